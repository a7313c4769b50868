package dev.veriport.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a vendor reported: a value, or which kind of nothing. Immutable when its value is.
 *
 * @param <T> the value's type; personal data is a {@code Reported<Pii<…>>}
 */
public sealed interface Reported<T> {

    /** Why there is no value. */
    enum Nothing {
        /** The vendor has such a field, and it is empty: the document does not carry it. */
        ABSENT,
        /** The vendor has no such field. */
        NOT_PROVIDED
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

    /** The vendor gave none. */
    record Missing<T>(Nothing why) implements Reported<T> {
        public Missing {
            Objects.requireNonNull(why);
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
        return new Missing<>(Nothing.ABSENT);
    }

    static <T> Reported<T> notProvided() {
        return new Missing<>(Nothing.NOT_PROVIDED);
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
        return match(value -> new Given<R>(change.apply(value), origins()), Missing::new);
    }

    default boolean isGiven() {
        return this instanceof Given;
    }

    /** What the value was made of in the vendor's answer; empty where there is none, or nobody knows. */
    default List<Origin> origins() {
        return this instanceof Given<T> given ? given.origins() : List.of();
    }
}
