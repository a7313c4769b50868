package dev.veriport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.docs.spring.Account;
import dev.veriport.docs.spring.Onboarding;
import dev.veriport.guice.VeriportModule;
import dev.veriport.model.Decision;
import dev.veriport.model.VerificationResult;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.vendor.RunningFake;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The programs of docs/start.md and docs/spring-boot.md, run. */
final class FrameworksTest extends Sandboxed {
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @Test
    @DisplayName("docs/start.md: the Guice application has an IdentityProvider")
    void guice() {
        ConfigSource source = ConfigSource.of(settings());
        // tag::guice[]
        Injector injector = Guice.createInjector(new VeriportModule(source));
        IdentityProvider identity = injector.getInstance(IdentityProvider.class);
        // end::guice[]
        assertThat(identity.id()).isNotNull();
        injector.getInstance(Veriport.class).close();
    }

    @Test
    @DisplayName(
            "docs/spring-boot.md: the application starts without a verification, and acts once on return and webhook")
    void spring() throws IOException, InterruptedException {
        RunningFake vendor = vendors.all().get("authenteq");
        Map<String, String> settings = new LinkedHashMap<>(vendors.settings("authenteq"));
        settings.put("veriport.webhooks.enabled", "true");
        settings.put("server.port", "0");
        String[] arguments =
                settings.entrySet().stream().map(FrameworksTest::argument).toArray(String[]::new);
        try (ConfigurableApplicationContext shop = SpringApplication.run(Onboarding.class, arguments)) {
            String site = "http://127.0.0.1:" + shop.getEnvironment().getRequiredProperty("local.server.port");
            assertThat(vendor.callCount()).isZero();

            URI page = redirect(
                    HttpRequest.newBuilder(URI.create(site + "/verify")).POST(HttpRequest.BodyPublishers.noBody()));
            URI back = vendor.finish(page, Ending.APPROVED);
            URI next = redirect(HttpRequest.newBuilder(URI.create(site + "/verified?" + back.getRawQuery())));

            List<VerificationResult> decided = shop.getBean(Account.class).decided();
            assertThat(next.getPath()).isEqualTo("/account");
            assertThat(decided).extracting(VerificationResult::decision).containsExactly(Decision.APPROVED);
            String id = decided.get(0).id().toOptional().orElseThrow().value();
            assertThat(vendor.delivery(id).push(URI.create(site + "/webhooks/authenteq")))
                    .isEqualTo(200);
            assertThat(decided).hasSize(1);
        }
    }

    /** Where the browser, which keeps its cookies, is sent. */
    private URI redirect(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<Void> answer = browser.send(request.build(), HttpResponse.BodyHandlers.discarding());
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    private static String argument(Map.Entry<String, String> setting) {
        return "--" + setting.getKey() + "=" + setting.getValue();
    }
}
