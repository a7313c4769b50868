package dev.veriport.token;

import dev.veriport.model.Secret;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Good for one operation; so {@link #take()} works once. Thread-safe. */
public final class SingleUseToken implements AccessToken {
    private final AtomicReference<@Nullable Secret> value;

    private SingleUseToken(Secret value) {
        this.value = new AtomicReference<>(value);
    }

    public static SingleUseToken of(Secret value) {
        return new SingleUseToken(value);
    }

    /** @throws IllegalStateException when it was taken before */
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
