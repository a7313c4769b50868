package dev.veriport.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.event.VeriportEvent.FailedOver;
import dev.veriport.fake.faceki.FakeFacekiServer;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Route;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.fault.Fault;
import dev.veriport.testkit.fault.FaultServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The chosen vendor is down while a thousand people want in. */
final class DeadPrimaryTest {
    private static final int STARTS = 1_000;
    private static final int CALLERS = 8;

    static Stream<Arguments> dead() {
        return Stream.of(
                Arguments.of("answers 503", Fault.respond(503, Map.of(), new byte[0])),
                Arguments.of("breaks every connection", Fault.resetBeforeHead()));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName(
            "C4 C13 1,000 starts while the chosen vendor is dead: none is lost, none doubled, and it is left alone when it")
    @MethodSource("dead")
    void thousandStarts(String name, Fault fault) throws Exception {
        AtomicInteger moved = new AtomicInteger();
        try (FaultServer primary = FaultServer.start();
                FakeFacekiServer other = FakeFacekiServer.start();
                Veriport veriport = Veriport.builder(ConfigSource.of(Map.of(
                                "veriport.provider", "authenteq",
                                "veriport.fallback", "faceki",
                                "veriport.authenteq.base-url", primary.baseUrl().toString(),
                                "veriport.authenteq.client-id", "client",
                                "veriport.authenteq.client-secret", "secret",
                                "veriport.faceki.base-url", other.baseUrl().toString(),
                                "veriport.faceki.client-id", other.clientId(),
                                "veriport.faceki.client-secret", other.clientSecret(),
                                "veriport.faceki.workflow-id", "w")))
                        .listener(event -> moved.addAndGet(event instanceof FailedOver ? 1 : 0))
                        .build()) {
            primary.always(fault);
            List<VerificationSession> sessions = start(veriport);

            Set<String> distinct = new HashSet<>();
            for (VerificationSession session : sessions) {
                assertThat(session.provider()).isEqualTo(new ProviderId("faceki"));
                assertThat(session.route()).isEqualTo(Route.FALLBACK);
                distinct.add(session.ref().value());
            }
            assertThat(distinct).hasSize(STARTS);
            assertThat(other.requests(FakeFacekiServer.VERIFY_LINK)).isEqualTo(STARTS);
            assertThat(moved).hasValue(STARTS);
            // five failures open the breaker; each caller may have one request under way and one retry then
            assertThat(primary.requests()).isLessThanOrEqualTo(5 + CALLERS);
        }
    }

    private static List<VerificationSession> start(Veriport veriport) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<VerificationSession>> starts = new ArrayList<>();
            for (int i = 0; i < STARTS; i++) {
                VerificationRequest request = VerificationRequest.builder("case-" + i)
                        .returnTo(URI.create("https://shop.example/verified"))
                        .build();
                starts.add(callers.submit(() -> veriport.identityProvider().start(request)));
            }
            List<VerificationSession> sessions = new ArrayList<>();
            for (Future<VerificationSession> start : starts) {
                sessions.add(start.get(60, TimeUnit.SECONDS));
            }
            return sessions;
        } finally {
            callers.shutdownNow();
        }
    }
}
