package dev.veriport.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * What one vendor can do, as data: an application may ask before it calls, a test compares it with what happens.
 * Immutable.
 */
public final class Capabilities {
    private final Set<Capability> supported;
    private final Set<CheckType> checks;

    private Capabilities(Set<Capability> supported, Set<CheckType> checks) {
        this.supported = ordered(Capability.class, supported);
        this.checks = ordered(CheckType.class, checks);
    }

    /** @param checks what the vendor looks at, so that a request may ask for it */
    public static Capabilities of(Set<Capability> supported, Set<CheckType> checks) {
        return new Capabilities(supported, checks);
    }

    /** In the order of {@link Capability}. */
    public Set<Capability> supported() {
        return supported;
    }

    /** What the vendor looks at, so that a request may ask for it. */
    public Set<CheckType> checks() {
        return checks;
    }

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
