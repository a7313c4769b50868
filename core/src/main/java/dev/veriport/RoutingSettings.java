package dev.veriport;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.model.ProviderId;
import dev.veriport.routing.RoutingPlan;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which vendors there are to be, and which of them take new verifications, as it is set.
 *
 * @param toOpen by name; some may not be installed, which is told
 */
record RoutingSettings(RoutingPlan plan, Set<String> toOpen) {
    private static final ConfigKey<String> PROVIDER =
            ConfigKey.text("provider", "The vendor that takes new verifications: the one line that switches.");
    private static final ConfigKey<List<String>> ALSO_READ = ConfigKey.list(
            "also-read", "Vendors that take no new verifications and still answer for those begun there.");
    private static final ConfigKey<List<String>> FALLBACK =
            ConfigKey.list("fallback", "Vendors that take a start when those before them cannot, in order.");

    static RoutingSettings read(ConfigReader root, Set<String> installed) {
        String provider = root.get(PROVIDER);
        List<String> alsoRead = root.get(ALSO_READ);
        List<String> fallback = root.get(FALLBACK);
        mustBeInstalled(root, PROVIDER, List.of(provider), installed);
        mustBeInstalled(root, ALSO_READ, alsoRead, installed);
        mustBeInstalled(root, FALLBACK, fallback, installed);
        // of one that is not installed nothing is made
        ProviderId chosen = new ProviderId(installed.contains(provider) ? provider : "unset");
        List<ProviderId> then = fallback.stream()
                .filter(installed::contains)
                .map(ProviderId::new)
                .toList();
        RoutingPlan plan = new RoutingPlan(chosen, then, shares(root, installed));
        Set<String> toOpen = new LinkedHashSet<>(alsoRead);
        plan.takers().forEach(taker -> toOpen.add(taker.value()));
        return new RoutingSettings(plan, toOpen);
    }

    boolean opens(String name) {
        return toOpen.contains(name);
    }

    private static Map<ProviderId, Integer> shares(ConfigReader root, Set<String> installed) {
        Map<ProviderId, Integer> shares = new LinkedHashMap<>();
        int sum = 0;
        for (String name : installed) {
            ConfigKey<Integer> key = ConfigKey.percentage(
                            "split." + name,
                            "How many of a hundred starts, by their reference, go to " + name + " first.")
                    .withDefault("0");
            int share = root.get(key);
            sum += share;
            if (share > 0) {
                shares.put(new ProviderId(name), share);
            }
            if (sum > 100) {
                root.problem(key, "must not make more than 100 with the other shares");
            }
        }
        return shares;
    }

    private static void mustBeInstalled(
            ConfigReader root, ConfigKey<?> key, List<String> names, Set<String> installed) {
        if (!installed.containsAll(names)) {
            root.problem(key, "must name what is installed: " + String.join(", ", installed));
        }
    }
}
