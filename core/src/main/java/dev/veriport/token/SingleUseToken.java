package dev.veriport.token;

import dev.veriport.model.Secret;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A token for one operation. {@link #take()} returns it once. Thread-safe. */
public final class SingleUseToken implements AccessToken {
    private final AtomicReference<@Nullable Secret> value;

    private SingleUseToken(Secret value) {
        this.value = new AtomicReference<>(value);
    }

    /** A token that has not been taken. */
    public static SingleUseToken of(Secret value) {
        return new SingleUseToken(value);
    }

    /**
     * The token. A second call fails, also from another thread.
     *
     * @throws IllegalStateException when it was taken before
     */
    public Secret take() {
        Secret taken = value.getAndSet(null);
        if (taken == null) {
            throw new IllegalStateException("this token was taken before: ask for a new one");
        }
        return taken;
    }

    @Override
    public String toString() {
        return "SingleUseToken[[redacted]]";
    }
}
