package dev.veriport.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.fakes.ScriptedFactory;
import dev.veriport.fakes.ScriptedProvider;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Decision;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookEndpointTest {
    private static final ProviderId VENDOR = new ProviderId("alpha");
    private static final InboundNotification RAW = new InboundNotification(VENDOR, Map.of(), new byte[0]);

    private final ScriptedProvider vendor = new ScriptedProvider("alpha", ScriptedFactory.EVERYTHING);
    private final List<Delivery> handled = new ArrayList<>();
    private final WebhookEndpoint endpoint = new WebhookEndpoint(vendor, handled::add);

    @Test
    @DisplayName("what carries no result is read before it is handed on")
    void read_first() {
        assertThat(endpoint.deliver(RAW).status()).isEqualTo(200);

        assertThat(vendor.calls()).containsExactly("receive", "find v-1");
        assertThat(handled)
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.result().decision()).isEqualTo(Decision.APPROVED));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "AUTHENTICATION, 401",
        "MALFORMED_RESPONSE, 400",
        "INVALID_REQUEST, 400",
        "UNSUPPORTED, 404",
        "CONFIGURATION, 404"
    })
    @DisplayName("a delivery that is refused is told so, and not handed on")
    void refused(ErrorCode code, int status) {
        vendor.failing(VeriportException.of(code, "planned").build());

        assertThat(endpoint.deliver(RAW).status()).isEqualTo(status);
        assertThat(handled).isEmpty();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"NOT_FOUND, 404", "UNAVAILABLE, 503", "AUTHENTICATION, 503", "RATE_LIMITED, 503"})
    @DisplayName("a hint that could not be confirmed is to come again, with the vendor's wish when")
    void unconfirmed(ErrorCode code, int status) {
        VeriportException failure = VeriportException.of(code, "planned")
                .retryAfter(Duration.ofSeconds(7))
                .build();
        WebhookEndpoint unconfirmed = new WebhookEndpoint(new Unreadable(vendor, failure), handled::add);

        WebhookAnswer answer = unconfirmed.deliver(RAW);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(handled).isEmpty();
    }

    @Test
    @DisplayName("what the handler throws goes to the server, which does not answer 200 then")
    void handler_fails() {
        WebhookEndpoint failing = new WebhookEndpoint(vendor, delivery -> {
            throw new IllegalStateException("planned");
        });

        assertThatThrownBy(() -> failing.deliver(RAW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("too much is refused before anybody looks at it")
    void too_much() {
        InboundNotification huge = new InboundNotification(VENDOR, Map.of(), new byte[WebhookEndpoint.MAX_BODY + 1]);

        assertThat(endpoint.deliver(huge).status()).isEqualTo(413);
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

        @Override
        public void close() {
            vendor.close();
        }
    }
}
