package dev.veriport.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor reported: a value, or the reason why there is none. Two are equal when they have the same value, or
 * are missing for the same reason; their origins are not compared. Immutable when its value is. For personal data see
 * {@link Personal}.
 *
 * @param <T> the type of the value
 */
public final class Reported<T> {
    private final @Nullable T value;
    private final Missing why; // without meaning where there is a value
    private final List<Origin> origins;

    private Reported(@Nullable T value, Missing why, List<Origin> origins) {
        this.value = value;
        this.why = why;
        this.origins = List.copyOf(origins);
    }

    /** A value whose origin is not known. */
    public static <T> Reported<T> of(T value) {
        return of(value, List.of());
    }

    /**
     * A value.
     *
     * @param origins the fields of the vendor's answer that it was made from
     */
    public static <T> Reported<T> of(T value, List<Origin> origins) {
        return new Reported<>(Objects.requireNonNull(value), Missing.ABSENT, origins);
    }

    /** A field that the vendor has and that is empty. */
    public static <T> Reported<T> absent() {
        return missing(Missing.ABSENT, List.of());
    }

    /** A field that the vendor does not have. */
    public static <T> Reported<T> notProvided() {
        return missing(Missing.NOT_PROVIDED, List.of());
    }

    /** A value that cannot be read and whose origin is not known. */
    public static <T> Reported<T> unreadable() {
        return unreadable(List.of());
    }

    /**
     * A value that cannot be read.
     *
     * @param origins the fields of the vendor's answer that cannot be read
     */
    public static <T> Reported<T> unreadable(List<Origin> origins) {
        return missing(Missing.UNREADABLE, origins);
    }

    /** A value that the vendor has and that was not fetched. */
    public static <T> Reported<T> notRead() {
        return missing(Missing.NOT_READ, List.of());
    }

    /** The value, or {@code ABSENT} for an empty one. */
    public static <T> Reported<T> ofOptional(Optional<? extends T> value) {
        return ofOptional(value, List.of());
    }

    /**
     * The value, or {@code ABSENT} for an empty one.
     *
     * @param origins the fields of the vendor's answer that the value was made from
     */
    public static <T> Reported<T> ofOptional(Optional<? extends T> value, List<Origin> origins) {
        return value.<Reported<T>>map(given -> of(given, origins)).orElseGet(Reported::absent);
    }

    static <T> Reported<T> missing(Missing why, List<Origin> origins) {
        return new Reported<>(null, why, origins);
    }

    /** The same as personal data, which prints redacted. */
    public Personal<T> personal() {
        return new Personal<>(this);
    }

    /**
     * Calls {@code given} with the value, or {@code missing} with the reason why there is none, and returns the
     * result.
     */
    public <R> R match(Function<? super T, ? extends R> given, Function<Missing, ? extends R> missing) {
        return value == null ? missing.apply(why) : given.apply(value);
    }

    /** The changed value, or the same reason why there is none. The origins are kept. */
    public <R> Reported<R> map(Function<? super T, ? extends R> change) {
        return match(given -> of(change.apply(given), origins), nothing -> missing(nothing, origins));
    }

    /**
     * The value as {@code reader} parses it, {@code UNREADABLE} where it returns nothing, or the same reason why
     * there is no value. The origins are kept.
     */
    public <R> Reported<R> read(Function<? super T, ? extends Optional<? extends R>> reader) {
        return match(
                given -> reader.apply(given)
                        .<Reported<R>>map(read -> of(read, origins))
                        .orElseGet(() -> unreadable(origins)),
                nothing -> missing(nothing, origins));
    }

    /** The value; empty where it is missing. */
    public Optional<T> toOptional() {
        return Optional.ofNullable(value);
    }

    /** Whether there is a value. */
    public boolean isGiven() {
        return value != null;
    }

    /** Why there is no value; empty where there is one. */
    public Optional<Missing> missing() {
        return value == null ? Optional.of(why) : Optional.empty();
    }

    /** Whether the vendor sent a value that cannot be read. */
    public boolean isUnreadable() {
        return value == null && why == Missing.UNREADABLE;
    }

    /**
     * The fields of the vendor's answer that the value was made from, or that cannot be read; empty where they are
     * not known.
     */
    public List<Origin> origins() {
        return origins;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Reported<?> that && Objects.equals(value, that.value) && why == that.why;
    }

    @Override
    public int hashCode() {
        return value == null ? why.hashCode() : value.hashCode();
    }

    /** The text of the value, or the reason why there is none. */
    @Override
    public String toString() {
        return value == null ? why.name() : value.toString();
    }
}
