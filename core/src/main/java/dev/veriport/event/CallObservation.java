package dev.veriport.event;

import dev.veriport.error.VeriportException;

/**
 * A port call or a request that a listener observes while it runs. It ends once, in the thread that it began in, and
 * after everything that began within it in that thread. Both methods must return quickly and must not block.
 */
public interface CallObservation {
    /** Observes nothing. */
    CallObservation NONE = new CallObservation() {
        @Override
        public void succeeded() {}

        @Override
        public void failed(VeriportException failure) {}
    };

    /** The call returned. */
    void succeeded();

    /**
     * The call failed.
     *
     * @param failure contains no personal data, and neither does its cause. Where the call threw another exception, this
     *     is an {@link dev.veriport.error.ErrorCode#UNAVAILABLE} with that exception's classes and stack
     */
    void failed(VeriportException failure);
}
