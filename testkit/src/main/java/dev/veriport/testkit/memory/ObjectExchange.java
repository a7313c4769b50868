package dev.veriport.testkit.memory;

import dev.veriport.spi.Exchange;
import dev.veriport.store.StoredResponse;
import dev.veriport.time.Deadline;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An exchange with a vendor in this process: the answer is an object and never bytes. For one call.
 *
 * @param <A> the answer
 */
final class ObjectExchange<A> implements Exchange {
    private static final StoredResponse OK = new StoredResponse(200, new byte[0]);

    private final Function<Deadline, Supplier<A>> request;
    private volatile @Nullable A answer;

    /** @param request gets what it needs first, a token for instance, and gives what sends it */
    ObjectExchange(Function<Deadline, Supplier<A>> request) {
        this.request = request;
    }

    @Override
    public Authorized authorize(Deadline deadline) {
        Supplier<A> ready = request.apply(deadline);
        return (within, onFreshConnection) -> {
            answer = ready.get();
            return OK;
        };
    }

    /** The reader that belongs to this exchange. */
    A read(StoredResponse ok) {
        A read = answer;
        if (read == null) {
            throw new IllegalStateException("nothing was sent");
        }
        return read;
    }
}
