package dev.veriport.architecture;

import dev.veriport.adapter.authenteq.PlantedApi;
import dev.veriport.adapter.authenteq.PlantedInAuthenteq;
import dev.veriport.config.PlantedInConfig;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.PlantedInError;
import dev.veriport.error.VeriportException;
import dev.veriport.event.PlantedInEvent;
import dev.veriport.internal.budget.PlantedInBudget;
import dev.veriport.internal.call.PlantedInCall;
import dev.veriport.internal.routing.PlantedInRouting;
import dev.veriport.internal.setup.PlantedInSetup;
import dev.veriport.internal.store.PlantedInStores;
import dev.veriport.internal.time.PlantedInTime;
import dev.veriport.internal.token.PlantedInToken;
import dev.veriport.model.PlantedInModel;
import dev.veriport.model.ProviderId;
import dev.veriport.port.PlantedInPort;
import dev.veriport.store.PlantedInStore;
import dev.veriport.time.PlantedInTicking;
import dev.veriport.token.PlantedInTokens;
import dev.veriport.unmarked.PlantedInUnmarked;
import dev.veriport.webhook.PlantedInWebhook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Classes that break a rule, one thing at a time. */
final class PlantedViolations {
    private static final String FACEKI = "dev.veriport.adapter.faceki.PlantedInFaceki";
    private static final String FAKE = "dev.veriport.fake.faceki.PlantedInFake";
    private static final String GUICE = "dev.veriport.guice.PlantedInGuice";
    private static final String HTTP = "dev.veriport.http.PlantedInHttp";
    private static final String REDIS = "dev.veriport.store.redis.PlantedInRedis";
    private static final String ROOT = "dev.veriport.PlantedInRoot";
    private static final String SANDBOX = "dev.veriport.sandbox.PlantedInSandbox";
    private static final String SPI = "dev.veriport.spi.PlantedInSpi";
    private static final String SPRING = "dev.veriport.spring.PlantedInSpring";
    private static final String TESTKIT = "dev.veriport.testkit.PlantedInTestkit";

    /** @param classes which together, and not without each other, break the rule */
    record Planted(String rule, List<Class<?>> classes) {
        @Override
        public String toString() {
            return rule + ": " + classes.stream().map(Class::getName).collect(Collectors.joining(", "));
        }
    }

    private final List<Planted> planted = new ArrayList<>();

    private PlantedViolations() {}

    static List<Planted> all() {
        PlantedViolations violations = new PlantedViolations();
        violations.inCore();
        violations.libraries();
        violations.betweenModules();
        violations.whatIsPublic();
        violations.clocks();
        violations.plant(NullMarkedPackages.RULE, PlantedInUnmarked.class);
        violations.plant(NullMarkedPackages.RULE, "dev.veriport.PlantedUnmarked");
        violations.plant(NoSynchronized.RULE, ROOT, "LockedMethod", "LockedBlock");
        return List.copyOf(violations.planted);
    }

    private void inCore() {
        plant("1 model uses only the JDK and JSpecify", PlantedInModel.class);
        plant("1 error adds model", PlantedInError.class);
        plant("1 port adds error, token and model", PlantedInPort.class);
        Stream.of(
                        PlantedInModel.class,
                        PlantedInTicking.class,
                        PlantedInTokens.class,
                        PlantedInError.class,
                        PlantedInPort.class,
                        PlantedInConfig.class,
                        PlantedInEvent.class,
                        PlantedInWebhook.class,
                        PlantedInStore.class,
                        named(SPI + "$KnowsTheEntry"),
                        PlantedInTime.class,
                        PlantedInBudget.class,
                        PlantedInStores.class,
                        PlantedInToken.class,
                        PlantedInCall.class,
                        PlantedInRouting.class,
                        PlantedInSetup.class)
                .forEach(type -> plant(CoreRules.standsOnThoseBefore(type.getPackageName()), type));
        plant(
                "1 packages have no cycles",
                PlantedInModel.class,
                ErrorCode.class,
                VeriportException.class,
                ProviderId.class);
    }

    private void libraries() {
        plant("2 Resilience4j only in internal.call", PlantedInToken.class);
        plant("2 HttpClient only in vendor-http", ROOT, "UsesHttpClient");
        plant("2 mime4j only in vendor-http", PlantedInWebhook.class);
        plant("2 Jackson only in vendor-http, testkit, fakes and cli", SPI, "UsesJackson");
        plant("2 Guice only in its integration and cli", PlantedInRouting.class);
        plant("2 Lettuce only in the Redis store", PlantedInEvent.class);
        plant("2 JDBC only in the JDBC store", PlantedInStore.class);
        plant("2 Spring only in its integration", SANDBOX, "UsesSpring");
        plant("2 Micrometer only in its integration and Spring's", SANDBOX, "UsesMicrometer");
        plant("2 OpenTelemetry only in its integration and Spring's", SANDBOX, "UsesOpenTelemetry");
        plant("2 Javalin only in sandbox", SPRING, "UsesJavalin");
        String core = "2 core uses only the plain JDK, SLF4J, JSpecify, and Resilience4j in internal.call";
        plant(core, ROOT, "HasAClient");
        plant(core, SPI, "UsesJackson");
        plant(core, PlantedInToken.class);
        plant(core, PlantedInStore.class);
        plant("2 an adapter uses only the plain JDK, SLF4J and JSpecify", FACEKI, "Connects", "HasAClient");
        plant("2 a store reaches its engine by its client alone", REDIS, "Connects");
    }

    private void betweenModules() {
        plant(Place.CORE.rule(), SPI, "KnowsHttp");
        plant(Place.CORE.rule(), ROOT, "KnowsGuice");
        plant(Place.VENDOR_HTTP.rule(), HTTP, "KnowsAVendor", "KnowsTracing");
        plant(Place.ADAPTER.rule(), FACEKI, "KnowsAnother", "KnowsItsFake", "KnowsGuice", "KnowsACheck");
        plant(Place.STORE.rule(), REDIS, "KnowsAVendor", "KnowsGuice", "KnowsAnother");
        plant(Place.TESTKIT.rule(), TESTKIT, "KnowsHttp", "KnowsMeters");
        plant(Place.FAKE.rule(), FAKE, "KnowsTheAdapter", "KnowsAnother", "KnowsGuice");
        plant(Place.SPRING_BOOT.rule(), SPRING, "KnowsTheSandbox", "KnowsGuice");
        plant(Place.INTEGRATION.rule(), GUICE, "KnowsAVendor", "KnowsMeters");
        plant(Place.SANDBOX.rule(), SANDBOX, "KnowsAnAdapter", "KnowsAFake");
        plant(Place.CLI.rule(), "dev.veriport.cli.PlantedInCli");
        plant(ModuleRules.INTERNAL, SPRING, "KnowsThePipeline");
    }

    private void whatIsPublic() {
        plant(PublicRules.DOOR, PlantedInAuthenteq.class);
        plant(PublicRules.DOOR, PlantedInAuthenteq.Nested.class);
        plant(PublicRules.DOOR, PlantedApi.class);
        plant(PublicRules.CONSTRUCTORS, PlantedInStore.class);
        plant(PublicRules.LENT, HTTP, "Guards");
        String signatures = "dev.veriport.spi.PlantedSignatures";
        plant(
                Signatures.THIRD_PARTY,
                signatures,
                "ByResult",
                "ByParameter",
                "ByException",
                "ByBoundOfAMethod",
                "ByConstructor",
                "ByProtectedField",
                "BySuperclass",
                "ByArgumentOfAnInterface",
                "ByBound",
                "ByAnnotation",
                "ByProtectedNested$Nested");
        plant(Signatures.INTERNAL, signatures, "InternalByConstructor", "InternalByArgument");
    }

    private void clocks() {
        plant(
                ClockRules.CLOCK,
                "dev.veriport.internal.time.PlantedClocks",
                "Now",
                "NowByReference",
                "Today",
                "NowByReferenceInAZone",
                "SystemClock",
                "SystemSource",
                "NewDate",
                "NewDateByReference",
                "Millis",
                "Sleeps",
                "SleepsAUnit",
                "Parks",
                "ParksUntil");
        plant(ClockRules.TICKER, PlantedInCall.class);
        plant(ClockRules.TICKER, "dev.veriport.internal.time.PlantedClocks", "Nanos");
    }

    private void plant(String rule, Class<?>... together) {
        planted.add(new Planted(rule, Arrays.asList(together)));
    }

    /** Those nested in one, each by itself; or that one. */
    private void plant(String rule, String outer, String... nested) {
        if (nested.length == 0) {
            plant(rule, named(outer));
        }
        for (String name : nested) {
            plant(rule, named(outer + "$" + name));
        }
    }

    /** One that is not public, as most are. */
    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException("the planted violation is gone: " + name, missing);
        }
    }
}
