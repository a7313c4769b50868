package dev.veriport.internal.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent.VerificationDecided;
import dev.veriport.event.VeriportEvent.VerificationStarted;
import dev.veriport.fakes.EventLog;
import dev.veriport.fakes.ScriptedFactory;
import dev.veriport.fakes.ScriptedProvider;
import dev.veriport.internal.call.RequestIds;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Country;
import dev.veriport.model.Decision;
import dev.veriport.model.Document;
import dev.veriport.model.DocumentType;
import dev.veriport.model.Environment;
import dev.veriport.model.Finality;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.Person;
import dev.veriport.model.Personal;
import dev.veriport.model.Provenance;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reason;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Reported;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.Route;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What listeners learn of starts and decisions, to compare vendors. */
final class DecisionEventsTest {
    private static final ProviderId ALPHA = new ProviderId("alpha");
    private static final VerificationId ID = new VerificationId(ALPHA, "v-1");
    private static final InboundNotification DELIVERY = new InboundNotification(ALPHA, Map.of(), new byte[0]);
    private static final Instant BEGAN = Instant.parse("2026-03-01T09:00:00Z");

    private final ScriptedProvider alpha = new ScriptedProvider("alpha", ScriptedFactory.EVERYTHING);
    private final EventLog events = new EventLog();
    private final Router router = router(InstanceFixture.of(alpha));

    private Router router(Instance instance) {
        return new Router(
                List.of(instance),
                InstanceFixture.plan(ALPHA),
                SessionSeal.of(List.of()),
                InstanceFixture.services(events));
    }

    private static VerificationResult.Builder result(Decision decision) {
        return VerificationResult.builder(ALPHA, decision, Finality.changeable(decision))
                .id(ID.value());
    }

    private static VerificationResult of(String... countries) {
        return result(Decision.APPROVED)
                .documents(Stream.of(countries)
                        .map(country -> Document.builder(DocumentType.PASSPORT, "passport")
                                .issuingCountry(Reported.of(Country.of(country)))
                                .build())
                        .toList())
                .build();
    }

    /** The event of a router that has read nothing before. */
    private VerificationDecided decided(VerificationResult result) {
        alpha.answering(result);
        router(InstanceFixture.of(alpha)).find(ID);
        List<VerificationDecided> all = decided();
        return all.get(all.size() - 1);
    }

    private List<VerificationDecided> decided() {
        return events.of(VerificationDecided.class);
    }

    private List<Decision> decisions() {
        return decided().stream().map(VerificationDecided::decision).toList();
    }

    private static SessionRef session(String nonce) {
        return SessionRef.of(ALPHA, "customer-42", Map.of("nonce", nonce));
    }

    @Test
    @DisplayName("C16 a decision is one event, however often and in whatever way the application gets it")
    void once() {
        VerificationResult approved = result(Decision.APPROVED).build();
        alpha.answering(approved);
        alpha.delivering(Notification.authenticated(ID, Notification.Kind.COMPLETED, Decision.APPROVED, "delivery-1")
                .withResult(approved));

        router.complete(session("n-1"), ReturnedParameters.none());
        router.complete(session("n-1"), ReturnedParameters.none());
        router.find(ID);
        router.findByReference(new AttemptReference(ALPHA, "attempt-1"));
        router.confirm(router.receive(DELIVERY));

        assertThat(decisions()).containsExactly(Decision.APPROVED);
    }

    @Test
    @DisplayName("C16 a decision in a webhook is an event, and so is one that a webhook's read shows")
    void webhooks() {
        alpha.answering(result(Decision.REVIEW).build());
        router.confirm(router.receive(DELIVERY));
        assertThat(decisions()).containsExactly(Decision.REVIEW);

        alpha.delivering(
                Notification.authenticated(ID, Notification.Kind.DECISION_CHANGED, Decision.DECLINED, "delivery-2")
                        .withResult(result(Decision.DECLINED).build()));
        router.receive(DELIVERY);
        assertThat(decisions()).containsExactly(Decision.REVIEW, Decision.DECLINED);
    }

    @Test
    @DisplayName("C16 a decision that changes is another event, and pending is none")
    void changes() {
        Stream.of(Decision.PENDING, Decision.REVIEW, Decision.PENDING, Decision.REVIEW, Decision.APPROVED)
                .forEach(decision -> {
                    alpha.answering(result(decision).build());
                    router.find(ID);
                });

        assertThat(decisions()).containsExactly(Decision.REVIEW, Decision.APPROVED);
    }

    @Test
    @DisplayName(
            "C16 an answer without a word for the decision is no event, and one with an unknown or unreadable word is")
    void without_a_word() {
        alpha.answering(result(Decision.APPROVED).build());
        router.find(ID);
        alpha.answering(indeterminate(Reported.absent()));
        router.find(ID);
        assertThat(decisions()).containsExactly(Decision.APPROVED);

        assertThat(decided(indeterminate(Reported.of("PERHAPS"))).decision()).isEqualTo(Decision.INDETERMINATE);
        assertThat(decided(indeterminate(Reported.unreadable())).decision()).isEqualTo(Decision.INDETERMINATE);
    }

    private static VerificationResult indeterminate(Reported<String> word) {
        return result(Decision.INDETERMINATE)
                .provenance(Provenance.of(word, List.of()))
                .build();
    }

    @Test
    @DisplayName("C16 without the vendor's id the session tells verifications apart")
    void without_an_id() {
        alpha.answering(VerificationResult.builder(ALPHA, Decision.RESUBMIT, Finality.RETRYABLE)
                .build());
        Stream.of("n-1", "n-1", "n-2").forEach(nonce -> router.complete(session(nonce), ReturnedParameters.none()));

        assertThat(decisions()).containsExactly(Decision.RESUBMIT, Decision.RESUBMIT);
    }

    @Test
    @DisplayName("C16 the latest 10,000 decisions are remembered, and one before them is an event again")
    void bounded() {
        IntStream.range(0, 10_000).forEach(number -> router.find(new VerificationId(ALPHA, "v-" + number)));
        router.find(new VerificationId(ALPHA, "v-0"));
        assertThat(decided()).hasSize(10_000);

        router.find(new VerificationId(ALPHA, "v-10000"));
        router.find(new VerificationId(ALPHA, "v-1"));
        assertThat(decided()).hasSize(10_001);
        router.find(new VerificationId(ALPHA, "v-0"));
        assertThat(decided()).hasSize(10_002);
    }

    @Test
    @DisplayName("C16 the country is the first document's, as ISO 3166-1 has it, and no other text")
    void country() {
        assertThat(decided(of("D", "FR")))
                .hasToString("VerificationDecided[provider=alpha, decision=APPROVED, documentCountry=Optional[DEU],"
                        + " reasons=[], took=Optional.empty]");
    }

    @Test
    @DisplayName(
            "C16 a country that ISO 3166-1 does not have is unknown: the code may be any text, or a person's status")
    void unknown_country() {
        Stream.of("XXA", "UTO", "Vera Specimen").forEach(code -> {
            VerificationDecided event = decided(of(code, "FR"));
            assertThat(event.documentCountry()).as(code).isEmpty();
            assertThat(event).asString().doesNotContain(code);
        });
    }

    @Test
    @DisplayName(
            "C16 each reason is in the event once, without the vendor's word, and nothing of the person or an id is")
    void nothing_personal() {
        VerificationDecided event = decided(result(Decision.RESUBMIT)
                .reasons(List.of(
                        new Reason(ReasonCode.BLURRY, "front of Vera"),
                        new Reason(ReasonCode.BLURRY, "back of Vera"),
                        new Reason(ReasonCode.GLARE, "back")))
                .reference(Reported.of("customer-42"))
                .person(Person.builder()
                        .fullName(Personal.of("Vera Specimen"))
                        .nationality(Personal.of(Country.of("FR")))
                        .build())
                .build());

        assertThat(event)
                .hasToString("VerificationDecided[provider=alpha, decision=RESUBMIT, documentCountry=Optional.empty,"
                        + " reasons=[CAPTURE.BLURRY, CAPTURE.GLARE], took=Optional.empty]");
    }

    @Test
    @DisplayName("C16 the time is from the start to the end, where the vendor says both and in this order")
    void time() {
        Reported<Instant> start = Reported.of(BEGAN);
        Reported<Instant> end = Reported.of(BEGAN.plusSeconds(95));

        assertThat(decided(result(Decision.APPROVED)
                                .startedAt(start)
                                .endedAt(end)
                                .build())
                        .took())
                .contains(Duration.ofSeconds(95));
        assertThat(decided(result(Decision.DECLINED)
                                .startedAt(end)
                                .endedAt(start)
                                .build())
                        .took())
                .isEmpty();
        assertThat(decided(result(Decision.APPROVED)
                                .startedAt(Reported.of(Instant.parse("0001-01-01T00:00:00Z")))
                                .endedAt(end)
                                .build())
                        .took())
                .as("a date that was left empty")
                .isEmpty();
        assertThat(decided(result(Decision.REVIEW).startedAt(start).build()).took())
                .isEmpty();
        assertThat(decided(result(Decision.RESUBMIT).endedAt(end).build()).took())
                .isEmpty();
    }

    @Test
    @DisplayName("C16 a result of the wrong environment is an indeterminate decision, and no approval")
    void wrong_environment() {
        alpha.answering(result(Decision.APPROVED)
                .provenance(Provenance.of(Reported.of("approved"), List.of()))
                .environment(Reported.of(Environment.SANDBOX))
                .build());
        Instance any = InstanceFixture.of(alpha);
        Instance live = new Instance(
                alpha,
                Set.of(ALPHA),
                any.workflows(),
                new ExpectedEnvironment(Optional.of(Environment.LIVE)),
                Map.of(),
                Set.of(),
                new RequestIds(),
                any.vault());

        router(live).find(ID);

        assertThat(decided())
                .singleElement()
                .hasToString("VerificationDecided[provider=alpha, decision=INDETERMINATE,"
                        + " documentCountry=Optional.empty, reasons=[" + ReasonCode.WRONG_ENVIRONMENT
                        + "], took=Optional.empty]");
    }

    private static VerificationStarted started(Route route) {
        return new VerificationStarted(ALPHA, route, OptionalInt.empty(), Optional.of(Country.of("DEU")));
    }

    @Test
    @DisplayName("C16 a start is an event with its route and the country of the request, once a vendor took it")
    void starts() {
        VerificationRequest request = VerificationRequest.builder("customer-42")
                .returnTo("https://shop.example/verified")
                .documentCountry("DE")
                .build();
        router.start(request);
        router.vendor(ALPHA).start(request);
        VerificationStarted started = started(Route.CONFIGURED);
        assertThat(events.events()).containsExactly(started, started(Route.DIRECT));
        assertThat(started)
                .hasToString("VerificationStarted[provider=alpha, route=CONFIGURED, rule=OptionalInt.empty,"
                        + " documentCountry=Optional[DEU]]");

        alpha.failing(VeriportException.of(ErrorCode.INVALID_REQUEST, "planned").build());
        assertThatThrownBy(() -> router.start(request)).isInstanceOf(VeriportException.class);
        assertThat(events.events()).hasSize(2);
    }
}
