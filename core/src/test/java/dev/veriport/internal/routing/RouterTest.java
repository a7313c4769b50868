package dev.veriport.internal.routing;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.fakes.ScriptedFactory;
import dev.veriport.fakes.ScriptedProvider;
import dev.veriport.internal.call.RequestIds;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.Channel;
import dev.veriport.model.CheckType;
import dev.veriport.model.EvidenceSubmission;
import dev.veriport.model.ImageSource;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.Secret;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.port.IdentityProvider;
import java.net.URI;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RouterTest {
    private static final ImageSource PHOTO = ImageSource.bytes(new byte[0]);
    private static final SessionSeal UNSEALED = SessionSeal.of(List.of());
    private static final ProviderId ALPHA = new ProviderId("alpha");
    private static final ProviderId BETA = new ProviderId("beta");
    private static final URI BACK = URI.create("https://shop.example/back");
    private static final Map<Capability, Consumer<IdentityProvider>> CALLS = Map.ofEntries(
            entry(Capability.START_WEB, vendor -> vendor.start(web().build())),
            entry(
                    Capability.START_WEB_SDK,
                    vendor -> vendor.start(VerificationRequest.builder("case")
                            .channel(Channel.WEB_SDK)
                            .build())),
            entry(
                    Capability.START_MOBILE_SDK,
                    vendor -> vendor.start(VerificationRequest.builder("case")
                            .channel(Channel.MOBILE_SDK)
                            .build())),
            entry(
                    Capability.START_FACE_AUTHENTICATION,
                    vendor -> vendor.start(
                            web().faceOf(new VerificationId(ALPHA, "v-1")).build())),
            entry(Capability.RESUME, vendor -> vendor.resume(session(ALPHA))),
            entry(Capability.CANCEL, vendor -> vendor.cancel(session(ALPHA))),
            entry(Capability.COMPLETE, vendor -> vendor.complete(session(ALPHA), ReturnedParameters.none())),
            entry(Capability.FIND, vendor -> vendor.find(new VerificationId(ALPHA, "v-1"))),
            entry(
                    Capability.FIND_BY_REFERENCE,
                    vendor -> vendor.findByReference(new AttemptReference(ALPHA, "case~1"))),
            entry(
                    Capability.VERIFY,
                    vendor -> vendor.verify(EvidenceSubmission.builder("case", PHOTO)
                            .document(PHOTO)
                            .build())),
            entry(Capability.RECEIVE, vendor -> vendor.receive(notification(ALPHA))),
            entry(Capability.ERASE, vendor -> vendor.erase(new VerificationId(ALPHA, "v-1"))),
            entry(
                    Capability.WORKFLOW,
                    vendor -> vendor.start(web().workflow("full").build())));

    private final ScriptedProvider alpha = new ScriptedProvider("alpha", ScriptedFactory.EVERYTHING);
    private final ScriptedProvider beta = new ScriptedProvider("beta", ScriptedFactory.EVERYTHING);
    private static final RoutingServices SERVICES = InstanceFixture.services(event -> {});

    private static VerificationRequest.Builder web() {
        return VerificationRequest.builder("case").returnTo(BACK);
    }

    private static SessionRef session(ProviderId vendor) {
        return SessionRef.of(vendor, "case", Map.of("nonce", "n-1"));
    }

    private static InboundNotification notification(ProviderId vendor) {
        return new InboundNotification(vendor, Map.of(), new byte[0]);
    }

    private Router router(SessionSeal seal, ProviderId chosen) {
        Workflows workflows = new Workflows(ALPHA, Map.of("full", "17"));
        Instance mapping = new Instance(
                alpha,
                Set.of(ALPHA),
                workflows,
                InstanceFixture.ANY_ENVIRONMENT,
                Map.of(),
                Set.of(),
                new RequestIds(),
                InstanceFixture.of(alpha).vault());
        return new Router(List.of(mapping, InstanceFixture.of(beta)), InstanceFixture.plan(chosen), seal, SERVICES);
    }

    private static VeriportException failure(Runnable call) {
        return catchThrowableOfType(VeriportException.class, call::run);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("CAP what a vendor does not offer is UNSUPPORTED, and the vendor is not called")
    void capabilityFirst(Capability missing) {
        ScriptedProvider lacking =
                new ScriptedProvider("alpha", Capabilities.of(EnumSet.complementOf(EnumSet.of(missing)), Set.of()));
        Router router =
                new Router(List.of(InstanceFixture.of(lacking)), InstanceFixture.plan(ALPHA), UNSEALED, SERVICES);

        VeriportException refusal = failure(() -> CALLS.get(missing).accept(router));
        assertThat(refusal.code()).isEqualTo(ErrorCode.UNSUPPORTED);
        assertThat(refusal.provider()).contains(ALPHA);
        assertThat(refusal).hasMessageContaining(missing.name());
        assertThat(lacking.calls()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("CAP what a vendor offers is asked of it, once")
    void capabilityThere(Capability offered) {
        CALLS.get(offered).accept(router(UNSEALED, ALPHA));
        assertThat(alpha.calls()).hasSize(1);
        assertThat(beta.calls()).isEmpty();
    }

    @Test
    @DisplayName("CAP a check that the vendor does not make is refused before anything is sent")
    void requestedChecks() {
        Router router = router(UNSEALED, ALPHA);
        VerificationRequest request =
                web().checks(Set.of(CheckType.DOCUMENT, CheckType.AML)).build();
        assertThat(failure(() -> router.start(request)).code()).isEqualTo(ErrorCode.UNSUPPORTED);
        assertThat(alpha.calls()).isEmpty();

        router.start(web().checks(Set.of(CheckType.DOCUMENT)).build());
        assertThat(alpha.calls()).containsExactly("start case");
    }

    @Test
    @DisplayName("C14 after the switch new verifications go to the chosen vendor, sessions and ids to their own")
    void switching() {
        SessionRef before = router(UNSEALED, ALPHA).start(web().build()).ref();
        Router after = router(UNSEALED, BETA);
        after.start(web().build());
        after.resume(SessionRef.parse(before.value()));
        after.cancel(SessionRef.parse(before.value()));
        after.complete(SessionRef.parse(before.value()), ReturnedParameters.none());
        after.find(new VerificationId(ALPHA, "v-1"));
        after.receive(notification(ALPHA));

        assertThat(alpha.calls())
                .containsExactly(
                        "start case", "resume case n-1", "cancel case n-1", "complete case n-1", "find v-1", "receive");
        assertThat(beta.calls()).containsExactly("start case");
        assertThat(after.id()).isEqualTo(BETA);
        assertThat(after.providers()).containsExactlyInAnyOrder(ALPHA, BETA);
    }

    @Test
    @DisplayName("C14 a session of a vendor that is gone says so, by name, with the key to set")
    void vendorGone() {
        Router router = router(UNSEALED, ALPHA);
        ProviderId gone = new ProviderId("gone");
        List<Runnable> calls = List.of(
                () -> router.resume(session(gone)),
                () -> router.cancel(session(gone)),
                () -> router.complete(session(gone), ReturnedParameters.none()),
                () -> router.find(new VerificationId(gone, "v-1")),
                () -> router.erase(new VerificationId(gone, "v-1")),
                () -> router.receive(notification(gone)),
                () -> router.vendor(gone));
        for (Runnable call : calls) {
            VeriportException refusal = failure(call);
            assertThat(refusal.code()).isEqualTo(ErrorCode.CONFIGURATION);
            assertThat(refusal.provider()).contains(gone);
            assertThat(refusal).hasMessageContainingAll("gone", "veriport.also-read");
        }
        assertThat(alpha.calls()).isEmpty();
    }

    @Test
    @DisplayName("C14 one vendor's own port refuses what belongs to another, and is not called")
    void otherVendorsThings() {
        IdentityProvider port = router(UNSEALED, ALPHA).vendor(ALPHA);
        List<Runnable> calls = List.of(
                () -> port.resume(session(BETA)),
                () -> port.cancel(session(BETA)),
                () -> port.complete(session(BETA), ReturnedParameters.none()),
                () -> port.find(new VerificationId(BETA, "v-1")),
                () -> port.erase(new VerificationId(BETA, "v-1")),
                () -> port.receive(notification(BETA)),
                () -> port.start(web().faceOf(new VerificationId(BETA, "v-1")).build()));
        for (Runnable call : calls) {
            assertThat(failure(call).code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        }
        assertThat(alpha.calls()).isEmpty();
    }

    @Test
    @DisplayName(
            "SEAL with keys a session leaves sealed, its vendor gets it open, and an unsealed one never gets there")
    void sealed() {
        Secret key = Secret.of(Base64.getEncoder().encodeToString(new byte[32]));
        Router router = router(SessionSeal.of(List.of(key)), ALPHA);
        SessionRef ref = router.start(web().build()).ref();
        assertThat(ref.isSealed()).isTrue();

        router.complete(SessionRef.parse(ref.value()), ReturnedParameters.none());
        assertThat(alpha.calls()).containsExactly("start case", "complete case n-1");

        assertThat(failure(() -> router.complete(session(ALPHA), ReturnedParameters.none()))
                        .code())
                .isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(alpha.calls()).hasSize(2);
    }

    @Test
    @DisplayName("L5 L6 SEAL a sealed session is resumed and cancelled open at its vendor, and leaves resume sealed")
    void resumedSealed() {
        Secret key = Secret.of(Base64.getEncoder().encodeToString(new byte[32]));
        Router router = router(SessionSeal.of(List.of(key)), ALPHA);
        SessionRef ref = router.start(web().build()).ref();
        SessionRef resumed = router.resume(SessionRef.parse(ref.value())).ref();
        router.cancel(SessionRef.parse(resumed.value()));

        assertThat(resumed.isSealed()).isTrue();
        assertThat(resumed.provider()).isEqualTo(ALPHA);
        assertThat(alpha.calls()).containsExactly("start case", "resume case n-1", "cancel case n-1");
        assertThat(failure(() -> router.resume(session(ALPHA))).code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(failure(() -> router.cancel(session(ALPHA))).code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(alpha.calls()).hasSize(3);
    }

    @Test
    @DisplayName("CAP the way out of neutrality leads to the chosen vendor's own API, and only where it has one")
    void unwrap() {
        alpha.offering("alpha's");
        beta.offering("beta's");
        Router router = router(UNSEALED, BETA);
        assertThat(router.unwrap(String.class)).contains("beta's");
        assertThat(router.vendor(ALPHA).unwrap(String.class)).contains("alpha's");
        assertThat(router.unwrap(Runnable.class)).isEmpty();
    }

    @Test
    @DisplayName("C11 where the chosen vendor has no such API, it is that of an open vendor that has it")
    void unwrap_of_another() {
        alpha.offering("alpha's");
        assertThat(router(UNSEALED, BETA).unwrap(String.class)).contains("alpha's");
        assertThat(router(UNSEALED, BETA).vendor(BETA).unwrap(String.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(classes = {IdentityProvider.class, Object.class})
    @DisplayName("C11 whatever a vendor is asked for as, it is gated, and who has it cannot close it:")
    void unwrap_is_gated(Class<?> asked) {
        Router router = router(UNSEALED, ALPHA);
        for (IdentityProvider provider : List.of(router, router.vendor(ALPHA), router.vendor(BETA))) {
            Object given = provider.unwrap(asked).orElseThrow();
            assertThat(given).isSameAs(provider);
            assertThat(provider.unwrap(AutoCloseable.class)).isEmpty();
        }
        assertThat(alpha.calls()).isEmpty();
        assertThat(beta.calls()).isEmpty();
    }

    @Test
    @DisplayName("C11 the adapter itself is given to nobody, not by the name of its own class either")
    void unwrap_of_the_adapter() {
        assertThat(router(UNSEALED, ALPHA).unwrap(ScriptedProvider.class)).isEmpty();
        assertThat(router(UNSEALED, ALPHA).vendor(ALPHA).unwrap(ScriptedProvider.class))
                .isEmpty();
    }
}
