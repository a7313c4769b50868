package dev.veriport.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * What one vendor supports. An application can check it before a call. The contract tests compare it with what the
 * vendor's adapter does. Immutable.
 */
public final class Capabilities {
    private final Set<Capability> supported;
    private final Set<CheckType> checks;
    private final Set<RequestField> required;
    private final Set<RequestField> taken;

    private Capabilities(
            Set<Capability> supported, Set<CheckType> checks, Set<RequestField> required, Set<RequestField> taken) {
        this.supported = ordered(Capability.class, supported);
        this.checks = ordered(CheckType.class, checks);
        this.required = ordered(RequestField.class, required);
        this.taken = ordered(RequestField.class, taken);
    }

    /**
     * The capabilities of a vendor that takes no optional field of a request.
     *
     * @param supported the operations that the vendor offers
     * @param checks the checks that the vendor makes and that a request may require
     */
    public static Capabilities of(Set<Capability> supported, Set<CheckType> checks) {
        return new Capabilities(supported, checks, Set.of(), Set.of());
    }

    /** The same, for a vendor that requires these fields in each start. It takes them too. */
    public Capabilities requiring(RequestField... fields) {
        return new Capabilities(supported, checks, with(required, fields), with(taken, fields));
    }

    /** The same, for a vendor that takes these fields in a start. */
    public Capabilities taking(RequestField... fields) {
        return new Capabilities(supported, checks, required, with(taken, fields));
    }

    /** The operations that the vendor offers, in the order of {@link Capability}. */
    public Set<Capability> supported() {
        return supported;
    }

    /** The checks that the vendor makes and that a request may require, in the order of {@link CheckType}. */
    public Set<CheckType> checks() {
        return checks;
    }

    /**
     * The fields that the vendor requires in each start, in the order of {@link RequestField}. A start without one of them fails
     * with {@code INVALID_REQUEST}, and nothing is sent.
     */
    public Set<RequestField> required() {
        return required;
    }

    /**
     * The optional fields of a request that the vendor takes, those that it requires included, in the order of {@link
     * RequestField}. Other fields are not sent to it.
     */
    public Set<RequestField> taken() {
        return taken;
    }

    /** Whether the vendor offers this operation. */
    public boolean supports(Capability capability) {
        return supported.contains(capability);
    }

    private static Set<RequestField> with(Set<RequestField> before, RequestField... more) {
        Set<RequestField> all = new HashSet<>(before);
        Collections.addAll(all, more);
        return all;
    }

    private static <E extends Enum<E>> Set<E> ordered(Class<E> type, Set<E> constants) {
        EnumSet<E> copy = EnumSet.noneOf(type);
        copy.addAll(constants);
        return Collections.unmodifiableSet(copy);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Capabilities that
                && supported.equals(that.supported)
                && checks.equals(that.checks)
                && required.equals(that.required)
                && taken.equals(that.taken);
    }

    @Override
    public int hashCode() {
        return Objects.hash(supported, checks, required, taken);
    }

    @Override
    public String toString() {
        return "Capabilities[supported=%s, checks=%s, required=%s, taken=%s]"
                .formatted(supported, checks, required, taken);
    }
}
