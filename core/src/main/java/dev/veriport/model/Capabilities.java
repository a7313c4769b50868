package dev.veriport.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * What one vendor supports. An application can check it before a call. The contract tests compare it with what the
 * vendor's adapter does. Immutable.
 */
public final class Capabilities {
    private final Set<Capability> supported;
    private final Set<CheckType> checks;

    private Capabilities(Set<Capability> supported, Set<CheckType> checks) {
        this.supported = ordered(Capability.class, supported);
        this.checks = ordered(CheckType.class, checks);
    }

    /**
     * The capabilities of a vendor.
     *
     * @param supported the operations that the vendor offers
     * @param checks the checks that the vendor makes and that a request may require
     */
    public static Capabilities of(Set<Capability> supported, Set<CheckType> checks) {
        return new Capabilities(supported, checks);
    }

    /** The operations that the vendor offers, in the order of {@link Capability}. */
    public Set<Capability> supported() {
        return supported;
    }

    /** The checks that the vendor makes and that a request may require, in the order of {@link CheckType}. */
    public Set<CheckType> checks() {
        return checks;
    }

    /** Whether the vendor offers this operation. */
    public boolean supports(Capability capability) {
        return supported.contains(capability);
    }

    private static <E extends Enum<E>> Set<E> ordered(Class<E> type, Set<E> constants) {
        EnumSet<E> copy = EnumSet.noneOf(type);
        copy.addAll(constants);
        return Collections.unmodifiableSet(copy);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Capabilities that && supported.equals(that.supported) && checks.equals(that.checks);
    }

    @Override
    public int hashCode() {
        return Objects.hash(supported, checks);
    }

    @Override
    public String toString() {
        return "Capabilities[supported=" + supported + ", checks=" + checks + "]";
    }
}
