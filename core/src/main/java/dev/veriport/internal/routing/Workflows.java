package dev.veriport.internal.routing;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.ProviderId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The workflows of one instance: the application's names, and the vendor's ids. No name reaches a vendor, and no id of one
 * vendor another. Immutable.
 *
 * @param ids the vendor's ids, by name
 */
public record Workflows(ProviderId instance, Map<String, String> ids) {
    private static final Pattern PRINTABLE = Pattern.compile("[A-Za-z0-9_-]{1,63}");

    /** Copies the ids. */
    public Workflows {
        ids = Map.copyOf(ids);
    }

    /** Whether the instance has the workflow; it always has its own, which has no name. */
    boolean has(Optional<String> name) {
        return name.map(ids::containsKey).orElse(true);
    }

    /** @throws VeriportException {@link ErrorCode#CONFIGURATION} with the key to set, when the name has no id */
    String id(String name) {
        String id = ids.get(name);
        if (id == null) {
            throw unmapped(name, List.of(instance));
        }
        return id;
    }

    /** The failure for a workflow that none of these instances has. */
    static VeriportException unmapped(String name, Collection<ProviderId> instances) {
        String last = PRINTABLE.matcher(name).matches() ? name : "NAME";
        String keys = instances.stream()
                .map(instance -> "veriport." + instance + ".workflow." + last)
                .collect(Collectors.joining(" or "));
        return VeriportException.notSent(ErrorCode.CONFIGURATION, "no vendor's workflow has this name: set " + keys)
                .build();
    }
}
