package dev.veriport.internal.call;

import dev.veriport.model.VerificationResult;
import dev.veriport.store.StoredResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects the vendor's ids of the requests that one call of the application makes. Thread-safe. */
public final class RequestIds {
    @SuppressWarnings("ThreadLocalUsage") // one for each instance, discarded with it
    private final ThreadLocal<@Nullable List<String>> current = new ThreadLocal<>();

    /** Runs a call, and adds the ids of the answers that it read to its result. */
    public VerificationResult during(Supplier<VerificationResult> call) {
        return during(call, RequestIds::with);
    }

    /**
     * Runs a call that can have a result.
     *
     * @param adding adds the ids
     */
    public <T> T during(Supplier<T> call, BiFunction<T, List<String>, T> adding) {
        List<String> ids = new ArrayList<>(2);
        current.set(ids);
        try {
            T result = call.get();
            return ids.isEmpty() ? result : adding.apply(result, ids);
        } finally {
            current.remove();
        }
    }

    /** The result with the ids in its provenance. */
    public static VerificationResult with(VerificationResult result, List<String> ids) {
        return result.toBuilder()
                .provenance(result.provenance().requestIds(ids))
                .build();
    }

    /** Notes the id of an answer that was read in this thread. */
    void read(StoredResponse answer) {
        List<String> ids = current.get();
        if (ids != null) {
            answer.requestId().ifPresent(ids::add);
        }
    }
}
