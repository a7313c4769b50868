package dev.veriport.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.veriport.webhook.WebhookHandler;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** C4: however an application fails to start, no value of a setting is in anything that is printed or thrown. */
@ExtendWith(OutputCaptureExtension.class)
final class CanarySecretTest {
    private static final String CANARY = "c4n4ry";
    private static final String KEY = "b25lLW9uZS1vbmUtb25lLW9uZS1vbmUtb25lLW9uZS0=";

    private final Vendors vendors = new Vendors();

    @AfterEach
    void close() {
        vendors.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Shop {
        @Bean
        WebhookHandler handler() {
            return delivery -> {};
        }
    }

    /** A setting that cannot be used, with the canary in it; the first is the one to be told. */
    static Stream<String> faults() {
        return Stream.of(
                "veriport.redis.uri=redis://app:c4n4ry@${NO_SUCH_HOST}",
                "veriport.redis.uri=redis://app:c4n4ry@${NO_SUCH_HOST}:6379/0",
                "veriport.authenteq.client-secret=${NO_SUCH_SECRET}c4n4ry",
                "veriport.authenteq.client-secret=${shop.secret}",
                "veriport.authenteq.client-secret=${shop.circle}",
                "veriport.authenteq.client-secret=c4n4ry${ENV:NO_SUCH_VARIABLE}",
                "veriport.session-keys[1]=c4n4ry",
                "veriport.session-keys[0]=c4n4ry${NO_SUCH_KEY}",
                "veriport.session-keys=c4n4ry",
                "veriport.authenteq.timeout=c4n4ry",
                "veriport.authenteq.base-url=https://user:c4n4ry@vendor.example",
                "veriport.vault=c4n4ry",
                "veriport.vault.megabytes=c4n4ry",
                "veriport.enabled=c4n4ry",
                "veriport.enabled=${NO_SUCH_SWITCH}c4n4ry",
                "veriport.webhooks.enabled=c4n4ry",
                "veriport.webhooks.enabled=c4n4ry${NO_SUCH_SWITCH}",
                "veriport.webhooks.path=/c4n4ry/*",
                "veriport.webhooks.path=/c4n4ry${NO_SUCH_PATH}",
                "veriport.redis.uri=redis://app:c4n4ry@not a host",
                "veriport.redis.uri=c4n4ry://app@127.0.0.1");
    }

    @ParameterizedTest
    @MethodSource("faults")
    @DisplayName("C4: the key and what to do are printed, the value is not")
    void no_value_is_printed(String fault, CapturedOutput printed) {
        Throwable failure = catchThrowable(() -> new SpringApplicationBuilder(Shop.class)
                .bannerMode(Banner.Mode.OFF)
                .properties(vendors.settings(
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "veriport.provider=authenteq",
                        "veriport.store=redis",
                        "veriport.redis.uri=redis://127.0.0.1:1",
                        "veriport.store-keys=" + KEY,
                        "shop.secret=c4n4ry${NO_SUCH_PART}",
                        "shop.circle=c4n4ry${shop.circle}"))
                .properties(fault)
                .run());

        String key = fault.substring(0, fault.indexOf('=')).replaceAll("\\[\\d]", "");
        assertThat(failure).isNotNull();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain(CANARY);
            assertThat(cause.getSuppressed()).isEmpty();
        }
        assertThat(printed.getAll())
                .doesNotContain(CANARY)
                .contains("APPLICATION FAILED TO START")
                .contains("- " + key + ": ");
    }
}
