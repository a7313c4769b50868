package dev.veriport.webhook;

/** Handles deliveries. Called from several threads concurrently, and more than once for one event. */
@FunctionalInterface
public interface WebhookHandler {

    /**
     * Handles one delivery. Store what you need before you return, since the vendor gets 200 afterwards. If this
     * throws, the vendor delivers again, where the vendor does that. A delivery can arrive before {@code start} has
     * returned.
     */
    void on(Delivery delivery);
}
