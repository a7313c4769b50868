package dev.veriport.testkit.contract;

import static dev.veriport.testkit.assertion.VeriportAssertions.idOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Capability;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.Secret;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationState;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.server.Ending;
import dev.veriport.webhook.Delivery;
import dev.veriport.webhook.WebhookEndpoint;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The clauses of webhooks. Where {@link Capability#RECEIVE} is not declared, a delivery is {@code UNSUPPORTED}. */
interface NotificationClauses extends Clauses {

    @Test
    @DisplayName("N1 A delivery names its verification and its vendor")
    default void aDeliveryTellsOfItsVerification() {
        VerificationResult completed = completed();
        InboundNotification delivery = adapter().delivery(completed);
        if (isUnsupported(delivery)) {
            return;
        }
        Notification notification = provider().receive(delivery);

        assertThat(notification.id().toOptional()).contains(idOf(completed));
        assertThat(notification.provider()).isEqualTo(provider().id());
        assertThat(notification.kind()).isEqualTo(Notification.Kind.COMPLETED);
        assertThat(notification.deduplicationKey()).isNotBlank();
    }

    @Test
    @DisplayName("N2 A repeated delivery has the same key, and changes no state")
    default void aDeliveryThatComesAgain() {
        InboundNotification delivery = adapter().delivery(completed());
        if (isUnsupported(delivery)) {
            return;
        }
        Notification first = provider().receive(delivery);
        Notification again = provider().receive(delivery);
        VerificationState once = VerificationState.initial().after(first, Instant.EPOCH);

        assertThat(again.deduplicationKey()).isEqualTo(first.deduplicationKey());
        assertThat(once.after(again, Instant.EPOCH.plusSeconds(60))).isEqualTo(once);
    }

    @Test
    @DisplayName("N3 A forged, cut or altered delivery is refused, or a hint, and changes no state")
    default void aForgedDelivery() {
        InboundNotification delivery = adapter().delivery(completed());
        if (isUnsupported(delivery)) {
            return;
        }
        for (InboundNotification forged : forgeries(delivery)) {
            assertThat(stateAfter(forged)).as("state after %s", forged).isEqualTo(VerificationState.initial());
        }
    }

    /**
     * Copies without authentication, cut at many places, and with one bit flipped at many places, also without one of the
     * headers.
     */
    private static List<InboundNotification> forgeries(InboundNotification delivery) {
        byte[] body = delivery.body();
        List<InboundNotification> forgeries = new ArrayList<>();
        forgeries.add(new InboundNotification(delivery.provider(), Map.of(), body, Secret.of("")));
        int step = Math.max(1, body.length / 50);
        for (int at = 0; at < body.length; at += step) {
            forgeries.add(with(delivery, Arrays.copyOf(body, at)));
            byte[] altered = body.clone();
            altered[at] ^= 1;
            forgeries.add(with(delivery, altered));
            delivery.headers().keySet().forEach(header -> forgeries.add(without(delivery, header, altered)));
        }
        return forgeries;
    }

    private static InboundNotification without(InboundNotification delivery, String header, byte[] body) {
        Map<String, List<String>> headers = new LinkedHashMap<>(delivery.headers());
        headers.remove(header);
        return new InboundNotification(delivery.provider(), headers, body, delivery.pathToken());
    }

    private static InboundNotification with(InboundNotification delivery, byte[] body) {
        return new InboundNotification(delivery.provider(), delivery.headers(), body, delivery.pathToken());
    }

    private VerificationState stateAfter(InboundNotification forged) {
        try {
            return VerificationState.initial().after(provider().receive(forged), Instant.EPOCH);
        } catch (VeriportException refused) {
            return VerificationState.initial();
        }
    }

    @Test
    @DisplayName("N4 An endpoint passes an authenticated or confirmed delivery to the handler, and answers 200")
    default void anEndpointHandsItOn() {
        VerificationResult completed = completed();
        InboundNotification delivery = adapter().delivery(completed);
        if (isUnsupported(delivery)) {
            return;
        }
        List<Delivery> handled = new ArrayList<>();
        WebhookEndpoint endpoint = new WebhookEndpoint(provider(), handled::add, Clock.systemUTC());

        assertThat(endpoint.deliver(delivery).status()).isEqualTo(200);
        assertThat(handled).hasSize(1);
        assertThat(idOf(handled.get(0).result().orElseThrow())).isEqualTo(idOf(completed));
    }

    @Test
    @DisplayName("N5 A delivery without its authentication is not passed to the handler, and not answered 200")
    default void anEndpointRefusesStrangers() {
        InboundNotification delivery = adapter().delivery(completed());
        List<Delivery> handled = new ArrayList<>();
        WebhookEndpoint endpoint = new WebhookEndpoint(provider(), handled::add, Clock.systemUTC());

        for (String token : List.of("", delivery.pathToken().reveal() + "x")) {
            InboundNotification strangers =
                    new InboundNotification(delivery.provider(), Map.of(), delivery.body(), Secret.of(token));
            assertThat(endpoint.deliver(strangers).status()).isIn(400, 404);
        }
        assertThat(handled).isEmpty();
    }

    @Test
    @DisplayName("N6 Deliveries and notifications print nothing personal")
    default void noDeliveryIsPrinted() {
        VerificationResult completed = completed();
        InboundNotification delivery = adapter().delivery(completed);
        if (isUnsupported(delivery)) {
            return;
        }
        String printed = delivery + " " + provider().receive(delivery);

        for (String text : Revealed.of(completed)) {
            assertThat(printed.contains(text)).as("prints personal data").isFalse();
        }
    }

    @Test
    @DisplayName(
            "N7 A delivery of every kind names its kind, and reaches the handler with a result where the kind has one")
    default void everyKind() {
        VerificationResult completed = completed();
        if (isUnsupported(adapter().delivery(completed))) {
            return;
        }
        for (Notification.Kind kind : Notification.Kind.values()) {
            if (kind != Notification.Kind.IGNORED) {
                adapter().delivery(completed, kind).ifPresent(delivery -> isHandedOn(delivery, kind, completed));
            }
        }
    }

    private void isHandedOn(InboundNotification delivery, Notification.Kind kind, VerificationResult completed) {
        List<Delivery> handled = new ArrayList<>();
        WebhookEndpoint endpoint = new WebhookEndpoint(provider(), handled::add, Clock.systemUTC());

        assertThat(endpoint.deliver(delivery).status()).as("%s", kind).isEqualTo(200);
        assertThat(handled).as("%s", kind).singleElement().satisfies(one -> {
            assertThat(one.notification().kind()).isEqualTo(kind);
            assertThat(one.id()).isEqualTo(idOf(completed));
            assertThat(one.result().isPresent()).isEqualTo(kind.hasResult());
        });
    }

    @Test
    @DisplayName("N8 A delivery of another product or environment is answered 200, and not passed to the handler")
    default void ofAnotherProduct() {
        VerificationResult completed = completed();
        if (isUnsupported(adapter().delivery(completed))) {
            return;
        }
        List<Delivery> handled = new ArrayList<>();
        WebhookEndpoint endpoint = new WebhookEndpoint(provider(), handled::add, Clock.systemUTC());

        adapter().delivery(completed, Notification.Kind.IGNORED).ifPresent(another -> {
            assertThat(provider().receive(another).kind()).isEqualTo(Notification.Kind.IGNORED);
            assertThat(endpoint.deliver(another).status()).isEqualTo(200);
        });
        assertThat(handled).isEmpty();
    }

    private VerificationResult completed() {
        return adapter().complete(adapter().start(OpenAdapter.REFERENCE), Ending.APPROVED);
    }

    private boolean isUnsupported(InboundNotification delivery) {
        if (adapter().declares(Capability.RECEIVE)) {
            return false;
        }
        adapter().refusedUnsent(ErrorCode.UNSUPPORTED, () -> provider().receive(delivery));
        return true;
    }

    private IdentityProvider provider() {
        return adapter().provider();
    }
}
