package dev.veriport.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What one vendor can do, as data: an application may ask before it calls, a test compares it with what happens.
 *
 * @param supported in the order of {@link Capability}
 * @param checks what the vendor looks at, so that a request may ask for it
 */
public record Capabilities(Set<Capability> supported, Set<CheckType> checks) {
    public Capabilities {
        supported = ordered(Capability.class, supported);
        checks = ordered(CheckType.class, checks);
    }

    public boolean supports(Capability capability) {
        return supported.contains(capability);
    }

    private static <E extends Enum<E>> Set<E> ordered(Class<E> type, Set<E> constants) {
        EnumSet<E> copy = EnumSet.noneOf(type);
        copy.addAll(constants);
        return Collections.unmodifiableSet(copy);
    }
}
