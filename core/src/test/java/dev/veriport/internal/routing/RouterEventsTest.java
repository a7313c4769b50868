package dev.veriport.internal.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent;
import dev.veriport.fakes.EventLog;
import dev.veriport.fakes.ScriptedFactory;
import dev.veriport.fakes.ScriptedProvider;
import dev.veriport.internal.time.CallScope;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.CheckType;
import dev.veriport.model.Decision;
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
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.testkit.time.MutableTicker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a router tells listeners of answers and deliveries. */
final class RouterEventsTest {
    private static final SessionSeal UNSEALED = SessionSeal.of(List.of());
    private static final ProviderId ALPHA = new ProviderId("alpha");
    private static final InboundNotification DELIVERY = new InboundNotification(ALPHA, Map.of(), new byte[0]);

    private final ScriptedProvider alpha = new ScriptedProvider("alpha", ScriptedFactory.EVERYTHING);
    private final EventLog events = new EventLog();
    private final Router router = new Router(
            List.of(InstanceFixture.of(alpha)),
            InstanceFixture.plan(ALPHA),
            UNSEALED,
            InstanceFixture.services(events));

    @Test
    @DisplayName(
            "A7 C14 a delivery whose reader breaks is one that cannot be read, and is told as such without its contents")
    void broken_receiver() {
        alpha.failing(new IllegalStateException("canary"));
        VeriportException failure = catchThrowableOfType(VeriportException.class, () -> router.receive(DELIVERY));
        assertThat(failure.code()).isEqualTo(ErrorCode.MALFORMED_RESPONSE);
        assertThat(failure.getCause()).hasMessage("java.lang.IllegalStateException");
        assertThat(events.events())
                .containsExactly(new VeriportEvent.DeliveryRefused(
                        ALPHA, ErrorCode.MALFORMED_RESPONSE, String.valueOf(failure.getMessage())));
    }

    @Test
    @DisplayName("C16 words of a vendor that we do not know are told, without saying what they are")
    void unknownWords() {
        router.find(new VerificationId(ALPHA, "v-1"));
        assertThat(events.of(VeriportEvent.UnknownWords.class)).isEmpty();

        alpha.answering(VerificationResult.builder(ALPHA, Decision.INDETERMINATE, Finality.OPEN)
                .reasons(List.of(new Reason(ReasonCode.UNMAPPED, "4711")))
                .provenance(Provenance.of(Reported.of("PERHAPS"), List.of()))
                .build());
        router.find(new VerificationId(ALPHA, "v-1"));
        assertThat(events.of(VeriportEvent.UnknownWords.class))
                .containsExactly(new VeriportEvent.UnknownWords(ALPHA, List.of("decision", "reasons[0]")));
    }

    @Test
    @DisplayName("D7 a value that could not be read is told by its name alone, and leaves the decision to the vendor")
    void unreadableValues() {
        alpha.answering(VerificationResult.builder(ALPHA, Decision.APPROVED, Finality.FINAL)
                .person(Person.builder().dateOfBirth(Personal.unreadable()).build())
                .build());

        assertThat(router.find(new VerificationId(ALPHA, "v-1")).decision()).isEqualTo(Decision.APPROVED);
        assertThat(events.of(VeriportEvent.UnknownWords.class))
                .containsExactly(new VeriportEvent.UnknownWords(ALPHA, List.of("person.dateOfBirth")));
    }

    @Test
    @DisplayName("C16 a webhook that is refused is told, without what it held")
    void refusedDelivery() {
        alpha.failing(VeriportException.of(ErrorCode.AUTHENTICATION, "planned").build());

        assertThatThrownBy(() -> router.receive(DELIVERY)).isInstanceOf(VeriportException.class);
        assertThat(events.events())
                .containsExactly(new VeriportEvent.DeliveryRefused(ALPHA, ErrorCode.AUTHENTICATION, "planned"));
    }

    @Test
    @DisplayName("C16 why webhooks are refused is logged once for each cause, however many come")
    void loggedOnce() throws IOException {
        ScriptedProvider receiver = new ScriptedProvider("logged-once", ScriptedFactory.EVERYTHING);
        Router logged = new Router(
                List.of(InstanceFixture.of(receiver)),
                InstanceFixture.plan(receiver.id()),
                UNSEALED,
                InstanceFixture.services(events));
        InboundNotification delivery = new InboundNotification(receiver.id(), Map.of(), new byte[0]);
        for (String cause : List.of("first cause", "second cause", "first cause")) {
            receiver.failing(
                    VeriportException.of(ErrorCode.AUTHENTICATION, cause).build());
            assertThatThrownBy(() -> logged.receive(delivery)).hasMessage(cause);
        }

        assertThat(Files.readAllLines(Path.of("target", "warnings.log")))
                .filteredOn(line -> line.contains("logged-once"))
                .satisfiesExactly(
                        first -> assertThat(first).contains("a delivery to logged-once was refused; first cause."),
                        second -> assertThat(second).contains("second cause"));
    }

    @Test
    @DisplayName("C16 a webhook at an instance without their setting is told as refused, with the setting to make")
    void deliveryWithoutSetting() {
        ScriptedProvider without =
                new ScriptedProvider("alpha", Capabilities.of(Set.of(Capability.FIND), Set.of(CheckType.DOCUMENT)));
        Router router = new Router(
                List.of(InstanceFixture.enabling(
                        without,
                        Map.of(
                                Capability.RECEIVE,
                                "veriport.alpha.secrets",
                                CheckType.FACE_MATCH,
                                "veriport.alpha.selfie"))),
                InstanceFixture.plan(ALPHA),
                UNSEALED,
                InstanceFixture.services(events));

        VeriportException refused = catchThrowableOfType(VeriportException.class, () -> router.receive(DELIVERY));

        assertThat(refused).hasMessage("alpha does not offer RECEIVE without veriport.alpha.secrets: set it");
        assertThat(events.events())
                .containsExactly(new VeriportEvent.DeliveryRefused(
                        ALPHA, ErrorCode.UNSUPPORTED, String.valueOf(refused.getMessage())));
    }

    @Test
    @DisplayName("L11 a webhook of another product is told as ignored, and is not refused")
    void ignoredDelivery() {
        alpha.delivering(Notification.ignored(ALPHA, "event-1"));

        assertThat(router.receive(DELIVERY).kind()).isEqualTo(Notification.Kind.IGNORED);
        assertThat(events.events()).containsExactly(new VeriportEvent.DeliveryIgnored(ALPHA));
    }

    @Test
    @DisplayName("L12 the read that confirms a webhook ends within the webhook timeout, and no other read does")
    void confirmation() {
        CallScope scope = new CallScope(new MutableTicker());
        List<Duration> left = new ArrayList<>();
        alpha.beforeFind(() -> left.add(scope.deadline(Duration.ofSeconds(10)).remaining()));
        alpha.beforeFind(() -> left.add(scope.deadline(Duration.ofSeconds(1)).remaining()));
        Router bounded = new Router(
                List.of(InstanceFixture.of(alpha)),
                InstanceFixture.plan(ALPHA),
                UNSEALED,
                InstanceFixture.services(scope, events));
        Notification delivery = alpha.receive(DELIVERY);

        bounded.confirm(delivery);
        bounded.vendor(ALPHA).confirm(delivery);
        bounded.find(new VerificationId(ALPHA, "v-1"));

        assertThat(left)
                .extracting(Duration::toSeconds)
                .as("seconds left of calls of 10 s and of 1 s")
                .containsExactly(3L, 1L, 3L, 1L, 10L, 1L);
        assertThatThrownBy(() -> bounded.confirm(Notification.ignored(ALPHA, "event-1")))
                .isInstanceOfSatisfying(
                        VeriportException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
    }
}
