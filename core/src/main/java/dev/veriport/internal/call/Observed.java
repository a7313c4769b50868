package dev.veriport.internal.call;

import dev.veriport.error.VeriportException;
import dev.veriport.event.CallObservation;
import java.util.function.Supplier;

/** Runs a call that is observed. */
public final class Observed {
    private Observed() {}

    /** @param begun ends when the call returns or throws */
    public static <T> T run(CallObservation begun, Supplier<T> call) {
        T result;
        try {
            result = call.get();
        } catch (VeriportException failure) {
            begun.failed(failure);
            throw failure;
        } catch (RuntimeException | Error unexpected) {
            begun.failed(CallFailures.unexpected(unexpected));
            throw unexpected;
        }
        begun.succeeded();
        return result;
    }
}
