package dev.veriport.testkit.contract;

import static dev.veriport.testkit.assertion.VeriportAssertions.idOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.veriport.Veriport;
import dev.veriport.error.ErrorCode;
import dev.veriport.model.AttemptId;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.Channel;
import dev.veriport.model.CheckType;
import dev.veriport.model.RequestField;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.RecordedRequest;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The clauses of starts, and of what an adapter declares. */
interface StartClauses extends Clauses {
    int CALLERS = 8;

    @Test
    @DisplayName("P2 A start hands off to an absolute URL on the web and to a token in an SDK")
    default void aStartHandsOff() {
        List<Channel> channels = adapter().declaredChannels();

        assertThat(channels).isNotEmpty();
        for (Channel channel : channels) {
            assertThat(OpenAdapter.handsOffOn(channel, adapter().startOn(channel)))
                    .as("hand-off on %s", channel)
                    .isTrue();
        }
    }

    @Test
    @DisplayName("P3 What is not declared fails with UNSUPPORTED, and nothing is sent")
    default void whatIsNotDeclaredFails() {
        Capabilities declared = provider().capabilities();

        assertThat(adapter().calls()).as("a call for every capability").containsOnlyKeys(Capability.values());
        adapter().calls().forEach((capability, call) -> {
            if (!declared.supports(capability)) {
                adapter().refusedUnsent(ErrorCode.UNSUPPORTED, call);
            }
        });
        EnumSet<CheckType> unknown = EnumSet.allOf(CheckType.class);
        unknown.removeAll(declared.checks());
        for (CheckType check : unknown) {
            VerificationRequest demanding = adapter()
                    .request(OpenAdapter.REFERENCE)
                    .checks(Set.of(check))
                    .build();
            adapter().refusedUnsent(ErrorCode.UNSUPPORTED, () -> provider().start(demanding));
        }
    }

    @Test
    @DisplayName("P13 Eight concurrent starts give eight sessions and eight hand-offs")
    default void concurrentStartsAreSeparate() {
        List<VerificationSession> sessions =
                AtOnce.call(CALLERS, () -> adapter().start(OpenAdapter.REFERENCE));

        assertThat(sessions).extracting(VerificationSession::handoff).doesNotHaveDuplicates();
        assertThat(sessions).extracting(session -> session.ref().value()).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("P14 Unwrap is empty for an API that is not the vendor's")
    default void unwrapOfAForeignType() {
        assertThat(provider().unwrap(VendorContract.class)).isEmpty();
    }

    @Test
    @DisplayName("P15 Closing twice is closing once, and neither fails")
    default void closingTwice() {
        adapter().start(OpenAdapter.REFERENCE);

        assertThatCode(adapter().veriport()::close).doesNotThrowAnyException();
        assertThatCode(adapter().veriport()::close).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("P16 Capabilities are the same at every call, and asking for them sends nothing")
    default void capabilitiesAreData() {
        int before = adapter().requests();
        Capabilities first = provider().capabilities();

        assertThat(adapter().requests()).as("requests").isEqualTo(before);
        adapter().start(OpenAdapter.REFERENCE);
        assertThat(provider().capabilities()).isEqualTo(first);
    }

    @Test
    @DisplayName("P22 A start for a face that was verified before hands off, or is undeclared and UNSUPPORTED")
    default void aStartForAnEarlierFace() {
        VerificationRequest request = adapter()
                .request(OpenAdapter.REFERENCE)
                .channel(Channel.MOBILE_SDK)
                .faceOf(adapter().unknown())
                .build();
        if (!adapter().declares(Capability.START_FACE_AUTHENTICATION)) {
            adapter().refusedUnsent(ErrorCode.UNSUPPORTED, () -> provider().start(request));
            return;
        }
        int before = adapter().requests();
        Optional<String> token = provider()
                .start(request)
                .handoff()
                .match(page -> Optional.empty(), sdk -> Optional.of(sdk.token().reveal()));

        assertThat(token.filter(text -> !text.isBlank())).as("a token").isPresent();
        assertThat(adapter().requests()).as("requests").isGreaterThan(before);
    }

    @Test
    @DisplayName(
            "P21 A start for a mapped workflow sends the vendor's id of it, or workflows are undeclared and UNSUPPORTED")
    default void aWorkflowReachesTheVendor() {
        VerificationRequest.Builder request =
                adapter().request(OpenAdapter.REFERENCE).workflow("contract-flow");
        if (!adapter().declares(Capability.WORKFLOW)) {
            adapter().refusedUnsent(ErrorCode.UNSUPPORTED, () -> provider().start(request.build()));
            return;
        }
        String id = adapter().workflowId();
        Map<String, String> settings = new HashMap<>(adapter().vendor().settings());
        settings.put("workflow.contract-flow", id);
        try (Veriport mapping = adapter().builder(settings).build()) {
            for (Channel channel : adapter().declaredChannels()) {
                int before = adapter().vendor().calls().size();
                mapping.identityProvider().start(request.channel(channel).build());
                List<RecordedRequest> sent = adapter().vendor().calls();

                assertThat(sent.subList(before, sent.size()))
                        .as("requests of the start on %s", channel)
                        .anyMatch(call -> contains(call, id));
            }
        }
    }

    @Test
    @DisplayName(
            "P23 A start with the required fields hands off; without one it is INVALID_REQUEST, and nothing is sent")
    default void aStartHasTheRequiredFields() {
        Set<RequestField> required = provider().capabilities().required();
        VerificationRequest full = adapter().request(OpenAdapter.REFERENCE).build();

        assertThat(provider().start(full.only(required)).handoff()).isNotNull();
        for (RequestField field : required) {
            Set<RequestField> others = EnumSet.complementOf(EnumSet.of(field));
            adapter()
                    .refusedUnsent(ErrorCode.INVALID_REQUEST, () -> provider().start(full.only(others)))
                    .hasMessageContaining(field.name());
        }
    }

    @Test
    @DisplayName("P24 No field that is not declared reaches the vendor; declared names and e-mail addresses do")
    default void noUndeclaredFieldIsSent() {
        Set<RequestField> taken = provider().capabilities().taken();
        int before = adapter().vendor().calls().size();
        for (Channel channel : adapter().declaredChannels()) {
            provider()
                    .start(adapter()
                            .request(OpenAdapter.REFERENCE)
                            .channel(channel)
                            .build());
        }
        List<RecordedRequest> calls = adapter().vendor().calls();
        Set<RequestField> sent =
                Canaries.of(adapter().request(OpenAdapter.REFERENCE).build()).in(calls.subList(before, calls.size()));

        assertThat(taken).as("what the adapter declares").containsAll(sent);
        assertThat(sent)
                .containsAll(Canaries.LITERAL.stream().filter(taken::contains).toList());
    }

    @Test
    @DisplayName("P25 A session has the attempt of its request; the completed verification is found by it, or that is"
            + " UNSUPPORTED")
    default void aVerificationIsFoundByItsAttempt() {
        AttemptId attempt = AttemptId.random();
        VerificationSession session = provider()
                .start(adapter().request(OpenAdapter.REFERENCE).attempt(attempt).build());
        AttemptReference stored = AttemptReference.of(session.provider(), OpenAdapter.REFERENCE, attempt);

        assertThat(session.attempt()).contains(attempt);
        if (!adapter().declares(Capability.FIND_BY_REFERENCE)) {
            adapter().refusedUnsent(ErrorCode.UNSUPPORTED, () -> provider().findByReference(stored));
            return;
        }
        VerificationResult completed = adapter().complete(session, Ending.APPROVED);
        VerificationResult found = provider().findByReference(stored);
        assertThat(idOf(found)).isEqualTo(idOf(completed));
    }

    private static boolean contains(RecordedRequest call, String text) {
        return (call.path() + "?" + call.rawQuery() + call.headers() + call.bodyText()).contains(text);
    }

    private IdentityProvider provider() {
        return adapter().provider();
    }
}
