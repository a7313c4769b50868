package dev.veriport.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which of core's packages stands on which. */
final class CoreRules {
    private static final String ROOT = "dev.veriport";

    /** Each stands only on those before it; the last is the entry. */
    private static final List<String> IN_ORDER = List.of(
            ROOT + ".model",
            ROOT + ".time",
            ROOT + ".error",
            ROOT + ".token",
            ROOT + ".port",
            ROOT + ".config",
            ROOT + ".event",
            ROOT + ".webhook",
            ROOT + ".store",
            ROOT + ".spi",
            ROOT + ".internal.time",
            ROOT + ".internal.store",
            ROOT + ".internal.budget",
            ROOT + ".internal.token",
            ROOT + ".internal.call",
            ROOT + ".internal.routing",
            ROOT + ".internal.setup",
            ROOT);

    private CoreRules() {}

    static Set<String> packages() {
        return new LinkedHashSet<>(IN_ORDER);
    }

    static void addTo(Map<String, ArchRule> rules) {
        rules.put("1 model uses only the JDK and JSpecify", uses("model", "model"));
        rules.put("1 error adds model", uses("error", "error", "model"));
        rules.put("1 port adds error, token and model", uses("port", "port", "error", "token", "model"));
        for (int i = 0; i < IN_ORDER.size() - 1; i++) {
            rules.put(standsOnThoseBefore(IN_ORDER.get(i)), knowsThoseBefore(i));
        }
        rules.put(
                "1 packages have no cycles",
                slices().matching(ROOT + ".(**)")
                        .should()
                        .beFreeOfCycles()
                        .ignoreDependency(
                                DescribedPredicate.describe("refusals", CoreRules::isRefusal),
                                resideInAPackage(ROOT + ".error")));
    }

    static String standsOnThoseBefore(String corePackage) {
        return "1 " + corePackage + " knows only core's packages before it";
    }

    private static ArchRule uses(String name, String... others) {
        Set<String> allowed =
                Set.of(others).stream().map(other -> ROOT + "." + other).collect(Collectors.toSet());
        return classes()
                .that()
                .resideInAPackage(ROOT + "." + name)
                .should(new OnlyDependOn(
                        "the JDK, JSpecify and " + String.join(", ", others),
                        (from, to) -> to.getPackageName().matches("(java|org\\.jspecify)\\..*")
                                || allowed.contains(to.getPackageName())
                                || isRefused(from, to)));
    }

    private static ArchRule knowsThoseBefore(int index) {
        Set<String> allowed = Set.copyOf(IN_ORDER.subList(0, index + 1));
        return classes()
                .that()
                .resideInAPackage(IN_ORDER.get(index))
                .should(OnlyDependOn.ours(
                        "packages before it",
                        (from, to) -> allowed.contains(to.getPackageName()) || isRefused(from, to)));
    }

    /** The model knows errors in this one place: where it refuses what a browser or a stranger wrote (docs/adr/0012). */
    private static boolean isRefused(JavaClass from, JavaClass to) {
        return isRefusal(from) && to.getPackageName().equals(ROOT + ".error");
    }

    private static boolean isRefusal(JavaClass type) {
        return type.getName().equals(ROOT + ".model.Refusal");
    }
}
