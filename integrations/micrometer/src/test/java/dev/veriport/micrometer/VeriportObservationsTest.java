package dev.veriport.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent;
import dev.veriport.fake.authenteq.FakeAuthenteqServer;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.server.Ending;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationView;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is current while a call runs, in each thread that it runs in. */
final class VeriportObservationsTest {
    private final TestObservationRegistry registry = TestObservationRegistry.create();
    private final List<Observation.Context> stopped = new CopyOnWriteArrayList<>();

    /** The observation that is current in a listener, by the event. */
    private final Map<String, Optional<String>> current = new ConcurrentHashMap<>();

    private final FakeAuthenteqServer vendor = FakeAuthenteqServer.start();
    private final Veriport veriport = open();

    private Veriport open() {
        registry.observationConfig().observationHandler(new Stopped());
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("veriport.provider", "authenteq");
        vendor.settings().forEach((name, value) -> settings.put("veriport.authenteq." + name, value));
        return Veriport.builder(ConfigSource.of(settings))
                .listener(new VeriportObservations(registry))
                .listener(event -> current.put(name(event), current()))
                .build();
    }

    @AfterEach
    void close() {
        veriport.close();
        vendor.close();
    }

    private final class Stopped implements ObservationHandler<Observation.Context> {
        @Override
        public void onStop(Observation.Context context) {
            stopped.add(context);
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }

    private static String name(VeriportEvent event) {
        String about = event instanceof VeriportEvent.CallEvent call ? " " + call.operation() : "";
        return event.getClass().getSimpleName() + about;
    }

    private Optional<String> current() {
        return Optional.ofNullable(registry.getCurrentObservation())
                .map(observation -> observation.getContext().getContextualName());
    }

    private VerificationSession start() {
        return veriport.identityProvider()
                .start(VerificationRequest.builder("customer-42")
                        .returnTo("https://shop.example/verified")
                        .build());
    }

    private void complete(VerificationSession session) {
        ReturnedParameters back = vendor.finish(session, Ending.APPROVED);
        Observation.createNotStarted("onboarding", registry)
                .contextualName("onboarding")
                .observe(() -> veriport.identityProvider().complete(session.ref(), back));
    }

    private Observation.Context named(String name) {
        return stopped.stream()
                .filter(context -> name.equals(context.getContextualName()))
                .findFirst()
                .orElseThrow();
    }

    /** The names from an observation up to the one that has no parent. */
    private static List<String> upFrom(Observation.ContextView context) {
        List<String> names = new ArrayList<>();
        for (Observation.ContextView view = context; view != null; view = parent(view)) {
            names.add(view.getContextualName());
        }
        return names;
    }

    private static Observation.@Nullable ContextView parent(Observation.ContextView context) {
        ObservationView parent = context.getParentObservation();
        return parent == null ? null : parent.getContextView();
    }

    @Test
    @DisplayName(
            "a redemption in a thread of its own stands below the caller's observation, which listeners have current")
    void redemption() {
        complete(start());

        assertThat(upFrom(named("authenteq verification-result")))
                .containsExactly("authenteq verification-result", "authenteq complete", "onboarding");
        assertThat(current)
                .containsEntry("CallSucceeded verification-result", Optional.of("authenteq verification-result"))
                .containsEntry("AnswerStored verification-result", Optional.of("authenteq complete"));
        assertThat(registry.getCurrentObservation()).isNull();
        TestObservationRegistryAssert.assertThat(registry).doesNotHaveAnyRemainingCurrentObservation();
    }

    @Test
    @DisplayName("key values are vendor, method or operation, and outcome; a request is the client's side")
    void keyValues() {
        start();

        assertThat(named("authenteq start").getName()).isEqualTo("veriport.port.calls");
        assertThat(named("authenteq start").getLowCardinalityKeyValues())
                .containsExactlyInAnyOrder(
                        KeyValue.of("provider", "authenteq"),
                        KeyValue.of("method", "start"),
                        KeyValue.of("outcome", "success"));
        Observation.Context request = named("authenteq verification-url");
        assertThat(request.getName()).isEqualTo("veriport.requests");
        assertThat(request.getLowCardinalityKeyValues())
                .containsExactlyInAnyOrder(
                        KeyValue.of("provider", "authenteq"),
                        KeyValue.of("operation", "verification-url"),
                        KeyValue.of("outcome", "success"));
        assertThat(request)
                .isInstanceOfSatisfying(
                        SenderContext.class,
                        sender -> assertThat(sender.getKind()).isEqualTo(Kind.CLIENT));
    }

    @Test
    @DisplayName("what fails is an error with its code, in both")
    void failure() {
        vendor.goDown();

        VeriportException failure = catchThrowableOfType(VeriportException.class, this::start);
        assertThat(List.of(named("authenteq start"), named("authenteq verification-url")))
                .allSatisfy(context -> {
                    assertThat(context.getError()).isInstanceOf(VeriportException.class);
                    assertThat(context.getLowCardinalityKeyValues()).contains(KeyValue.of("outcome", "unavailable"));
                });
        assertThat(named("authenteq start").getError()).isSameAs(failure);
        assertThat(registry.getCurrentObservation()).isNull();
    }

    @Test
    @DisplayName("no observation contains personal data")
    void personalData() {
        complete(start());

        assertThat(stopped)
                .filteredOn(context -> !"onboarding".equals(context.getContextualName()))
                .hasSizeGreaterThan(3)
                .allSatisfy(context -> {
                    assertThat(context.getHighCardinalityKeyValues()).isEmpty();
                    assertThat(context.toString()).doesNotContain("customer-42", "shop.example");
                });
    }
}
