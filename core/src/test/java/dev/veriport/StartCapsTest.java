package dev.veriport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.config.ConfigSource;
import dev.veriport.error.ConfigurationException;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent.FailedOver;
import dev.veriport.event.VeriportEvent.VerificationStarted;
import dev.veriport.fakes.EventLog;
import dev.veriport.fakes.ReachableStore;
import dev.veriport.fakes.ScriptedFactory;
import dev.veriport.fakes.ScriptedProvider;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Route;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.time.MutableClock;
import dev.veriport.testkit.time.MutableTicker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A cap of starts a day: for a pilot. */
final class StartCapsTest {
    private static final ProviderId PILOT = new ProviderId("pilot");
    private static final ProviderId MAIN = new ProviderId("main");
    private static final Instant EVENING = Instant.parse("2026-03-01T22:00:00Z");

    private final ScriptedProvider pilot = new ScriptedProvider("pilot", ScriptedFactory.EVERYTHING);
    private final ScriptedProvider main = new ScriptedProvider("main", ScriptedFactory.EVERYTHING);
    private final MutableClock clock = MutableClock.at(EVENING);
    private final MutableTicker ticker = new MutableTicker();
    private final EventLog events = new EventLog();
    private final Map<String, String> settings = new TreeMap<>(Map.of(
            "veriport.provider", "pilot",
            "veriport.fallback", "main",
            "veriport.cap.pilot", "3/day"));

    @AutoClose
    private final ReachableStore shared = new ReachableStore();

    StartCapsTest() {
        for (String name : List.of("pilot", "main")) {
            settings.put("veriport." + name + ".client-id", name);
            settings.put("veriport." + name + ".client-secret", "canary-secret");
        }
    }

    private Veriport open() {
        return Veriport.builder(ConfigSource.of(settings))
                .environment(Map.of())
                .factory(ScriptedFactory.of(pilot))
                .factory(ScriptedFactory.of(main))
                .storeFactory(shared)
                .listener(events)
                .clock(clock)
                .ticker(ticker)
                .build();
    }

    private static VerificationSession start(Veriport veriport) {
        return veriport.identityProvider()
                .start(VerificationRequest.builder("case")
                        .returnTo("https://shop.example/verified")
                        .build());
    }

    private static List<ProviderId> starts(Veriport veriport, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> start(veriport).provider())
                .toList();
    }

    private static VeriportException failure(Veriport veriport) {
        VeriportException failure = catchThrowableOfType(VeriportException.class, () -> start(veriport));
        assertThat(failure).isNotNull();
        return failure;
    }

    private void pass(Duration time) {
        clock.advance(time);
        ticker.advance(time);
    }

    @Test
    @DisplayName(
            "the first of a day go to the pilot, the others to the next one, which is no failover; and again next day")
    void firstOfTheDay() {
        try (Veriport veriport = open()) {
            assertThat(starts(veriport, 3)).containsOnly(PILOT);

            VerificationSession fourth = start(veriport);
            assertThat(fourth.provider()).isEqualTo(MAIN);
            assertThat(fourth.route()).isEqualTo(Route.FALLBACK);
            assertThat(fourth.tried()).containsExactly(Map.entry(PILOT, "CAPPED"));
            assertThat(events.of(FailedOver.class)).isEmpty();
            assertThat(events.of(VerificationStarted.class))
                    .last()
                    .isEqualTo(new VerificationStarted(MAIN, Route.FALLBACK, OptionalInt.empty(), Optional.empty()));

            pass(Duration.ofMinutes(121));
            assertThat(starts(veriport, 4)).containsExactly(PILOT, PILOT, PILOT, MAIN);
        }
    }

    @Test
    @DisplayName("processes that share a store share the cap, and a raised cap counts on")
    void shared() {
        settings.putAll(ReachableStore.settings());
        try (Veriport one = open();
                Veriport other = open()) {
            assertThat(starts(one, 2)).containsOnly(PILOT);
            assertThat(starts(other, 2)).containsExactly(PILOT, MAIN);
        }
        settings.put("veriport.cap.pilot", "4/day");
        try (Veriport raised = open()) {
            assertThat(starts(raised, 2)).containsExactly(PILOT, MAIN);
        }
    }

    @Test
    @DisplayName("where all are capped the start is BUDGET_EXHAUSTED until the UTC day ends, and nothing is sent")
    void allCapped() {
        settings.put("veriport.cap.pilot", "1/day");
        settings.put("veriport.cap.main", "1/day");
        try (Veriport veriport = open()) {
            starts(veriport, 2);

            VeriportException failure = failure(veriport);

            assertThat(failure.code()).isEqualTo(ErrorCode.BUDGET_EXHAUSTED);
            assertThat(failure.phase()).isEqualTo(Phase.NOT_SENT);
            assertThat(failure.provider()).contains(PILOT);
            assertThat(failure.retryAfter()).contains(Duration.ofHours(2));
            assertThat(failure)
                    .hasMessage("pilot has reached its cap of starts: wait for the next UTC day, or raise"
                            + " veriport.cap.pilot");
            assertThat(pilot.starts()).hasSize(1);
            assertThat(main.starts()).hasSize(1);
        }
    }

    @Test
    @DisplayName("a cap stays inside a rule's list: where the list is capped the start fails, and names the rule")
    void insideRule() {
        settings.put("veriport.cap.pilot", "1/day");
        settings.put("veriport.route.4", "-> pilot");
        try (Veriport veriport = open()) {
            start(veriport);
            VeriportException failure = failure(veriport);
            assertThat(failure.code()).isEqualTo(ErrorCode.BUDGET_EXHAUSTED);
            assertThat(failure.retryAfter()).isPresent();
            assertThat(failure).hasMessageContaining("veriport.route.4 sends this start to no other instance");
            assertThat(main.starts()).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "where one failed and the next is capped, the failure is that of the first: its time to wait is shorter")
    void failedAndCapped() {
        settings.put("veriport.cap.pilot", "1000/day");
        settings.put("veriport.cap.main", "1/day");
        pilot.failing(VeriportException.notSent(ErrorCode.CIRCUIT_OPEN, "open")
                .retryAfter(Duration.ofSeconds(30))
                .build());
        try (Veriport veriport = open()) {
            start(veriport);
            VeriportException failure = failure(veriport);
            assertThat(failure.code()).isEqualTo(ErrorCode.CIRCUIT_OPEN);
            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(30));
            assertThat(failure.getSuppressed())
                    .extracting(each -> ((VeriportException) each).code())
                    .containsExactly(ErrorCode.BUDGET_EXHAUSTED);
            assertThat(events.of(FailedOver.class)).as("of the first start").hasSize(1);
        }
    }

    @ParameterizedTest(name = "a start that failed with {0}, {1} has used its place: {2}")
    @CsvSource({
        "CIRCUIT_OPEN, NOT_SENT, false",
        "UNAVAILABLE, NOT_SENT, false",
        "RATE_LIMITED, NOT_SENT, false",
        "AUTHENTICATION, NOT_SENT, false",
        "UNAVAILABLE, SENT_UNKNOWN, true",
        "RATE_LIMITED, ANSWERED, true",
    })
    void places(ErrorCode code, Phase phase, boolean used) {
        settings.put("veriport.cap.pilot", "1/day");
        pilot.beforeStart(() -> {
            pilot.beforeStart(() -> {});
            throw VeriportException.of(code, "scripted").phase(phase).build();
        });
        try (Veriport veriport = open()) {
            if (code == ErrorCode.AUTHENTICATION) {
                failure(veriport);
            } else {
                assertThat(start(veriport).provider()).isEqualTo(MAIN);
            }
            assertThat(starts(veriport, 2)).containsExactly(used ? MAIN : PILOT, MAIN);
        }
    }

    @Test
    @DisplayName("a place that was not used is gone when its day is over: the next day has no place more")
    void placeOfYesterday() {
        settings.put("veriport.cap.pilot", "1/day");
        try (Veriport veriport = open()) {
            pilot.beforeStart(() -> {
                throw VeriportException.notSent(ErrorCode.CIRCUIT_OPEN, "open").build();
            });
            start(veriport);
            pilot.beforeStart(() -> {});
            pass(Duration.ofHours(2));
            assertThat(starts(veriport, 2)).containsExactly(PILOT, MAIN);
        }
    }

    @Test
    @DisplayName("while the store is away and processes count alone, each takes what it knows to be left")
    void storeAwayLocal() {
        settings.putAll(ReachableStore.settings());
        try (Veriport veriport = open()) {
            start(veriport);
            shared.store().lose();
            assertThat(starts(veriport, 3)).containsExactly(PILOT, PILOT, MAIN);
        }
    }

    @Test
    @DisplayName("while the store is away and processes must not count alone, the next vendor takes the starts")
    void storeAwayFail() {
        settings.putAll(ReachableStore.settings());
        settings.put("veriport.store.on-failure", "fail");
        try (Veriport veriport = open()) {
            shared.store().lose();
            VerificationSession session = start(veriport);
            assertThat(session.provider()).isEqualTo(MAIN);
            assertThat(session.tried()).containsExactly(Map.entry(PILOT, "UNAVAILABLE"));
            assertThat(events.of(FailedOver.class)).containsExactly(new FailedOver(PILOT, MAIN, ErrorCode.UNAVAILABLE));
        }
    }

    @Test
    @DisplayName("a vendor whose cap cannot be counted is failed over to, and fails")
    void storeAwayForTheNext() {
        settings.putAll(ReachableStore.settings());
        settings.put("veriport.store.on-failure", "fail");
        settings.put("veriport.provider", "main");
        settings.put("veriport.fallback", "pilot");
        main.failing(VeriportException.notSent(ErrorCode.CIRCUIT_OPEN, "open").build());
        try (Veriport veriport = open()) {
            shared.store().lose();
            assertThat(failure(veriport).code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(events.of(FailedOver.class))
                    .containsExactly(new FailedOver(MAIN, PILOT, ErrorCode.CIRCUIT_OPEN));
        }
    }

    @Test
    @DisplayName("a cap counts starts through routing, and no call of one instance")
    void direct() {
        settings.put("veriport.cap.pilot", "1/day");
        try (Veriport veriport = open()) {
            veriport.provider(PILOT)
                    .start(VerificationRequest.builder("case")
                            .returnTo("https://shop.example/verified")
                            .build());
            assertThat(starts(veriport, 2)).containsExactly(PILOT, MAIN);
        }
    }

    @ParameterizedTest(name = "CFG \"{0}\" is no cap")
    @ValueSource(strings = {"500", "0/day", "500/hour", "canary/day", "-1/day", "1000000000/day"})
    void wrong(String cap) {
        settings.put("veriport.cap.pilot", cap);
        settings.put("veriport.cap.pilto", "500/day");
        assertThat(catchThrowableOfType(ConfigurationException.class, () -> open().close())
                        .problems())
                .map(Object::toString)
                .containsExactly(
                        "veriport.cap.pilot: must be a number of starts from 1, and /day: like 500/day",
                        "veriport.cap.pilto: is unknown: remove it, or see the list of settings");
    }
}
