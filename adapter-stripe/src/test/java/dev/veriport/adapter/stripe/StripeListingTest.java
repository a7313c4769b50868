package dev.veriport.adapter.stripe;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.idOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.pageOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.model.AttemptId;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Decision;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.fault.Fault;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of sessions: a page that says less than a page says is never read as few sessions. */
final class StripeListingTest {
    private final AttemptId attempt = AttemptId.random();
    private final AtStripe stripe = AtStripe.open();

    @AfterEach
    void close() {
        stripe.close();
    }

    private VerificationResult found() {
        return stripe.identity()
                .findByReference(AttemptReference.of(stripe.identity().id(), "case~1", attempt));
    }

    private void listed(String page) {
        stripe.wire()
                .fail(
                        AtStripe.LIST,
                        Fault.respond(200, Map.of("Content-Type", "application/json"), page.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @DisplayName(
            "a page without data, one with a session without an id, one that does not say whether there are more, and one"
                    + " that does not advance are refused")
    @ValueSource(
            strings = {
                "{\"object\":\"list\",\"has_more\":false}",
                "{\"object\":\"list\",\"has_more\":false,\"data\":null}",
                "{\"object\":\"list\",\"has_more\":false,\"data\":[{\"id\":\"vs_1\"},{\"id\":\"\"}]}",
                "{\"object\":\"list\",\"data\":[]}",
                "{\"object\":\"list\",\"has_more\":null,\"data\":[{\"id\":\"vs_1\"}]}",
                "{\"object\":\"list\",\"has_more\":\"some\",\"data\":[{\"id\":\"vs_1\"}]}",
                "{\"object\":\"list\",\"has_more\":true,\"data\":[]}",
                "{\"object\":\"list\",\"has_more\":true,\"data\":[{\"id\":\"vs_1\"}]}"
            })
    void malformed(String page) {
        listed(page);

        assertThatFailureOf(this::found).hasCode(ErrorCode.MALFORMED_RESPONSE);
        assertThat(stripe.wire().requestLines()).hasSizeLessThanOrEqualTo(4); // each page once more
    }

    @Test
    @DisplayName("a page that was refused is asked for again, and the list goes on behind it")
    void refusedOnce() {
        VerificationSession oldest =
                stripe.identity().start(AtStripe.request().attempt(attempt).build());
        for (int i = 0; i < 100; i++) {
            stripe.start();
        }
        String ids = stripe.server().sessionIds().stream()
                .map(id -> "{\"id\":\"" + id + "\"},")
                .collect(Collectors.joining());
        stripe.wire()
                .failOnce(
                        AtStripe.LIST,
                        Fault.respond(
                                200,
                                Map.of("Content-Type", "application/json"),
                                ("{\"data\":[" + ids + "{\"id\":\"\"}]}").getBytes(UTF_8)));

        assertThat(idOf(found()).value()).isEqualTo(AtStripe.id(oldest));
    }

    @Test
    @DisplayName("a session that is listed twice is one session")
    void twice() {
        VerificationSession session =
                stripe.identity().start(AtStripe.request().attempt(attempt).build());
        String listed = "{\"id\":\"" + AtStripe.id(session)
                + "\",\"client_reference_id\":\"case~1\",\"metadata\":{\"veriport_attempt\":\"" + attempt + "\"}}";
        listed("{\"object\":\"list\",\"has_more\":false,\"data\":[" + listed + "," + listed + "]}");

        assertThat(found().decision()).isEqualTo(Decision.PENDING);
    }

    /** Stripe does not say whether a list has the hand-off of its sessions. */
    private String withHandoff(String id) {
        return "{\"id\":\"" + id + "\",\"client_reference_id\":\"case~1\",\"metadata\":{\"veriport_attempt\":\""
                + attempt + "\"},\"url\":\"https://verify.stripe.com/start/of-" + id + "\",\"client_secret\":\"" + id
                + "_secret_x\"}";
    }

    @Test
    @DisplayName("L20 the explanation of several sessions never prints a page or a client secret")
    void severalExplained() {
        listed("{\"has_more\":false,\"data\":[" + withHandoff("vs_1") + "," + withHandoff("vs_2") + "]}");

        VerificationResult ambiguous = found();

        assertThat(ambiguous.decision()).isEqualTo(Decision.INDETERMINATE);
        assertThat(ambiguous.explain().text(true))
                .contains("vs_1", "vs_2")
                .doesNotContain("_secret_", "verify.stripe.com");
    }

    private String listedSession(String reference, String more) {
        VerificationSession session =
                stripe.identity().start(AtStripe.request().attempt(attempt).build());
        stripe.server().finish(pageOf(session), "verified");
        return "{\"object\":\"list\",\"has_more\":false,\"data\":[{\"id\":\"" + AtStripe.id(session)
                + "\",\"client_reference_id\":\"" + reference + "\",\"metadata\":{\"veriport_attempt\":\"" + attempt
                + "\"" + more + "}}]}";
    }

    @Test
    @DisplayName("L20 a list without a filter of references finds no session of another reference")
    void anotherReference() {
        listed(listedSession("case-other", ""));

        assertThatFailureOf(this::found).hasCode(ErrorCode.NOT_FOUND);
        assertThatFailureOf(() -> stripe.identity()
                        .findByReference(new AttemptReference(stripe.identity().id(), "case-mine")))
                .hasCode(ErrorCode.NOT_FOUND);
    }

    @Test
    @DisplayName("a page of more than 1 MiB is read: a session can have much metadata")
    void largePage() {
        listed(listedSession("case~1", ",\"note\":\"" + "x".repeat(1024 * 1024) + "\""));

        assertThat(found().decision()).isEqualTo(Decision.APPROVED);
    }

    @Test
    @DisplayName("L4 a reference that contains ~ is found by itself: what is behind it is no attempt")
    void referenceWithTilde() {
        VerificationSession session = stripe.start();

        VerificationResult alone = stripe.identity()
                .findByReference(new AttemptReference(stripe.identity().id(), "case~1"));

        assertThat(idOf(alone).value()).isEqualTo(AtStripe.id(session));
        assertThat(alone.reference().toOptional()).contains("case~1");
    }
}
