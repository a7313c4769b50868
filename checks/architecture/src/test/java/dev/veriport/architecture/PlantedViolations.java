package dev.veriport.architecture;

import dev.veriport.PlantedInRoot;
import dev.veriport.Veriport;
import dev.veriport.authenteq.PlantedInAuthenteq;
import dev.veriport.call.PlantedInCall;
import dev.veriport.config.PlantedInConfig;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.PlantedInError;
import dev.veriport.error.VeriportException;
import dev.veriport.event.PlantedInEvent;
import dev.veriport.model.PlantedInModel;
import dev.veriport.model.ProviderId;
import dev.veriport.port.PlantedInPort;
import dev.veriport.routing.PlantedInRouting;
import dev.veriport.spi.PlantedInSpi;
import dev.veriport.testkit.PlantedInTestkit;
import dev.veriport.token.PlantedInToken;
import dev.veriport.unmarked.PlantedInUnmarked;
import dev.veriport.webhook.PlantedInWebhook;
import java.util.LinkedHashMap;
import java.util.Map;

/** For each rule the classes that break it. */
final class PlantedViolations {
    private PlantedViolations() {}

    static Map<String, Class<?>[]> byRule() {
        Map<String, Class<?>[]> planted = new LinkedHashMap<>();
        plant(planted, "1 model uses only the JDK and JSpecify", PlantedInModel.class);
        plant(planted, "1 error adds model", PlantedInError.class);
        plant(planted, "1 port adds both", PlantedInPort.class);
        plant(planted, "1 core's package 'model' knows none of those above it", PlantedInModel.class);
        plant(planted, "1 core's package 'error' knows none of those above it", PlantedInError.class);
        plant(planted, "1 core's package 'event' knows none of those above it", PlantedInEvent.class);
        plant(planted, "1 core's package 'port' knows none of those above it", PlantedInPort.class);
        plant(planted, "1 core's package 'webhook' knows none of those above it", PlantedInWebhook.class);
        plant(planted, "1 core's package 'config' knows none of those above it", PlantedInConfig.class);
        plant(planted, "1 core's package 'call' knows none of those above it", PlantedInCall.class);
        plant(planted, "1 core's package 'token' knows none of those above it", PlantedInToken.class);
        plant(planted, "1 core's package 'routing' knows none of those above it", PlantedInRouting.class);
        plant(planted, "1 core's package 'spi' knows none of those above it", PlantedInSpi.class);
        plant(planted, "1 core's package '' knows none of those above it", PlantedInRoot.class);
        plant(
                planted,
                "1 packages have no cycles",
                PlantedInModel.class,
                ErrorCode.class,
                VeriportException.class,
                ProviderId.class);
        plant(planted, "2 Resilience4j only in call", PlantedInToken.class);
        plant(planted, "2 Guice only in guice and cli", PlantedInRouting.class);
        plant(planted, "2 HttpClient only in vendor-http", PlantedInRoot.class);
        plant(planted, "2 mime4j only in vendor-http", PlantedInWebhook.class);
        plant(planted, "2 Lettuce only in adapter-redis", PlantedInEvent.class);
        plant(planted, "2 Jackson only in vendor-http, testkit and cli", PlantedInSpi.class);
        plant(planted, "2 Micrometer only in micrometer and spring", named("dev.veriport.sandbox.PlantedInSandbox"));
        plant(
                planted,
                "2 OpenTelemetry only in opentelemetry and spring",
                named("dev.veriport.sandbox.PlantedInSandbox"));
        plant(planted, "2 Spring only in spring", named("dev.veriport.sandbox.PlantedInSandbox"));
        plant(planted, "2 Javalin only in sandbox", named("dev.veriport.spring.PlantedInSpring"));
        plant(planted, "3 core knows nothing outside core", PlantedInSpi.class, Veriport.class);
        plant(planted, "3 Authenteq's adapter knows no other", PlantedInAuthenteq.class);
        plant(planted, "3 Faceki's adapter knows no other", named("dev.veriport.faceki.PlantedInFaceki"));
        plant(planted, "3 Redis's adapter knows no vendor", named("dev.veriport.redis.PlantedInRedis"));
        plant(planted, "3 vendor-http knows no vendor", named("dev.veriport.http.PlantedInHttp"));
        plant(planted, "3 testkit knows core only", PlantedInTestkit.class);
        plant(
                planted,
                "3 Spring's starter knows no vendor, real or fake",
                named("dev.veriport.spring.PlantedInSpring"));
        plant(
                planted,
                "4 of an adapter only its factory and the vendor's own API are public",
                PlantedInAuthenteq.class);
        plant(planted, "4 no third-party type in a public signature", PlantedInSpi.class);
        plant(planted, "5 no clock but the injected one", PlantedInRouting.class);
        plant(planted, "5 no monotonic time but the ticker's", PlantedInCall.class);
        plant(planted, "7 every package is null-marked", PlantedInUnmarked.class);
        plant(planted, "8 no synchronized methods", PlantedInRoot.class);
        return planted;
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
