package dev.veriport.architecture;

import dev.veriport.PlantedInRoot;
import dev.veriport.Veriport;
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
import dev.veriport.internal.time.PlantedInTime;
import dev.veriport.internal.token.PlantedInToken;
import dev.veriport.internal.vault.PlantedInVault;
import dev.veriport.model.PlantedInModel;
import dev.veriport.model.ProviderId;
import dev.veriport.port.PlantedInPort;
import dev.veriport.spi.PlantedInSpi;
import dev.veriport.store.PlantedInStore;
import dev.veriport.testkit.PlantedInTestkit;
import dev.veriport.time.PlantedInTicking;
import dev.veriport.token.PlantedInTokens;
import dev.veriport.unmarked.PlantedInUnmarked;
import dev.veriport.webhook.PlantedInWebhook;
import java.util.LinkedHashMap;
import java.util.Map;

/** For each rule the classes that break it. */
final class PlantedViolations {
    private static final String KNOWS_NONE_ABOVE = "1 core's package '%s' knows none of those above it";

    private PlantedViolations() {}

    static Map<String, Class<?>[]> byRule() {
        Map<String, Class<?>[]> planted = new LinkedHashMap<>();
        inCore(planted);
        libraries(planted);
        betweenModules(planted);
        plant(
                planted,
                "4 of an adapter or store only its factory and the vendor's own API are public",
                PlantedInAuthenteq.class);
        plant(planted, "4 no third-party type in a public signature", PlantedInSpi.class);
        plant(planted, "4 no type of internal in a public signature", PlantedInSpi.class);
        plant(planted, "4 no public constructor of core has more than four parameters", PlantedInStore.class);
        plant(planted, "4 what core lends is implemented by core alone", named("dev.veriport.http.PlantedInHttp"));
        plant(planted, "5 no clock but the injected one", PlantedInRouting.class);
        plant(planted, "5 no monotonic time but the ticker's", PlantedInCall.class);
        plant(planted, "5 every package is null-marked", PlantedInUnmarked.class);
        plant(planted, "5 no synchronized methods", PlantedInRoot.class);
        return planted;
    }

    private static void inCore(Map<String, Class<?>[]> planted) {
        plant(planted, "1 model uses only the JDK and JSpecify", PlantedInModel.class);
        plant(planted, "1 error adds model", PlantedInError.class);
        plant(planted, "1 port adds error, token and model", PlantedInPort.class);
        plant(planted, KNOWS_NONE_ABOVE.formatted("model"), PlantedInModel.class);
        plant(planted, KNOWS_NONE_ABOVE.formatted("time"), PlantedInTicking.class);
        plant(planted, KNOWS_NONE_ABOVE.formatted("token"), PlantedInTokens.class);
        plant(planted, KNOWS_NONE_ABOVE.formatted("error"), PlantedInError.class);
        plant(planted, KNOWS_NONE_ABOVE.formatted("port"), PlantedInPort.class);
        plant(planted, KNOWS_NONE_ABOVE.formatted("config"), PlantedInConfig.class);
        plant(planted, KNOWS_NONE_ABOVE.formatted("event"), PlantedInEvent.class);
        plant(planted, KNOWS_NONE_ABOVE.formatted("webhook"), PlantedInWebhook.class);
        plant(planted, KNOWS_NONE_ABOVE.formatted("store"), PlantedInStore.class);
        plant(planted, KNOWS_NONE_ABOVE.formatted("spi"), PlantedInSpi.class);
        plant(planted, KNOWS_NONE_ABOVE.formatted("internal.time"), PlantedInTime.class);
        plant(planted, KNOWS_NONE_ABOVE.formatted("internal.budget"), PlantedInBudget.class);
        plant(planted, KNOWS_NONE_ABOVE.formatted("internal.vault"), PlantedInVault.class);
        plant(planted, KNOWS_NONE_ABOVE.formatted("internal.token"), PlantedInToken.class);
        plant(planted, KNOWS_NONE_ABOVE.formatted("internal.call"), PlantedInCall.class);
        plant(planted, KNOWS_NONE_ABOVE.formatted("internal.routing"), PlantedInRouting.class);
        plant(planted, KNOWS_NONE_ABOVE.formatted("internal.setup"), PlantedInSetup.class);
        plant(
                planted,
                "1 packages have no cycles",
                PlantedInModel.class,
                ErrorCode.class,
                VeriportException.class,
                ProviderId.class);
    }

    private static void libraries(Map<String, Class<?>[]> planted) {
        plant(planted, "2 Resilience4j only in internal.call", PlantedInToken.class);
        plant(planted, "2 HttpClient only in vendor-http", PlantedInRoot.class);
        plant(planted, "2 mime4j only in vendor-http", PlantedInWebhook.class);
        plant(planted, "2 Jackson only in vendor-http, testkit, fakes and cli", PlantedInSpi.class);
        plant(planted, "2 Guice only in its integration and cli", PlantedInRouting.class);
        plant(planted, "2 Lettuce only in the Redis store", PlantedInEvent.class);
        plant(planted, "2 JDBC only in the JDBC store", PlantedInStore.class);
        plant(planted, "2 Spring only in its integration", named("dev.veriport.sandbox.PlantedInSandbox"));
        plant(
                planted,
                "2 Micrometer only in its integration and Spring's",
                named("dev.veriport.sandbox.PlantedInSandbox"));
        plant(
                planted,
                "2 OpenTelemetry only in its integration and Spring's",
                named("dev.veriport.sandbox.PlantedInSandbox"));
        plant(planted, "2 Javalin only in sandbox", named("dev.veriport.spring.PlantedInSpring"));
    }

    private static void betweenModules(Map<String, Class<?>[]> planted) {
        Class<?> faceki = named("dev.veriport.adapter.faceki.PlantedInFaceki");
        Class<?> fake = named("dev.veriport.fake.faceki.PlantedInFake");
        Class<?> redis = named("dev.veriport.store.redis.PlantedInRedis");
        plant(planted, "3 core knows nothing outside core", PlantedInSpi.class, Veriport.class);
        plant(planted, "3 vendor-http knows core only", named("dev.veriport.http.PlantedInHttp"));
        plant(planted, "3 an adapter knows core and vendor-http", faceki, fake);
        plant(planted, "3 adapters do not know each other", faceki, PlantedInAuthenteq.class);
        plant(planted, "3 testkit knows core only", PlantedInTestkit.class);
        plant(planted, "3 a fake knows testkit, never an adapter", fake, faceki);
        plant(planted, "3 fakes do not know each other", fake, named("dev.veriport.fake.authenteq.PlantedInFake"));
        plant(planted, "3 a store knows core only", redis);
        plant(planted, "3 stores do not know each other", redis, named("dev.veriport.store.jdbc.PlantedInJdbc"));
        plant(planted, "3 an integration knows no vendor, real or fake", named("dev.veriport.spring.PlantedInSpring"));
        plant(planted, "3 internal is core's and vendor-http's", named("dev.veriport.spring.PlantedInSpring"));
    }

    private static void plant(Map<String, Class<?>[]> planted, String rule, Class<?>... violations) {
        planted.put(rule, violations);
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
