package dev.veriport.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;

/** Which module knows which: every arrow is drawn at {@link Place}, and there are no others. */
final class ModuleRules {
    static final String INTERNAL = "3 internal is core's and vendor-http's";

    private ModuleRules() {}

    static void addTo(Map<String, ArchRule> rules, House house) {
        for (Place place : Place.values()) {
            rules.put(place.rule(), knowsOnly(place, house));
        }
        rules.put(
                INTERNAL,
                noClasses()
                        .that(describe(
                                "are neither core's nor vendor-http's",
                                type -> !house.isAt(Place.CORE, type) && !house.isAt(Place.VENDOR_HTTP, type)))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("dev.veriport.internal.."));
    }

    private static ArchRule knowsOnly(Place place, House house) {
        return classes()
                .that(describe("are at " + place, type -> house.isAt(place, type)))
                .should(OnlyDependOn.ours(
                        "their module and those it may know",
                        (from, to) -> house.moduleOf(to)
                                .filter(house.moduleOf(from).orElseThrow()::mayKnow)
                                .isPresent()));
    }
}
