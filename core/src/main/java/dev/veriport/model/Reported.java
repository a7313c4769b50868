package dev.veriport.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor reported: a value, or which kind of nothing. Equal to another with the same value or the same kind of
 * nothing, wherever it came from. Immutable when its value is. What tells something about a person is {@link Personal}.
 *
 * @param <T> the value's type
 */
public final class Reported<T> {
    private final @Nullable T value;
    private final Missing why; // says nothing where there is a value
    private final List<Origin> origins;

    private Reported(@Nullable T value, Missing why, List<Origin> origins) {
        this.value = value;
        this.why = why;
        this.origins = List.copyOf(origins);
    }

    public static <T> Reported<T> of(T value) {
        return of(value, List.of());
    }

    /** With what the value was made of. */
    public static <T> Reported<T> of(T value, List<Origin> origins) {
        return new Reported<>(Objects.requireNonNull(value), Missing.ABSENT, origins);
    }

    public static <T> Reported<T> absent() {
        return missing(Missing.ABSENT, List.of());
    }

    public static <T> Reported<T> notProvided() {
        return missing(Missing.NOT_PROVIDED, List.of());
    }

    /** There is something, and it cannot be read. */
    public static <T> Reported<T> unreadable() {
        return unreadable(List.of());
    }

    /** The same with what could not be read. */
    public static <T> Reported<T> unreadable(List<Origin> origins) {
        return missing(Missing.UNREADABLE, origins);
    }

    /** The vendor has it, and it was not fetched. */
    public static <T> Reported<T> notRead() {
        return missing(Missing.NOT_READ, List.of());
    }

    /** The value, or {@code ABSENT} where a vendor's field turned out empty. */
    public static <T> Reported<T> ofOptional(Optional<? extends T> value) {
        return ofOptional(value, List.of());
    }

    /** The same with what the value was made of. */
    public static <T> Reported<T> ofOptional(Optional<? extends T> value, List<Origin> origins) {
        return value.<Reported<T>>map(given -> of(given, origins)).orElseGet(Reported::absent);
    }

    private static <T> Reported<T> missing(Missing why, List<Origin> origins) {
        return new Reported<>(null, why, origins);
    }

    /** The same as personal data, which does not print. */
    public Personal<T> personal() {
        return new Personal<>(this);
    }

    /** What the one or the other makes of it. */
    public <R> R match(Function<? super T, ? extends R> given, Function<Missing, ? extends R> missing) {
        return value == null ? missing.apply(why) : given.apply(value);
    }

    /** The same kind of nothing, or what {@code change} makes of the value, which comes from the same place. */
    public <R> Reported<R> map(Function<? super T, ? extends R> change) {
        return match(given -> of(change.apply(given), origins), nothing -> missing(nothing, origins));
    }

    /** The same where {@code reader} may make nothing of the value: that is {@code UNREADABLE}, from the same place. */
    public <R> Reported<R> read(Function<? super T, ? extends Optional<? extends R>> reader) {
        return match(
                given -> reader.apply(given)
                        .<Reported<R>>map(read -> of(read, origins))
                        .orElseGet(() -> unreadable(origins)),
                nothing -> missing(nothing, origins));
    }

    public Optional<T> toOptional() {
        return Optional.ofNullable(value);
    }

    public boolean isGiven() {
        return value != null;
    }

    /** Why there is no value; empty where there is one. */
    public Optional<Missing> missing() {
        return value == null ? Optional.of(why) : Optional.empty();
    }

    /** Whether there is something that could not be read. */
    public boolean isUnreadable() {
        return value == null && why == Missing.UNREADABLE;
    }

    /** What the value was made of, or what could not be read, in the vendor's answer; empty where nobody knows. */
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

    /** The value as it prints, or the kind of nothing. */
    @Override
    public String toString() {
        return value == null ? why.name() : value.toString();
    }
}
