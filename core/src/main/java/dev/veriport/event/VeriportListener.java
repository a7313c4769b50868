package dev.veriport.event;

import dev.veriport.model.ProviderId;

/**
 * Receives events, and observes calls while they run. It is called in the thread where it happens, so it must return
 * quickly and must not block. What it throws is logged once for each type of event, and does not fail the call.
 * Implementations are thread-safe.
 */
@FunctionalInterface
public interface VeriportListener {
    /** No listener: calls are neither observed nor timed. */
    VeriportListener NOBODY = event -> {};

    /** Receives one event. Must return quickly and must not block. */
    void on(VeriportEvent event);

    /**
     * Called before a call of one vendor through a port begins. The requests of the call follow, in this thread or in a
     * thread whose task was {@linkplain #wrap wrapped}. A start that goes on to another vendor is a call of each.
     *
     * @param provider the vendor that is called
     * @param method the method's name, for example {@code complete}
     * @return what observes the call; by default nothing
     */
    default CallObservation beginPortCall(ProviderId provider, String method) {
        return CallObservation.NONE;
    }

    /**
     * Called before a request is sent, in the thread that sends it and reads the answer. Each attempt is a request.
     * {@link VeriportEvent.CallSucceeded} or {@link VeriportEvent.CallFailed} is published before it ends.
     *
     * @param provider the vendor that is called
     * @param operation the name of the operation, as meters and breakers use it
     * @return what observes the request; by default nothing
     */
    default CallObservation beginRequest(ProviderId provider, String operation) {
        return CallObservation.NONE;
    }

    /**
     * Called in a caller's thread before a task of that caller starts in another thread, where it may outlive the call:
     * a redemption, or a request for a token. A listener that binds a context to threads captures it here, and the task
     * that it returns binds it while the given one runs. What belongs to no caller is not wrapped: a token's renewal
     * ahead of its expiry, for example.
     *
     * @param task is run once, whatever the returned task does
     * @return runs the task; by default the task itself
     */
    default Runnable wrap(Runnable task) {
        return task;
    }

    /**
     * Called when a Veriport opens that this listens to. One listener can listen to several.
     *
     * @return the listener for that Veriport; by default this one
     */
    default VeriportListener watching(OpenVeriport opened) {
        return this;
    }
}
