package dev.veriport.model;

import java.util.Objects;
import java.util.function.Function;

/**
 * A value that tells something about a person. It prints as {@code [redacted]} and is not serializable. Immutable when
 * its value is.
 */
public final class Pii<T> {
    private final T value;

    private Pii(T value) {
        this.value = Objects.requireNonNull(value);
    }

    public static <T> Pii<T> of(T value) {
        return new Pii<>(value);
    }

    /** The value itself. Never log it or put it in an exception. */
    public T reveal() {
        return value;
    }

    /** The same protection around what {@code change} makes of the value. */
    public <R> Pii<R> map(Function<? super T, ? extends R> change) {
        return new Pii<>(change.apply(value));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pii<?> that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return Redacted.TEXT;
    }
}
