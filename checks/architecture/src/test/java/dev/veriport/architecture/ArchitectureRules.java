package dev.veriport.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rules of the code, by name. They find a module by its place ({@link House}), so that one which is added is under
 * them at once.
 */
final class ArchitectureRules {
    private ArchitectureRules() {}

    static Map<String, ArchRule> of(House house) {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        CoreRules.addTo(rules);
        LibraryRules.addTo(rules, house);
        ModuleRules.addTo(rules, house);
        PublicRules.addTo(rules, house);
        ClockRules.addTo(rules);
        rules.put(NullMarkedPackages.RULE, NullMarkedPackages.rule());
        rules.put(NoSynchronized.RULE, NoSynchronized.rule());
        return rules;
    }
}
