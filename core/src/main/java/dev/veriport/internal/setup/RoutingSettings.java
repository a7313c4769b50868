package dev.veriport.internal.setup;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.internal.routing.RoutingPlan;
import dev.veriport.internal.routing.RoutingRule;
import dev.veriport.model.ProviderId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which vendors are opened, and which of them take new verifications.
 *
 * @param toOpen by name; some may not be installed, which is reported
 * @param notInstalled vendors that are named and not installed
 */
public record RoutingSettings(RoutingPlan plan, Set<String> toOpen, Set<String> notInstalled) {
    private static final String SPLIT = "split.";
    private static final Pattern CAP = Pattern.compile("([1-9]\\d{0,8})/day");
    private static final ConfigKey<String> PROVIDER =
            ConfigKey.text("provider", "The instance that takes new verifications. This line switches the vendor.");
    private static final ConfigKey<List<String>> ALSO_READ = ConfigKey.list(
            "also-read", "Instances that take no new verifications, and complete and read those that started there.");
    private static final ConfigKey<List<String>> FALLBACK =
            ConfigKey.list("fallback", "Instances that take a start when those before them fail, in this order.");

    /** The names in the routing keys, whether or not they are instances. */
    record Named(String provider, List<String> alsoRead, List<String> fallback, Set<String> split, RuleSettings rules) {
        static Named read(ConfigReader root) {
            return new Named(
                    root.get(PROVIDER),
                    root.get(ALSO_READ),
                    root.get(FALLBACK),
                    root.listed(SPLIT),
                    RuleSettings.read(root));
        }

        Set<String> all() {
            Set<String> all = new LinkedHashSet<>();
            all.add(provider);
            all.addAll(alsoRead);
            all.addAll(fallback);
            all.addAll(split);
            all.addAll(rules.instances());
            return all;
        }
    }

    /** @param unusable services that were found and could not be loaded */
    static RoutingSettings read(ConfigReader root, Named routed, InstanceNames instances, List<String> unusable) {
        Set<String> installed = instances.factories().keySet();
        Set<String> notInstalled = checked(root, routed, instances, unusable);
        // vendors that are not installed are left out
        ProviderId chosen = new ProviderId(installed.contains(routed.provider()) ? routed.provider() : "unset");
        List<ProviderId> then = routed.fallback().stream()
                .filter(installed::contains)
                .map(ProviderId::new)
                .toList();
        List<RoutingRule> rules =
                installed.isEmpty() ? List.of() : routed.rules().resolve(root, instances, lacking(installed, unusable));
        RoutingPlan plan = new RoutingPlan(chosen, then, shares(root, installed), rules, caps(root, installed));
        Set<String> toOpen = new LinkedHashSet<>(routed.alsoRead());
        plan.startCandidates().forEach(candidate -> toOpen.add(candidate.value()));
        return new RoutingSettings(plan, toOpen, notInstalled);
    }

    /** Reports the names in the routing keys that are no instance, those of rules aside, and returns all of them. */
    private static Set<String> checked(
            ConfigReader root, Named routed, InstanceNames instances, List<String> unusable) {
        Set<String> installed = instances.factories().keySet();
        Map<ConfigKey<?>, List<String>> named = new LinkedHashMap<>();
        named.put(PROVIDER, List.of(routed.provider()));
        if (!installed.isEmpty()) {
            named.put(ALSO_READ, routed.alsoRead());
            named.put(FALLBACK, routed.fallback());
        }
        Set<String> notInstalled = new LinkedHashSet<>(routed.rules().instances());
        named.forEach((key, names) -> {
            List<String> missing = names.stream()
                    .filter(name -> !installed.contains(name))
                    .filter(name -> !instances.misdeclared().contains(name))
                    .toList();
            notInstalled.addAll(names);
            if (missing.stream().anyMatch(name -> !name.isEmpty() && !ProviderId.isName(name))) {
                root.problem(key, "must consist of names of lower-case letters, digits and hyphens");
            } else if (!missing.isEmpty()) {
                root.problem(key, lacking(installed, unusable));
            }
        });
        notInstalled.removeAll(installed);
        return notInstalled;
    }

    public boolean opens(String name) {
        return toOpen.contains(name);
    }

    private static Map<ProviderId, Integer> shares(ConfigReader root, Set<String> installed) {
        Map<ProviderId, Integer> shares = new LinkedHashMap<>();
        int sum = 0;
        for (String name : installed) {
            ConfigKey<Integer> key = ConfigKey.percentage(
                            SPLIT + name,
                            "The percentage of starts, chosen by their reference, that go to " + name + " first.")
                    .withDefault("0");
            int share = root.get(key);
            sum += share;
            if (share > 0) {
                shares.put(new ProviderId(name), share);
            }
            if (sum > 100) {
                root.problem(key, "must not exceed 100 together with the other percentages");
            }
        }
        return shares;
    }

    private static Map<ProviderId, Integer> caps(ConfigReader root, Set<String> installed) {
        Map<ProviderId, Integer> caps = new LinkedHashMap<>();
        for (String name : installed) {
            root.get(ConfigKey.text(
                                    "cap." + name,
                                    "The most starts of " + name
                                            + " in a UTC day, like 500/day. The next instance takes the others. Unset: no cap.")
                            .as("1/day", RoutingSettings::startsPerDay)
                            .optional())
                    .ifPresent(limit -> caps.put(new ProviderId(name), limit));
        }
        return caps;
    }

    private static Integer startsPerDay(String text) {
        Matcher cap = CAP.matcher(text);
        if (!cap.matches()) {
            throw new IllegalArgumentException("must be a number of starts from 1, and /day: like 500/day");
        }
        return Integer.valueOf(cap.group(1));
    }

    private static String lacking(Set<String> installed, List<String> unusable) {
        String found = installed.isEmpty()
                ? "no vendor's adapter is on the class path: add a dependency, as dev.veriport:veriport-adapter-NAME"
                : "must be an installed vendor: " + String.join(", ", installed)
                        + "; for another one add dev.veriport:veriport-adapter-NAME, for another instance set veriport.NAME.vendor";
        return unusable.isEmpty() ? found : found + "; not loaded: " + String.join(", ", unusable);
    }
}
