package dev.veriport.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.veriport.Veriport;
import dev.veriport.adapter.authenteq.AuthenteqApi;
import dev.veriport.config.ConfigSource;
import dev.veriport.error.ConfigurationException;
import dev.veriport.error.VeriportException;
import dev.veriport.fake.authenteq.FakeAuthenteqServer;
import dev.veriport.fake.faceki.FakeFacekiServer;
import dev.veriport.micrometer.VeriportObservations;
import dev.veriport.model.Handoff;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.opentelemetry.VeriportTracing;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.memory.InMemoryIdentityProviderFactory;
import dev.veriport.testkit.memory.InMemoryVendor;
import dev.veriport.testkit.time.MutableTicker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationTextPublisher;
import io.opentelemetry.api.OpenTelemetry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.SystemEnvironmentPropertySource;

final class VeriportAutoConfigurationTest {
    private static final VerificationRequest REQUEST = VerificationRequest.builder("customer-42")
            .returnTo(URI.create("https://shop.example/verified"))
            .build();

    private final FakeAuthenteqServer authenteq = FakeAuthenteqServer.start();
    private final FakeFacekiServer faceki = FakeFacekiServer.start();
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    VeriportAutoConfiguration.class,
                    ObservabilityAutoConfiguration.class,
                    ActuatorAutoConfiguration.class));
    private final ApplicationContextRunner withVendors = application.withPropertyValues(
            "veriport.provider=authenteq",
            "veriport.authenteq.base-url=" + authenteq.baseUrl(),
            "veriport.authenteq.client-id=" + authenteq.clientId(),
            "veriport.authenteq.client-secret=" + authenteq.clientSecret(),
            "veriport.faceki.base-url=" + faceki.baseUrl(),
            "veriport.faceki.client-id=" + faceki.clientId(),
            "veriport.faceki.client-secret=" + faceki.clientSecret(),
            "veriport.faceki.workflow-id=workflow-1",
            "veriport.faceki.daily-requests=1000");

    @AfterEach
    void close() {
        authenteq.close();
        faceki.close();
    }

    private static String startedAt(ApplicationContext context) {
        VerificationSession session = context.getBean(IdentityProvider.class).start(REQUEST);
        assertThat(session.handoff()).isInstanceOf(Handoff.HostedPage.class);
        return session.provider().value();
    }

    @Test
    @DisplayName("an application verifies through the vendor that its properties name, and one line switches")
    void the_switch() {
        withVendors.run(context -> assertThat(startedAt(context)).isEqualTo("authenteq"));
        withVendors
                .withPropertyValues("veriport.provider=faceki", "veriport.also-read=authenteq")
                .run(context -> assertThat(startedAt(context)).isEqualTo("faceki"));
    }

    @Test
    @DisplayName("a vendor that is a bean will do: the one in memory, for tests")
    void the_vendor_in_memory() {
        InMemoryVendor vendor = InMemoryVendor.create();
        application
                .withBean(InMemoryIdentityProviderFactory.class, () -> new InMemoryIdentityProviderFactory(vendor))
                .withPropertyValues("veriport.provider=" + InMemoryIdentityProviderFactory.NAME)
                .run(context -> assertThat(startedAt(context)).isEqualTo(InMemoryIdentityProviderFactory.NAME));
    }

    @Test
    @DisplayName("with the application Veriport closes")
    void it_closes() {
        withVendors.run(context -> {
            IdentityProvider identity = context.getBean(IdentityProvider.class);
            context.close();
            assertThatThrownBy(() -> identity.start(REQUEST)).isInstanceOf(VeriportException.class);
        });
        assertThat(authenteq.requests()).isZero();
    }

    @Test
    @DisplayName("lists and Spring's placeholders do")
    void lists_and_placeholders() {
        withVendors
                .withPropertyValues(
                        "veriport.provider=${shop.vendor}", "shop.vendor=faceki", "veriport.also-read[0]=authenteq")
                .run(context -> assertThat(context.getBean(Veriport.class).providers())
                        .containsExactlyInAnyOrder(new ProviderId("faceki"), new ProviderId("authenteq")));
    }

    @Test
    @DisplayName("Veriport's own interpolation does: the variable's value is the secret, not its name")
    void own_interpolation() {
        try (FakeAuthenteqServer vendor = FakeAuthenteqServer.builder()
                .clientSecret(System.getenv("PATH"))
                .start()) {
            withVendors
                    .withPropertyValues(
                            "veriport.authenteq.base-url=" + vendor.baseUrl(),
                            "veriport.authenteq.client-secret=${ENV:PATH}")
                    .run(context -> assertThat(startedAt(context)).isEqualTo("authenteq"));
        }
    }

    @Test
    @DisplayName("the environment sets what the properties do not, and what else is in it does not matter")
    void the_environment() {
        application
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(
                                "systemEnvironment",
                                Map.of(
                                        "VERIPORT_PROVIDER", "authenteq",
                                        "VERIPORT_AUTHENTEQ_BASE_URL",
                                                authenteq.baseUrl().toString(),
                                        "VERIPORT_AUTHENTEQ_CLIENT_ID", authenteq.clientId(),
                                        "VERIPORT_AUTHENTEQ_CLIENT_SECRET", authenteq.clientSecret(),
                                        "VERIPORT_HOME", "/opt/other"))))
                .run(context -> assertThat(startedAt(context)).isEqualTo("authenteq"));
    }

    @Test
    @DisplayName("every problem of the configuration is told, a misspelt key with the nearest one, without values")
    void problems() {
        withVendors
                .withPropertyValues("veriport.faceki.timeuot=5s", "veriport.authenteq.timeout=soon")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageContaining("veriport.faceki.timeuot")
                        .hasMessageContaining("veriport.faceki.timeout")
                        .hasMessageContaining("veriport.authenteq.timeout")
                        .hasMessageNotContaining("soon"));
    }

    @Test
    @DisplayName("the failure is told in words, with what to do")
    void the_failure_analyzer() {
        withVendors
                .withPropertyValues("veriport.authenteq.timeout=soon")
                .run(context -> assertThat(new ConfigurationFailureAnalyzer().analyze(context.getStartupFailure()))
                        .satisfies(analysis -> {
                            assertThat(analysis.getDescription()).contains("veriport.authenteq.timeout");
                            assertThat(analysis.getAction()).contains("docs/configuration.md");
                        }));
    }

    /** With a Veriport that goes by this ticker. */
    private ApplicationContextRunner at(MutableTicker ticker) {
        return withVendors.withBean(
                "veriport",
                Veriport.class,
                () -> Veriport.builder(ConfigSource.of(Map.of(
                                "veriport.provider", "authenteq",
                                "veriport.authenteq.base-url",
                                        authenteq.baseUrl().toString(),
                                "veriport.authenteq.client-id", authenteq.clientId(),
                                "veriport.authenteq.client-secret", authenteq.clientSecret())))
                        .ticker(ticker)
                        .build());
    }

    @Test
    @DisplayName("health is up while a vendor can be asked, and down when none can")
    void health() {
        withVendors.run(context -> {
            HealthIndicator health = context.getBean(HealthIndicator.class);
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            assertThat(health.health().getDetails()).containsEntry("authenteq", "available");

            authenteq.goDown();
            while (!context.getBean(Veriport.class).isFailing(new ProviderId("authenteq"))) {
                try {
                    context.getBean(IdentityProvider.class).start(REQUEST);
                } catch (VeriportException down) {
                    assertThat(down.code()).isNotNull();
                }
            }

            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.health().getDetails()).containsEntry("authenteq", "failing");
        });
    }

    @Test
    @DisplayName(
            "A6 what neither start nor complete needs holds nobody down: it is a detail, and past its 30 s it may be tried")
    void health_of_extras() {
        MutableTicker ticker = MutableTicker.skippingPauses();
        at(ticker).run(context -> {
            HealthIndicator health = context.getBean(HealthIndicator.class);
            Veriport veriport = context.getBean(Veriport.class);
            AuthenteqApi api =
                    veriport.identityProvider().unwrap(AuthenteqApi.class).orElseThrow();
            authenteq.goDown();
            for (int i = 0; i < 5; i++) {
                assertThat(catchThrowable(() -> api.searchAml(new VerificationId(new ProviderId("authenteq"), "v-1"))))
                        .isNotNull();
            }
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            assertThat(health.health().getDetails())
                    .containsEntry("authenteq", "available")
                    .containsEntry("operations", Map.of("authenteq aml-search", "open"));
            ticker.advance(Duration.ofSeconds(31));
            assertThat(health.health().getDetails())
                    .containsEntry("operations", Map.of("authenteq aml-search", "half_open"));
        });
    }

    @Test
    @DisplayName("A6 a vendor that came back is up 30 s later, though nobody calls")
    void health_by_time() {
        MutableTicker ticker = MutableTicker.skippingPauses();
        at(ticker).run(context -> {
            HealthIndicator health = context.getBean(HealthIndicator.class);
            Veriport veriport = context.getBean(Veriport.class);
            authenteq.goDown();
            while (!veriport.isFailing(new ProviderId("authenteq"))) {
                assertThat(catchThrowable(() -> veriport.identityProvider().start(REQUEST)))
                        .isNotNull();
            }
            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
            authenteq.comeBack();
            ticker.advance(Duration.ofSeconds(31));
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            assertThat(health.health().getDetails())
                    .containsEntry("operations", Map.of("authenteq verification-url", "half_open"));
        });
    }

    @Test
    @DisplayName("the actuator's info tells what each vendor can do")
    void info() {
        withVendors.run(context -> {
            Info.Builder info = new Info.Builder();
            context.getBean(InfoContributor.class).contribute(info);
            assertThat(info.build().getDetails().get("veriport")).asString().contains("authenteq", "START_WEB");
        });
    }

    @Test
    @DisplayName("with a registry there are meters, with OpenTelemetry there are spans, without them neither")
    void observability() {
        withVendors
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withBean(OpenTelemetry.class, OpenTelemetry::noop)
                .withPropertyValues("veriport.provider=faceki")
                .run(context -> {
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    context.getBeansOfType(MeterBinder.class).values().forEach(binder -> binder.bindTo(registry));
                    startedAt(context);

                    assertThat(registry.get("veriport.tokens.issued").counter().count())
                            .isEqualTo(1);
                    assertThat(registry.get("veriport.starts").counter().count())
                            .isEqualTo(1);
                    assertThat(registry.get("veriport.budget.limit").gauge().value())
                            .isEqualTo(1000);
                    assertThat(context).hasSingleBean(VeriportTracing.class);
                });
        withVendors.run(context ->
                assertThat(context).doesNotHaveBean(MeterBinder.class).doesNotHaveBean(VeriportTracing.class));
    }

    @Test
    @DisplayName("an observation registry observes the calls, unless OpenTelemetry makes their spans")
    void observations() {
        List<String> observed = new CopyOnWriteArrayList<>();
        ApplicationContextRunner observing = withVendors.withBean(ObservationRegistry.class, () -> {
            ObservationRegistry registry = ObservationRegistry.create();
            registry.observationConfig().observationHandler(new ObservationTextPublisher(observed::add));
            return registry;
        });
        observing.run(context -> {
            startedAt(context);
            assertThat(context).hasSingleBean(VeriportObservations.class);
            assertThat(observed).anyMatch(line -> line.contains("authenteq start"));
        });
        observing
                .withBean(OpenTelemetry.class, OpenTelemetry::noop)
                .run(context -> assertThat(context)
                        .hasSingleBean(VeriportTracing.class)
                        .doesNotHaveBean(VeriportObservations.class));
        observing
                .withPropertyValues("veriport.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(VeriportObservations.class));
    }
}
