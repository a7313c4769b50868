package dev.veriport.internal.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.CallObservation;
import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportListener;
import dev.veriport.fakes.ScriptedFactory;
import dev.veriport.fakes.ScriptedProvider;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Capabilities;
import dev.veriport.model.EvidenceSubmission;
import dev.veriport.model.ImageSource;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.ProviderId;
import dev.veriport.model.RequestField;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A call through the port is observed at each vendor that it is made at. */
final class ObservedPortCallsTest {
    private static final ProviderId ALPHA = new ProviderId("alpha");
    private static final ProviderId BETA = new ProviderId("beta");
    private static final SessionSeal UNSEALED = SessionSeal.of(List.of());
    private static final VerificationRequest REQUEST = VerificationRequest.builder("customer-42")
            .returnTo("https://shop.example/verified")
            .build();

    private final List<String> seen = new ArrayList<>();
    private final VeriportListener observing = new VeriportListener() {
        @Override
        public void on(VeriportEvent event) {
            seen.add(event.getClass().getSimpleName());
        }

        @Override
        public CallObservation beginPortCall(ProviderId provider, String method) {
            seen.add("(" + provider + " " + method);
            return new CallObservation() {
                @Override
                public void succeeded() {
                    seen.add(")");
                }

                @Override
                public void failed(VeriportException failure) {
                    seen.add(") " + failure.code());
                }
            };
        }
    };

    private Router router(RoutingPlan plan, ScriptedProvider... vendors) {
        return new Router(
                List.of(vendors).stream().map(InstanceFixture::of).toList(),
                plan,
                UNSEALED,
                InstanceFixture.services(observing));
    }

    private Router router(ScriptedProvider vendor) {
        return router(InstanceFixture.plan(ALPHA), vendor);
    }

    private static ScriptedProvider everything(ProviderId id) {
        return new ScriptedProvider(id.value(), ScriptedFactory.EVERYTHING);
    }

    @Test
    @DisplayName("a start that no vendor can take is a call at none of them")
    void nobody() {
        Router router = router(
                InstanceFixture.plan(ALPHA),
                new ScriptedProvider("alpha", ScriptedFactory.EVERYTHING.requiring(RequestField.EMAIL)));
        assertThatThrownBy(() -> router.start(REQUEST)).hasMessage("alpha requires EMAIL: add it to the request");
        assertThat(seen).isEmpty();
    }

    @Test
    @DisplayName("every method of the port that calls a vendor is observed, by its name")
    void methods() {
        Router router = router(everything(ALPHA));
        SessionRef session = router.start(REQUEST).ref();
        router.resume(session);
        router.cancel(session);
        router.complete(session, ReturnedParameters.none());
        router.find(new VerificationId(ALPHA, "v-1"));
        router.findByReference(new AttemptReference(ALPHA, "a-1"));
        ImageSource image = ImageSource.bytes(new byte[] {1});
        router.verify(
                EvidenceSubmission.builder("customer-42", image).document(image).build());
        router.receive(new InboundNotification(ALPHA, Map.of(), new byte[0]));
        router.erase(new VerificationId(ALPHA, "v-1"));
        assertThat(seen)
                .containsExactly(
                        "(alpha start",
                        "VerificationStarted",
                        ")",
                        "(alpha resume",
                        ")",
                        "(alpha cancel",
                        ")",
                        "(alpha complete",
                        "VerificationDecided",
                        ")",
                        "(alpha find",
                        "VerificationDecided",
                        ")",
                        "(alpha findByReference",
                        "VerificationDecided",
                        ")",
                        "(alpha verify",
                        "VerificationDecided",
                        ")",
                        "(alpha receive",
                        ")",
                        "(alpha erase",
                        ")");
    }

    @Test
    @DisplayName("a start that goes on to the next vendor is observed at each of them")
    void failover() {
        ScriptedProvider alpha = everything(ALPHA);
        alpha.failing(VeriportException.notSent(ErrorCode.UNAVAILABLE, "staged").build());
        router(new RoutingPlan(ALPHA, List.of(BETA), Map.of()), alpha, everything(BETA))
                .start(REQUEST);
        assertThat(seen)
                .containsExactly(
                        "(alpha start", ") UNAVAILABLE", "FailedOver", "(beta start", "VerificationStarted", ")");
    }

    @Test
    @DisplayName(
            "what is refused before anything is sent is observed as well, and an adapter that throws something else")
    void refused() {
        Router nothing = router(new ScriptedProvider(ALPHA.value(), Capabilities.of(Set.of(), Set.of())));
        catchThrowable(() -> nothing.find(new VerificationId(ALPHA, "v-1")));
        ScriptedProvider broken = everything(ALPHA);
        broken.failing(new IllegalStateException("canary"));
        Throwable thrown = catchThrowable(() -> router(broken).find(new VerificationId(ALPHA, "v-1")));
        assertThat(thrown).isInstanceOf(IllegalStateException.class);
        assertThat(seen).containsExactly("(alpha find", ") UNSUPPORTED", "(alpha find", ") UNAVAILABLE");
    }
}
