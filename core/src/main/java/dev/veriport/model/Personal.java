package dev.veriport.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Personal data that a vendor reported: like {@link Reported}, but a given value prints as {@code [redacted]} and is not
 * serializable. Equal to another with the same value or the same kind of nothing. Immutable when its value is.
 *
 * @param <T> the value's type
 */
public final class Personal<T> {
    private final Reported<T> reported;

    Personal(Reported<T> reported) {
        this.reported = reported;
    }

    public static <T> Personal<T> of(T value) {
        return new Personal<>(Reported.of(value));
    }

    public static <T> Personal<T> absent() {
        return new Personal<>(Reported.absent());
    }

    public static <T> Personal<T> notProvided() {
        return new Personal<>(Reported.notProvided());
    }

    /** There is something, and it cannot be read. */
    public static <T> Personal<T> unreadable() {
        return new Personal<>(Reported.unreadable());
    }

    /** The vendor has it, and it was not fetched. */
    public static <T> Personal<T> notRead() {
        return new Personal<>(Reported.notRead());
    }

    /** The value itself, where there is one. Never log it or put it in an exception. */
    public Optional<T> reveal() {
        return reported.toOptional();
    }

    /** What the one or the other makes of it; {@code given} sees the value, as whoever calls {@link #reveal()} does. */
    public <R> R match(Function<? super T, ? extends R> given, Function<Missing, ? extends R> missing) {
        return reported.match(given, missing);
    }

    /** The same kind of nothing, or the same protection around what {@code change} makes of the value. */
    public <R> Personal<R> map(Function<? super T, ? extends R> change) {
        return reported.<R>map(change).personal();
    }

    public boolean isGiven() {
        return reported.isGiven();
    }

    /** Why there is no value; empty where there is one. */
    public Optional<Missing> missing() {
        return reported.missing();
    }

    /** Whether there is something that could not be read. */
    public boolean isUnreadable() {
        return reported.isUnreadable();
    }

    /** What the value was made of, or what could not be read, in the vendor's answer; empty where nobody knows. */
    public List<Origin> origins() {
        return reported.origins();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Personal<?> that && reported.equals(that.reported);
    }

    @Override
    public int hashCode() {
        return reported.hashCode();
    }

    /** {@code [redacted]}, or the kind of nothing. */
    @Override
    public String toString() {
        return reported.match(given -> Redacted.TEXT, Missing::name);
    }
}
