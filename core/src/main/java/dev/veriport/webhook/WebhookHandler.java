package dev.veriport.webhook;

/** What an application does with a delivery. Called from several threads at once, and more than once for one event. */
@FunctionalInterface
public interface WebhookHandler {

    /**
     * Stores what it needs before it returns: the vendor is told that all is well afterwards. Whatever it throws has the
     * vendor deliver again, where the vendor does.
     */
    void on(Delivery delivery);
}
