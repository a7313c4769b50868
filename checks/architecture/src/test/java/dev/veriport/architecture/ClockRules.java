package dev.veriport.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import dev.veriport.time.Ticker;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Time comes from the clock and the ticker that were passed in, so that tests can move it. */
final class ClockRules {
    static final String CLOCK = "5 no clock but the injected one";
    static final String TICKER = "5 no monotonic time but the ticker's";

    /** Where a clock begins: what builds or starts something for a user takes the system's unless it is given another. */
    static final Set<String> ROOTS = Set.of(
            "dev.veriport.Veriport$Builder",
            "dev.veriport.fake.authenteq.FakeAuthenteqServerBuilder",
            "dev.veriport.fake.faceki.FakeFacekiServerBuilder",
            "dev.veriport.fake.onfido.FakeOnfidoServerBuilder",
            "dev.veriport.fake.persona.FakePersonaServerBuilder",
            "dev.veriport.fake.stripe.FakeStripeServerBuilder",
            "dev.veriport.fake.sumsub.FakeSumsubServerBuilder",
            "dev.veriport.spring.WebhookRegistration",
            // A contract's deliveries carry the moment at which an adapter's own test signed them.
            "dev.veriport.testkit.contract.NotificationClauses",
            // A vendor that verifies a signed time compares it with its own.
            "dev.veriport.testkit.contract.RelayedCalls",
            // A vendor's Retry-After may be a date.
            "dev.veriport.testkit.contract.StagedFault",
            // Programs, whose time is the system's.
            "dev.veriport.sandbox.Onboarding",
            "dev.veriport.cli.TokenCommand");

    private static final Pattern OF_THE_SYSTEM = Pattern.compile("""
            java\\.time\\.(chrono\\.)?\\w+\\.now\
            |java\\.time\\.Clock\\.(system|tickMillis|tickSeconds|tickMinutes)\\w*\
            |java\\.time\\.InstantSource\\.system\
            |java\\.util\\.Calendar\\.getInstance\
            |java\\.lang\\.System\\.currentTimeMillis\
            |java\\.lang\\.Thread\\.sleep\
            |java\\.util\\.concurrent\\.TimeUnit\\.sleep\
            |java\\.util\\.concurrent\\.locks\\.LockSupport\\.(parkNanos|parkUntil)""");

    private ClockRules() {}

    static void addTo(Map<String, ArchRule> rules) {
        rules.put(CLOCK, clocksArePassedIn(ROOTS));
        rules.put(
                TICKER,
                noClasses()
                        .that()
                        .areNotAssignableTo(Ticker.class)
                        .should()
                        .accessTargetWhere(describe(
                                "is the system's ticker",
                                access -> nameOf(access).equals("java.lang.System.nanoTime"))));
    }

    static ArchRule clocksArePassedIn(Set<String> except) {
        return noClasses()
                .that(describe("are not where a clock begins", (JavaClass type) -> !except.contains(type.getName())))
                .should()
                .accessTargetWhere(describe("asks the system for the time, or waits", ClockRules::asksTheSystem));
    }

    /** Called or referred to. */
    private static boolean asksTheSystem(JavaAccess<?> access) {
        if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
            return false;
        }
        List<JavaClass> parameters = target.getRawParameterTypes();
        boolean ofAGivenClock = parameters.stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
        boolean newDate = nameOf(access).equals("java.util.Date.<init>") && parameters.isEmpty();
        return newDate
                || !ofAGivenClock && OF_THE_SYSTEM.matcher(nameOf(access)).matches();
    }

    private static String nameOf(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getTarget().getName();
    }
}
