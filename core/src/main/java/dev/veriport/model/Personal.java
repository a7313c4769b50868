package dev.veriport.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Personal data that a vendor reported or an application gave. It works as {@link Reported}, but a value prints as {@code
 * [redacted]} and is not serializable. Two are equal when they have the same value, or are missing for the same reason.
 * Immutable when its value is.
 *
 * @param <T> the type of the value
 */
public final class Personal<T> {
    private final Reported<T> reported;

    Personal(Reported<T> reported) {
        this.reported = reported;
    }

    /** A value. */
    public static <T> Personal<T> of(T value) {
        return new Personal<>(Reported.of(value));
    }

    /** A field that the vendor has and that is empty. */
    public static <T> Personal<T> absent() {
        return new Personal<>(Reported.absent());
    }

    /** A field that the vendor does not have. */
    public static <T> Personal<T> notProvided() {
        return new Personal<>(Reported.notProvided());
    }

    /** A value that cannot be read. */
    public static <T> Personal<T> unreadable() {
        return new Personal<>(Reported.unreadable());
    }

    /** A value that the vendor has and that was not fetched. */
    public static <T> Personal<T> notRead() {
        return new Personal<>(Reported.notRead());
    }

    static <T> Personal<T> missing(Missing why) {
        return new Personal<>(Reported.missing(why, List.of()));
    }

    /** The value; empty where it is missing. Never log it or put it in an exception. */
    public Optional<T> reveal() {
        return reported.toOptional();
    }

    /**
     * Calls {@code given} with the value, or {@code missing} with the reason why there is none, and returns the
     * result. As with {@link #reveal()}, never log the value.
     */
    public <R> R match(Function<? super T, ? extends R> given, Function<Missing, ? extends R> missing) {
        return reported.match(given, missing);
    }

    /** The changed value, also personal; or the same reason why there is none. The origins are kept. */
    public <R> Personal<R> map(Function<? super T, ? extends R> change) {
        return reported.<R>map(change).personal();
    }

    /** Whether there is a value. */
    public boolean isGiven() {
        return reported.isGiven();
    }

    /** Why there is no value; empty where there is one. */
    public Optional<Missing> missing() {
        return reported.missing();
    }

    /** Whether the vendor sent a value that cannot be read. */
    public boolean isUnreadable() {
        return reported.isUnreadable();
    }

    /**
     * The fields of the vendor's answer that the value was made from, or that cannot be read; empty where they are
     * not known.
     */
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

    /** {@code [redacted]}, or the reason why there is no value. */
    @Override
    public String toString() {
        return reported.match(given -> Redacted.TEXT, Missing::name);
    }
}
