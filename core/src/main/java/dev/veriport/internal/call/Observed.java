package dev.veriport.internal.call;

import dev.veriport.error.VeriportException;
import dev.veriport.event.CallObservation;
import java.util.function.Supplier;

/** Runs a call that is observed. */
public final class Observed {
    private Observed() {}

    /** @param observation ends when the call returns or throws */
    public static <T> T run(CallObservation observation, Supplier<T> call) {
        T result;
        try {
            result = call.get();
        } catch (VeriportException failure) {
            observation.failed(failure);
            throw failure;
        } catch (RuntimeException | Error unexpected) {
            observation.failed(CallFailures.unexpected(unexpected));
            throw unexpected;
        }
        observation.succeeded();
        return result;
    }
}
