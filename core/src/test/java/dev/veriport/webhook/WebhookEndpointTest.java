package dev.veriport.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.fakes.ScriptedFactory;
import dev.veriport.fakes.ScriptedProvider;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.Decision;
import dev.veriport.model.Finality;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.Notification.Kind;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Reported;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.Secret;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.model.VerificationState;
import dev.veriport.port.IdentityProvider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WebhookEndpointTest {
    private static final ProviderId VENDOR = new ProviderId("alpha");
    private static final InboundNotification RAW = new InboundNotification(VENDOR, Map.of(), new byte[0]);

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2030-01-02T03:04:05Z"), ZoneOffset.UTC);

    private final ScriptedProvider vendor = new ScriptedProvider("alpha", ScriptedFactory.EVERYTHING);
    private final List<Delivery> handled = new ArrayList<>();
    private final WebhookEndpoint endpoint = new WebhookEndpoint(vendor, handled::add, CLOCK);

    @Test
    @DisplayName("headers without a name or a value, as some servers give them, are left out")
    void null_headers() {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put(null, List.of("HTTP/1.1 200 OK"));
        headers.put("X-None", null);
        headers.put("X-One", Arrays.asList(null, "one"));

        assertThat(endpoint.deliver("alpha", headers, new byte[0]).status()).isEqualTo(200);
        assertThat(new InboundNotification(VENDOR, headers, new byte[0]).headers())
                .isEqualTo(Map.of("x-one", List.of("one")));
    }

    @Test
    @DisplayName("what carries no result is read before it is handed on")
    void read_first() {
        assertThat(endpoint.deliver(RAW).status()).isEqualTo(200);

        assertThat(vendor.calls()).containsExactly("receive", "find v-1");
        assertThat(handled).singleElement().satisfies(delivery -> {
            assertThat(delivery.result().orElseThrow().decision()).isEqualTo(Decision.APPROVED);
            assertThat(delivery.at()).isEqualTo(CLOCK.instant());
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"COMPLETED", "DECISION_CHANGED", "EXPIRED"})
    @DisplayName("L11 these are read before they are handed on:")
    void confirmed(Kind kind) {
        vendor.delivering(signed(kind));

        assertThat(endpoint.deliver(RAW).status()).isEqualTo(200);
        assertThat(vendor.calls()).containsExactly("receive", "find v-1");
        assertThat(handled).singleElement().satisfies(delivery -> {
            assertThat(delivery.id()).isEqualTo(new VerificationId(VENDOR, "v-1"));
            assertThat(delivery.result()).isPresent();
            assertThat(delivery.fold(VerificationState.initial()).decision()).isEqualTo(Decision.APPROVED);
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"STARTED", "SUBMITTED", "ERASED", "UNKNOWN"})
    @DisplayName("L11 these are handed on without a result, and nothing is read:")
    void without_a_result(Kind kind) {
        vendor.delivering(signed(kind));

        assertThat(endpoint.deliver(RAW).status()).isEqualTo(200);
        assertThat(vendor.calls()).containsExactly("receive");
        assertThat(handled).singleElement().satisfies(delivery -> {
            assertThat(delivery.notification().kind()).isEqualTo(kind);
            assertThat(delivery.result()).isEmpty();
            assertThat(delivery.fold(VerificationState.initial()).decision()).isEqualTo(Decision.PENDING);
            assertThat(delivery.fold(VerificationState.initial()).isErased()).isEqualTo(kind == Kind.ERASED);
        });
    }

    @Test
    @DisplayName("L11 what is ignored is answered 200, and neither read nor handed on")
    void ignored() {
        vendor.delivering(Notification.ignored(VENDOR, "event-1"));

        assertThat(endpoint.deliver(RAW).status()).isEqualTo(200);
        assertThat(vendor.calls()).containsExactly("receive");
        assertThat(handled).isEmpty();
    }

    private static Notification signed(Kind kind) {
        return Notification.authenticated(new VerificationId(VENDOR, "v-1"), kind, Decision.PENDING, "event-1");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"COMPLETED", "DECISION_CHANGED", "EXPIRED"})
    @DisplayName("L11 a carried result that can change is confirmed by a read where the vendor can be read:")
    void carried_and_read(Kind kind) {
        vendor.delivering(signed(kind).withResult(read(Decision.REVIEW)));

        assertThat(endpoint.deliver(RAW).status()).isEqualTo(200);
        assertThat(vendor.calls()).containsExactly("receive", "find v-1");
        assertThat(handled).singleElement().satisfies(delivery -> {
            assertThat(delivery.result().orElseThrow().decision()).isEqualTo(Decision.APPROVED);
            assertThat(delivery.fold(known(Decision.REVIEW)).decision()).isEqualTo(Decision.APPROVED);
        });
    }

    @Test
    @DisplayName("L11 a read that equals what the delivery carried counts as a read")
    void read_equals_carried() {
        vendor.delivering(signed(Kind.COMPLETED).withResult(ended(Decision.APPROVED)));
        vendor.answering(ended(Decision.APPROVED));

        assertThat(endpoint.deliver(RAW).status()).isEqualTo(200);
        assertThat(handled.get(0).fold(known(Decision.DECLINED)).decision()).isEqualTo(Decision.APPROVED);
    }

    @Test
    @DisplayName("L11 a carried result that is final is not read again")
    void carried_and_final() {
        VerificationResult settled = VerificationResult.builder(VENDOR, Decision.DECLINED, Finality.FINAL)
                .id("v-1")
                .build();
        vendor.delivering(signed(Kind.COMPLETED).withResult(settled));

        assertThat(endpoint.deliver(RAW).status()).isEqualTo(200);
        assertThat(vendor.calls()).containsExactly("receive");
        assertThat(handled.get(0).result()).contains(settled);
    }

    @Test
    @DisplayName(
            "L11 where the vendor cannot be read, a carried result counts, and a changed decision is the newer one")
    void carried_and_unreadable() {
        Set<Capability> offered = EnumSet.copyOf(ScriptedFactory.EVERYTHING.supported());
        offered.remove(Capability.FIND);
        ScriptedProvider unreadable = new ScriptedProvider("alpha", Capabilities.of(offered, Set.of()));
        unreadable.delivering(signed(Kind.DECISION_CHANGED).withResult(ended(Decision.DECLINED)));

        assertThat(new WebhookEndpoint(unreadable, handled::add, CLOCK)
                        .deliver(RAW)
                        .status())
                .isEqualTo(200);
        assertThat(unreadable.calls()).containsExactly("receive");
        assertThat(handled.get(0).fold(known(Decision.APPROVED)).decision()).isEqualTo(Decision.DECLINED);
    }

    /** As a read of a second before the delivery. */
    private static VerificationState known(Decision decision) {
        return VerificationState.initial()
                .after(ended(decision), CLOCK.instant().minusSeconds(1));
    }

    private static VerificationResult ended(Decision decision) {
        return read(decision).toBuilder()
                .endedAt(Reported.of(CLOCK.instant().minusSeconds(60)))
                .build();
    }

    @Test
    @DisplayName("a read that was asked for first does not win over a later one, whichever is handed on first")
    void slow_read() {
        Notification hint = vendor.receive(RAW);
        Delivery slow = new Delivery(hint, Optional.of(read(Decision.APPROVED)), CLOCK.instant());
        Delivery quick = new Delivery(
                hint, Optional.of(read(Decision.DECLINED)), CLOCK.instant().plusSeconds(1));

        assertThat(slow.fold(quick.fold(VerificationState.initial())).decision())
                .isEqualTo(Decision.DECLINED);
        assertThat(quick.fold(slow.fold(VerificationState.initial())).decision())
                .isEqualTo(Decision.DECLINED);
    }

    @Test
    @DisplayName("what a signed delivery says holds from the vendor's moment, however late it comes")
    void signed_and_late() {
        VerificationResult first = read(Decision.REVIEW);
        Notification signed = Notification.authenticated(
                        new VerificationId(VENDOR, "v-1"), Notification.Kind.COMPLETED, Decision.REVIEW, "v-1")
                .withResult(first);
        VerificationState known = VerificationState.initial().after(read(Decision.APPROVED), CLOCK.instant());

        assertThat(new Delivery(signed, Optional.of(first), CLOCK.instant().plusSeconds(9)).fold(known))
                .isEqualTo(known);
    }

    private static VerificationResult read(Decision decision) {
        return VerificationResult.builder(VENDOR, decision, Finality.CHANGEABLE)
                .id("v-1")
                .build();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "AUTHENTICATION, 400",
        "MALFORMED_RESPONSE, 400",
        "INVALID_REQUEST, 400",
        "UNSUPPORTED, 404",
        "CONFIGURATION, 404",
        "UNAVAILABLE, 503",
        "TIMEOUT, 503",
        "CIRCUIT_OPEN, 503",
        "NOT_FOUND, 503"
    })
    @DisplayName("L12 a delivery that is refused is told so, and not handed on")
    void refused(ErrorCode code, int status) {
        vendor.failing(VeriportException.of(code, "planned").build());

        assertThat(endpoint.deliver(RAW).status()).isEqualTo(status);
        assertThat(handled).isEmpty();
    }

    @Test
    @DisplayName("L10 a delivery about a verification that was erased meanwhile is answered 200, and not handed on")
    void erased() {
        VeriportException gone = VeriportException.of(ErrorCode.NOT_FOUND, "erased")
                .reason(ReasonCode.ERASED)
                .build();
        WebhookEndpoint endpoint = new WebhookEndpoint(new Unreadable(vendor, gone), handled::add, CLOCK);

        assertThat(endpoint.deliver(RAW).status()).isEqualTo(200);
        assertThat(handled).isEmpty();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"NOT_FOUND, 503", "UNAVAILABLE, 503", "AUTHENTICATION, 503", "RATE_LIMITED, 503", "TIMEOUT, 503"})
    @DisplayName("a hint that could not be confirmed is to come again, with the vendor's wish when")
    void unconfirmed(ErrorCode code, int status) {
        VeriportException failure = VeriportException.of(code, "planned")
                .retryAfter(Duration.ofSeconds(7))
                .build();
        WebhookEndpoint unconfirmed = new WebhookEndpoint(new Unreadable(vendor, failure), handled::add, CLOCK);

        WebhookAnswer answer = unconfirmed.deliver(RAW);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(handled).isEmpty();
    }

    @Test
    @DisplayName("what the handler throws goes to the server, which does not answer 200 then")
    void handler_fails() {
        WebhookEndpoint failing = new WebhookEndpoint(
                vendor,
                delivery -> {
                    throw new IllegalStateException("planned");
                },
                CLOCK);

        assertThatThrownBy(() -> failing.deliver(RAW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("too much is refused before anybody looks at it")
    void too_much() {
        InboundNotification huge = new InboundNotification(VENDOR, Map.of(), new byte[WebhookEndpoint.MAX_BODY + 1]);

        assertThat(endpoint.deliver(huge).status()).isEqualTo(413);
        assertThat(vendor.calls()).isEmpty();
    }

    @ParameterizedTest(name = "{0} is for {1} by the token \"{2}\"")
    @CsvSource({"alpha, alpha, ''", "alpha/abc, alpha, abc", "alpha/, alpha, ''", "alpha/a/b, alpha, a/b"})
    @DisplayName("a path names the vendor and its token")
    void path(String path, String vendorName, String token) {
        Map<String, List<String>> headers = Map.of("X-Signature", List.of("00"));

        assertThat(endpoint.deliver(path, headers, new byte[] {1}).status()).isEqualTo(200);

        InboundNotification received = vendor.deliveries().get(0);
        assertThat(received.provider()).isEqualTo(new ProviderId(vendorName));
        assertThat(received.pathToken()).isEqualTo(Secret.of(token));
        assertThat(received.header("x-signature")).isEqualTo("00");
        assertThat(received.body()).containsExactly(1);
    }

    @ParameterizedTest(name = "\"{0}\"")
    @CsvSource({"''", "/", "/alpha", "No Name", "../alpha"})
    @DisplayName("a path without a vendor's name is 404")
    void no_vendor(String path) {
        assertThat(endpoint.deliver(path, Map.of(), new byte[0]).status()).isEqualTo(404);
        assertThat(vendor.calls()).isEmpty();
    }

    /** Takes deliveries, and fails when it is asked. */
    private record Unreadable(ScriptedProvider vendor, VeriportException failure) implements IdentityProvider {
        @Override
        public ProviderId id() {
            return vendor.id();
        }

        @Override
        public Capabilities capabilities() {
            return vendor.capabilities();
        }

        @Override
        public VerificationSession start(VerificationRequest request) {
            return vendor.start(request);
        }

        @Override
        public VerificationResult complete(SessionRef session, ReturnedParameters back) {
            return vendor.complete(session, back);
        }

        @Override
        public VerificationResult find(VerificationId verification) {
            throw failure;
        }

        @Override
        public Notification receive(InboundNotification raw) {
            return vendor.receive(raw);
        }
    }
}
