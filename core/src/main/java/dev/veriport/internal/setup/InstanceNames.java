package dev.veriport.internal.setup;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.config.Configuration;
import dev.veriport.model.ProviderId;
import dev.veriport.spi.IdentityProviderFactory;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the instances: each name in a routing key, each name with a {@code vendor}, and each installed vendor, whose own
 * name is an instance that needs no {@code vendor}.
 *
 * @param factories the vendor's factory of each instance, by the instance's name
 * @param misdeclared the names whose {@code vendor} is a problem
 * @param declared the instances with a {@code vendor}; they are opened though no routing key names them
 */
record InstanceNames(
        SortedMap<String, IdentityProviderFactory<?>> factories, Set<String> declared, Set<String> misdeclared) {
    /** Names that mean something else below {@code veriport.}, now or later. */
    private static final Set<String> RESERVED =
            Set.of("redis", "jdbc", "store", "vault", "webhooks", "route", "cap", "split", "vendor");

    private static final String VENDOR_KEY = "vendor";
    static final ConfigKey<Optional<String>> VENDOR = ConfigKey.text(
                    VENDOR_KEY,
                    "The installed vendor of this instance. Unset: the vendor that has the instance's name.")
            .optional();

    /**
     * @param routed the names in the routing keys
     * @param installed the vendors' factories, by the vendor's name
     * @param stores the names of the installed stores
     */
    static InstanceNames read(
            Configuration configuration,
            Collection<String> routed,
            Map<String, IdentityProviderFactory<?>> installed,
            Set<String> stores) {
        Set<String> names = new TreeSet<>(installed.keySet());
        routed.stream().filter(ProviderId::isName).forEach(names::add);
        for (String key : configuration.root().listed("")) {
            if (key.endsWith("." + VENDOR_KEY)) {
                names.add(key.substring(0, key.length() - VENDOR_KEY.length() - 1));
            }
        }
        names.removeIf(name -> !ProviderId.isName(name));
        SortedMap<String, IdentityProviderFactory<?>> factories = new TreeMap<>();
        Set<String> declared = new TreeSet<>();
        Set<String> misdeclared = new TreeSet<>();
        for (String name : names) {
            ConfigReader in = configuration.section(name);
            // get makes a key known, and a name that is no instance has no settings
            Optional<String> vendor = in.isSet(VENDOR) ? in.get(VENDOR) : Optional.empty();
            Optional<String> problem = vendor.flatMap(wanted -> problem(name, wanted, installed, stores));
            problem.ifPresent(text -> {
                in.problem(VENDOR, text);
                misdeclared.add(name);
            });
            IdentityProviderFactory<?> factory = installed.get(vendor.orElse(name));
            if (problem.isEmpty() && factory != null) {
                factories.put(name, factory);
                vendor.ifPresent(any -> declared.add(name));
            }
        }
        return new InstanceNames(factories, declared, misdeclared);
    }

    private static Optional<String> problem(
            String name, String vendor, Map<String, IdentityProviderFactory<?>> installed, Set<String> stores) {
        if (RESERVED.contains(name) || stores.contains(name)) {
            return Optional.of("cannot be set, because the instance has a reserved name: choose another");
        }
        if (!installed.containsKey(vendor)) {
            return Optional.of("must be an installed vendor: " + String.join(", ", installed.keySet()));
        }
        return installed.containsKey(name) && !vendor.equals(name)
                ? Optional.of(
                        "must be " + name + ", which is an installed vendor: choose another name for this instance")
                : Optional.empty();
    }

    private boolean isOfAnotherVendor(ProviderId name, ProviderId id) {
        Optional<String> vendor = vendor(name);
        return vendor.isPresent() && !vendor.equals(vendor(id));
    }

    private Optional<String> vendor(ProviderId name) {
        return Optional.ofNullable(factories.get(name.value())).map(IdentityProviderFactory::vendor);
    }

    /** An earlier name leads to one instance. */
    void checkFormerly(Map<ProviderId, PlannedInstance> open, Configuration configuration) {
        Set<ProviderId> seen = new HashSet<>();
        open.forEach((id, instance) -> instance.formerly().forEach(name -> {
            ConfigReader in = configuration.section(id.value());
            if (open.containsKey(name)) {
                in.problem(PlannedInstance.FORMERLY, "must not name an instance that is open: remove its name");
            } else if (isOfAnotherVendor(name, id)) {
                in.problem(PlannedInstance.FORMERLY, "must not name another vendor: remove its name");
            } else if (!seen.add(name)) {
                in.problem(PlannedInstance.FORMERLY, "must not repeat an earlier name of another instance");
            }
        }));
    }
}
