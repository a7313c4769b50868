package dev.veriport.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a vendor reported: a value, or which kind of nothing. Immutable when its value is. Kinds of nothing may be added:
 * whoever switches over them has a default arm.
 *
 * @param <T> the value's type; personal data is a {@code Reported<Pii<…>>}
 */
public sealed interface Reported<T> {

    /** Why there is no value. */
    enum Nothing {
        /** The vendor has such a field, and it is empty: the document does not carry it. */
        ABSENT,
        /** The vendor has no such field. */
        NOT_PROVIDED,
        /**
         * The vendor has such a field, there is something in it, and it could not be read: a date that is none, an object
         * where a text is due. Never the same as none; {@link VerificationResult#explain()} has the vendor's word.
         */
        UNREADABLE
    }

    /**
     * The vendor gave a value. Equal to another with the same value, wherever it came from.
     *
     * @param origins what it was made of in the vendor's answer, where that is known
     */
    record Given<T>(T value, List<Origin> origins) implements Reported<T> {
        public Given {
            Objects.requireNonNull(value);
            origins = List.copyOf(origins);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Given<?> that && value.equals(that.value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /**
     * There is no value. Equal to another with the same kind of nothing, wherever it came from.
     *
     * @param origins what could not be read in the vendor's answer; empty where there is nothing
     */
    record Missing<T>(Nothing why, List<Origin> origins) implements Reported<T> {
        public Missing {
            Objects.requireNonNull(why);
            origins = List.copyOf(origins);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Missing<?> that && why == that.why;
        }

        @Override
        public int hashCode() {
            return why.hashCode();
        }

        @Override
        public String toString() {
            return why.name();
        }
    }

    static <T> Reported<T> of(T value) {
        return new Given<>(value, List.of());
    }

    /** With what the value was made of. */
    static <T> Reported<T> of(T value, List<Origin> origins) {
        return new Given<>(value, origins);
    }

    static <T> Reported<T> absent() {
        return new Missing<>(Nothing.ABSENT, List.of());
    }

    static <T> Reported<T> notProvided() {
        return new Missing<>(Nothing.NOT_PROVIDED, List.of());
    }

    /** There is something, and it cannot be read. */
    static <T> Reported<T> unreadable() {
        return unreadable(List.of());
    }

    /** The same with what could not be read. */
    static <T> Reported<T> unreadable(List<Origin> origins) {
        return new Missing<>(Nothing.UNREADABLE, origins);
    }

    /** The value, or {@code ABSENT} where a vendor's field turned out empty. */
    static <T> Reported<T> ofOptional(Optional<? extends T> value) {
        return ofOptional(value, List.of());
    }

    /** The same with what the value was made of. */
    static <T> Reported<T> ofOptional(Optional<? extends T> value, List<Origin> origins) {
        return value.<Reported<T>>map(given -> new Given<>(given, origins)).orElseGet(Reported::absent);
    }

    /** One of the two, decided by what this is; for callers without pattern switches. */
    default <R> R match(Function<? super T, ? extends R> given, Function<Nothing, ? extends R> missing) {
        return this instanceof Given<T> g ? given.apply(g.value()) : missing.apply(((Missing<T>) this).why());
    }

    default Optional<T> toOptional() {
        return this instanceof Given<T> given ? Optional.of(given.value()) : Optional.empty();
    }

    /** The same kind of nothing, or what {@code change} makes of the value, which comes from the same place. */
    default <R> Reported<R> map(Function<? super T, ? extends R> change) {
        return match(value -> new Given<R>(change.apply(value), origins()), why -> new Missing<>(why, origins()));
    }

    /** The same where {@code reader} may make nothing of the value: that is {@code UNREADABLE}, from the same place. */
    default <R> Reported<R> read(Function<? super T, ? extends Optional<? extends R>> reader) {
        return match(
                value -> reader.apply(value)
                        .<Reported<R>>map(read -> new Given<>(read, origins()))
                        .orElseGet(() -> unreadable(origins())),
                why -> new Missing<>(why, origins()));
    }

    default boolean isGiven() {
        return this instanceof Given;
    }

    /** Whether there is something that could not be read. */
    default boolean isUnreadable() {
        return this instanceof Missing<T> missing && missing.why() == Nothing.UNREADABLE;
    }

    /** What the value was made of, or what could not be read, in the vendor's answer; empty where nobody knows. */
    List<Origin> origins();
}
