package dev.veriport.internal.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent.FailedOver;
import dev.veriport.event.VeriportEvent.VerificationStarted;
import dev.veriport.fakes.EventLog;
import dev.veriport.fakes.ScriptedProvider;
import dev.veriport.internal.call.RequestIds;
import dev.veriport.internal.time.CallScope;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.Channel;
import dev.veriport.model.CheckType;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.Route;
import dev.veriport.model.RouteExplanation;
import dev.veriport.model.SessionRef;
import dev.veriport.model.StartChoice;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.VendorChooser;
import dev.veriport.testkit.time.MutableTicker;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FailoverTest {
    private static final ProviderId ALPHA = new ProviderId("alpha");
    private static final ProviderId BETA = new ProviderId("beta");
    private static final ProviderId GAMMA = new ProviderId("gamma");
    private static final Capabilities ALL =
            Capabilities.of(EnumSet.allOf(Capability.class), EnumSet.allOf(CheckType.class));

    private final MutableTicker ticker = new MutableTicker();
    private final CallScope scope = new CallScope(ticker);
    private final EventLog events = new EventLog();
    private final ScriptedProvider alpha = new ScriptedProvider("alpha", ALL);
    private final ScriptedProvider beta = new ScriptedProvider("beta", ALL);
    private final ScriptedProvider gamma = new ScriptedProvider("gamma", ALL);

    private Router router(RoutingPlan plan) {
        return router(plan, Optional.empty());
    }

    private Router router(RoutingPlan plan, Optional<VendorChooser> chooser) {
        return new Router(
                List.of(InstanceFixture.of(alpha), InstanceFixture.of(beta), InstanceFixture.of(gamma)),
                plan,
                SessionSeal.of(List.of()),
                new RoutingServices(
                        chooser, ALPHA::equals, scope, Duration.ofSeconds(3), InstanceFixture.NO_CAPS, events));
    }

    @ParameterizedTest(name = "C13 a start whose outcome is unknown at {0} goes on: {1}")
    @CsvSource({"keyed-start, true", "create-start, false"})
    void unknownOutcome(String operation, boolean goesOn) {
        Instance keyed = new Instance(
                alpha,
                Set.of(ALPHA),
                new Workflows(ALPHA, Map.of()),
                InstanceFixture.ANY_ENVIRONMENT,
                Map.of(),
                Set.of("keyed-start"),
                new RequestIds(),
                InstanceFixture.of(alpha).vault());
        Router router = new Router(
                List.of(keyed, InstanceFixture.of(beta), InstanceFixture.of(gamma)),
                fallback(),
                SessionSeal.of(List.of()),
                InstanceFixture.services(scope, events));
        alpha.failing(VeriportException.of(ErrorCode.OUTCOME_UNKNOWN, "scripted")
                .operation(operation)
                .build());
        if (goesOn) {
            VerificationSession session = router.start(web("case").build());
            assertThat(session.provider()).isEqualTo(BETA);
            assertThat(session.tried()).containsEntry(ALPHA, "OUTCOME_UNKNOWN");
        } else {
            assertThat(catchThrowableOfType(
                                    VeriportException.class,
                                    () -> router.start(web("case").build()))
                            .code())
                    .isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        }
    }

    private static RoutingPlan fallback() {
        return new RoutingPlan(ALPHA, List.of(BETA, GAMMA), Map.of());
    }

    private static VerificationRequest.Builder web(String reference) {
        return VerificationRequest.builder(reference).returnTo(URI.create("https://shop.example/verified"));
    }

    private static VeriportException failure(ErrorCode code, Phase phase) {
        return VeriportException.of(code, "scripted").phase(phase).build();
    }

    @ParameterizedTest(name = "C13 after {0}, {1}, the next vendor takes the start: {2}")
    @CsvSource({
        "UNAVAILABLE, NOT_SENT, true",
        "UNAVAILABLE, SENT_UNKNOWN, true",
        "UNAVAILABLE, ANSWERED, true",
        "TIMEOUT, SENT_UNKNOWN, true",
        "CIRCUIT_OPEN, NOT_SENT, true",
        "RATE_LIMITED, ANSWERED, true",
        "RATE_LIMITED, NOT_SENT, true",
        "BUDGET_EXHAUSTED, NOT_SENT, true",
        "BUDGET_EXHAUSTED, ANSWERED, true",
        "MALFORMED_RESPONSE, ANSWERED, true",
        "OUTCOME_UNKNOWN, SENT_UNKNOWN, false",
        "AUTHENTICATION, ANSWERED, false",
        "PERMISSION, ANSWERED, false",
        "INVALID_REQUEST, ANSWERED, false",
        "NOT_FOUND, ANSWERED, false",
        "CONFIGURATION, ANSWERED, false",
        "INTERRUPTED, SENT_UNKNOWN, false",
    })
    void matrix(ErrorCode code, Phase phase, boolean next) {
        alpha.failing(failure(code, phase));
        Router router = router(fallback());
        if (next) {
            VerificationSession session = router.start(web("case").build());
            assertThat(session.provider()).isEqualTo(BETA);
            assertThat(session.route()).isEqualTo(Route.FALLBACK);
            assertThat(session.tried()).containsExactly(Map.entry(ALPHA, code.name()));
            assertThat(events.events())
                    .containsExactly(
                            new FailedOver(ALPHA, BETA, code),
                            new VerificationStarted(BETA, Route.FALLBACK, OptionalInt.empty(), Optional.empty()));
        } else {
            VeriportException thrown = catchThrowableOfType(
                    VeriportException.class, () -> router.start(web("case").build()));
            assertThat(thrown.code()).isEqualTo(code);
            assertThat(beta.calls()).isEmpty();
            assertThat(events.events()).isEmpty();
        }
    }

    @Test
    @DisplayName("C13 where all cannot, the last says why, and the others beside it")
    void allCannot() {
        alpha.failing(failure(ErrorCode.CIRCUIT_OPEN, Phase.NOT_SENT));
        beta.failing(failure(ErrorCode.TIMEOUT, Phase.SENT_UNKNOWN));
        gamma.failing(failure(ErrorCode.UNAVAILABLE, Phase.ANSWERED));
        VeriportException thrown = catchThrowableOfType(
                VeriportException.class,
                () -> router(fallback()).start(web("case").build()));
        assertThat(thrown.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(thrown.getSuppressed())
                .extracting(each -> ((VeriportException) each).code())
                .containsExactly(ErrorCode.CIRCUIT_OPEN, ErrorCode.TIMEOUT);
    }

    @Test
    @DisplayName("C9 a vendor whose breaker is open is still tried, and an explanation says that it refuses")
    void explained() {
        RouteExplanation route = router(fallback()).explain(web("case").build());

        assertThat(route.order()).containsExactly(ALPHA, BETA, GAMMA);
        assertThat(route.lines())
                .extracting(RouteExplanation.Line::code)
                .containsExactly("CIRCUIT_OPEN", "READY", "READY");
    }

    @Test
    @DisplayName("C13 nothing but a start goes on: complete and find stay where they belong")
    void onlyStarts() {
        alpha.failing(failure(ErrorCode.UNAVAILABLE, Phase.NOT_SENT));
        Router router = router(fallback());
        SessionRef session = SessionRef.of(ALPHA, "case", Map.of());
        assertThat(catchThrowableOfType(
                                VeriportException.class, () -> router.complete(session, ReturnedParameters.ofQuery("")))
                        .code())
                .isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(catchThrowableOfType(VeriportException.class, () -> router.find(new VerificationId(ALPHA, "1")))
                        .code())
                .isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(beta.calls()).isEmpty();
    }

    @Test
    @DisplayName("C13 capabilities first: who cannot do what is asked for is passed over without being called")
    void capabilitiesFirst() {
        ScriptedProvider webOnly =
                new ScriptedProvider("alpha", Capabilities.of(Set.of(Capability.START_WEB), Set.of()));
        Router router = new Router(
                List.of(InstanceFixture.of(webOnly), InstanceFixture.of(beta), InstanceFixture.of(gamma)),
                fallback(),
                SessionSeal.of(List.of()),
                InstanceFixture.services(scope, events));
        VerificationSession session = router.start(
                VerificationRequest.builder("case").channel(Channel.MOBILE_SDK).build());
        assertThat(session.provider()).isEqualTo(BETA);
        assertThat(webOnly.calls()).isEmpty();
    }

    @Test
    @DisplayName("C13 a face is recognized where it was verified, and nowhere else")
    void faces() {
        VerificationSession session = router(fallback())
                .start(VerificationRequest.builder("case")
                        .channel(Channel.MOBILE_SDK)
                        .faceOf(new VerificationId(GAMMA, "earlier"))
                        .build());
        assertThat(session.provider()).isEqualTo(GAMMA);
    }

    @Test
    @DisplayName("C1 vendors tried one after the other spend from one deadline; a third of it is left for the next")
    void oneDeadline() {
        Duration timeout = Duration.ofSeconds(9);
        List<Duration> left = new ArrayList<>();
        alpha.beforeStart(() -> {
            left.add(scope.deadline(timeout).remaining());
            ticker.advance(Duration.ofSeconds(6));
        });
        beta.beforeStart(() -> {
            left.add(scope.deadline(timeout).remaining());
            ticker.advance(Duration.ofSeconds(1));
        });
        gamma.beforeStart(() -> left.add(scope.deadline(timeout).remaining()));
        alpha.failing(failure(ErrorCode.TIMEOUT, Phase.SENT_UNKNOWN));
        beta.failing(failure(ErrorCode.TIMEOUT, Phase.NOT_SENT));
        router(fallback()).start(web("case").build());

        assertThat(left).containsExactly(Duration.ofSeconds(6), Duration.ZERO, Duration.ofSeconds(2));
        assertThat(scope.deadline(timeout).remaining()).as("of another call").isEqualTo(timeout);
    }

    @Test
    @DisplayName("C13 that there was no time left for the next is not what is told")
    void noTimeLeft() {
        alpha.failing(failure(ErrorCode.RATE_LIMITED, Phase.ANSWERED));
        beta.failing(failure(ErrorCode.TIMEOUT, Phase.NOT_SENT));
        VeriportException thrown = catchThrowableOfType(
                VeriportException.class,
                () -> router(new RoutingPlan(ALPHA, List.of(BETA), Map.of()))
                        .start(web("case").build()));
        assertThat(thrown.code()).isEqualTo(ErrorCode.RATE_LIMITED);
    }

    @ParameterizedTest(
            name = "L4 where all fail, the last with {0}, {1}: what any of them left is named in the one failure")
    @CsvSource({"UNAVAILABLE, ANSWERED", "TIMEOUT, NOT_SENT"})
    void leftAtVendors(ErrorCode lastCode, Phase lastPhase) {
        alpha.failing(failure(ErrorCode.UNAVAILABLE, Phase.ANSWERED));
        beta.failing(left(failure(ErrorCode.UNAVAILABLE, Phase.ANSWERED), BETA));
        gamma.failing(left(failure(lastCode, lastPhase), GAMMA));

        VeriportException thrown = catchThrowableOfType(
                VeriportException.class,
                () -> router(fallback()).start(web("case").build()));

        assertThat(thrown.leftAtVendor()).containsExactlyInAnyOrder("beta:person-1", "gamma:person-1");
    }

    private static VeriportException left(VeriportException failure, ProviderId vendor) {
        return failure.toBuilder().leftAtVendor(vendor, "person-1").build();
    }

    @Test
    @DisplayName("a share of all starts goes to another vendor, the same references always")
    void split() {
        Router router = router(new RoutingPlan(ALPHA, List.of(), Map.of(BETA, 20)));
        Map<ProviderId, Integer> counts = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            VerificationSession first = router.start(web("case-" + i).build());
            counts.merge(first.provider(), 1, Integer::sum);
            assertThat(first.route()).isEqualTo(first.provider().equals(ALPHA) ? Route.CONFIGURED : Route.SPLIT);
            if (i % 100 == 0) {
                assertThat(router.start(web("case-" + i).build()).provider()).isEqualTo(first.provider());
            }
        }
        assertThat(counts.get(BETA)).isBetween(1_850, 2_150);
        assertThat(counts.get(ALPHA) + counts.get(BETA)).isEqualTo(10_000);
    }

    @Test
    @DisplayName("a vendor that has its share and cannot now leaves it to the others")
    void splitAndFallback() {
        beta.failing(failure(ErrorCode.CIRCUIT_OPEN, Phase.NOT_SENT));
        Router router = router(new RoutingPlan(ALPHA, List.of(), Map.of(BETA, 100)));
        VerificationSession session = router.start(web("case").build());
        assertThat(session.provider()).isEqualTo(ALPHA);
        assertThat(session.tried()).containsExactly(Map.entry(BETA, "CIRCUIT_OPEN"));
    }

    @Test
    @DisplayName("an application's own chooser sees what is asked and how vendors stand, and nothing of whose it is")
    void ownChooser() {
        List<StartChoice> seen = new ArrayList<>();
        Router router = router(fallback(), Optional.of(choice -> {
            seen.add(choice);
            return List.of(GAMMA, new ProviderId("unknown"), GAMMA, BETA);
        }));
        VerificationSession session = router.start(web("jane.doe@example.com").build());
        assertThat(session.provider()).isEqualTo(GAMMA);
        assertThat(session.route()).isEqualTo(Route.CHOSEN);
        StartChoice choice = seen.get(0);
        assertThat(choice.candidates()).containsExactly(ALPHA, BETA, GAMMA);
        assertThat(choice.candidates()).map(choice::isFailing).containsExactly(true, false, false);
        assertThat(choice.capabilities(BETA)).isEqualTo(beta.capabilities());
        assertThat(seen.get(0).toString()).doesNotContain("jane");
    }

    @Test
    @DisplayName("a chooser that chooses nobody is told so")
    void choosesNobody() {
        for (RoutingPlan plan : List.of(fallback(), new RoutingPlan(ALPHA, List.of(), Map.of()))) {
            Router router = router(plan, Optional.of(choice -> List.of()));
            assertThat(catchThrowableOfType(
                                    VeriportException.class,
                                    () -> router.start(web("case").build()))
                            .code())
                    .isEqualTo(ErrorCode.CONFIGURATION);
        }
    }
}
