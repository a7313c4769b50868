package dev.veriport.adapter.stripe;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.pageOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.fake.stripe.FakeStripeServer;
import dev.veriport.model.Evidence;
import dev.veriport.model.Route;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.fault.Fault;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What Stripe's refusals mean: the words of the error say more than the HTTP status. */
final class StripeFailuresTest {
    private static final String FILES = "GET /v1/files/";

    private final AtStripe stripe = AtStripe.open();

    @AfterEach
    void close() {
        stripe.close();
    }

    private static Fault refusal(int status, String error) {
        return Fault.respond(
                status, Map.of("Content-Type", "application/json"), ("{\"error\":{" + error + "}}").getBytes(UTF_8));
    }

    @Test
    @DisplayName("409 for a key that was used with another request is INVALID_REQUEST, and is not sent again")
    void keyOfAnotherRequest() {
        stripe.wire().fail(AtStripe.CREATE, refusal(409, "\"type\":\"idempotency_error\""));

        assertThatFailureOf(stripe::start)
                .hasCode(ErrorCode.INVALID_REQUEST)
                .hasMessageContaining("use each attempt for one start");
        assertThat(stripe.wire().requestLines()).hasSize(1);
    }

    @Test
    @DisplayName("409 for a request that is under way is UNAVAILABLE, and the start is sent again")
    void underWay() {
        stripe.wire()
                .failOnce(
                        AtStripe.CREATE,
                        refusal(409, "\"code\":\"idempotency_key_in_use\",\"type\":\"idempotency_error\""));
        assertThat(stripe.start().route()).isEqualTo(Route.CONFIGURED);

        stripe.wire().failOnce(AtStripe.CREATE, refusal(409, "\"code\":\"lock_timeout\""));
        assertThat(stripe.start().route()).isEqualTo(Route.CONFIGURED);
    }

    private static Fault saysRetry(int status, String retry) {
        return Fault.respond(status, Map.of("Stripe-Should-Retry", retry), "{\"error\":{}}".getBytes(UTF_8));
    }

    private void find() {
        stripe.identity().find(new VerificationId(stripe.identity().id(), "vs_1"));
    }

    @Test
    @DisplayName("a read of a 500 that Stripe advises not to repeat fails at once")
    void readAdvisedAgainst() {
        stripe.wire().fail("GET ", saysRetry(500, "false"));

        assertThatFailureOf(this::find).hasCode(ErrorCode.UNAVAILABLE);
        assertThat(stripe.wire().requestLines()).hasSize(1);
    }

    @Test
    @DisplayName("L13 a start with a 500 that Stripe advises not to repeat is not repeated, but searched for")
    void startAdvisedAgainst() {
        stripe.wire().fail(AtStripe.CREATE, saysRetry(500, "false"));

        assertThatFailureOf(stripe::start).hasCode(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(stripe.wire().requestLines())
                .filteredOn(line -> line.startsWith("POST"))
                .hasSize(1);
        assertThat(stripe.wire().requestLines()).last().asString().startsWith(AtStripe.LIST);
    }

    @Test
    @DisplayName("a refusal that Stripe asks to repeat is repeated, a start with its key; another word says nothing")
    void advisedRetry() {
        stripe.wire().failOnce(AtStripe.CREATE, saysRetry(400, "true"));
        assertThat(stripe.start().route()).isEqualTo(Route.CONFIGURED);
        assertThat(stripe.lines()).containsExactly("POST /identity/verification_sessions");

        stripe.wire().failOnce(AtStripe.CREATE, saysRetry(400, "perhaps"));
        assertThatFailureOf(stripe::start).hasCode(ErrorCode.INVALID_REQUEST);
    }

    @Test
    @DisplayName("a limit of requests is waited for, whatever Stripe advises")
    void limitIsWaitedFor() {
        stripe.wire().failOnce(AtStripe.CREATE, saysRetry(429, "false"));

        assertThat(stripe.start().route()).isEqualTo(Route.CONFIGURED);
    }

    @Test
    @DisplayName("a file that the key may not read is PERMISSION, with the name of the right")
    void fileWithoutTheRight() {
        Evidence image = stripe.ended("verified").evidence().get(0);
        stripe.wire().fail(FILES, refusal(403, "\"type\":\"invalid_request_error\""));

        assertThatFailureOf(image::open).hasCode(ErrorCode.PERMISSION).hasMessageContaining("\"Files\"");
    }

    @Test
    @DisplayName("403 for a secret key, which has every right to sessions, says that the account has no access")
    void accountWithoutAccess() {
        try (AtStripe secret = AtStripe.open(
                FakeStripeServer.builder().apiKey(FakeStripeServer.SECRET_KEY).start(), Map.of())) {
            secret.wire().fail("GET ", refusal(403, "\"type\":\"invalid_request_error\""));

            assertThatFailureOf(() -> secret.identity()
                            .find(new VerificationId(secret.identity().id(), "vs_1")))
                    .hasCode(ErrorCode.PERMISSION)
                    .hasMessageContaining("the account has no access: activate Identity");
        }
    }

    @Test
    @DisplayName("a secret key cannot read a file: 403 says that a restricted key can, with the name of the right")
    void fileWithASecretKey() {
        try (AtStripe secret = AtStripe.open(
                FakeStripeServer.builder().apiKey(FakeStripeServer.SECRET_KEY).start(), Map.of())) {
            Evidence image = secret.ended("verified").evidence().get(0);

            assertThatFailureOf(image::open)
                    .hasCode(ErrorCode.PERMISSION)
                    .hasMessageContaining("give a restricted key the permission \"Files\"")
                    .hasMessageContaining("api-key is a secret key");
        }
    }

    @Test
    @DisplayName("400 with rate_limit is RATE_LIMITED for a file, too")
    void fileRateLimited() {
        Evidence image = stripe.ended("verified").evidence().get(0);
        stripe.wire().fail(FILES, refusal(400, "\"code\":\"rate_limit\""));

        assertThatFailureOf(image::open).hasCode(ErrorCode.RATE_LIMITED);
    }

    @Test
    @DisplayName("L6 the refused cancellation of a verified session says what to do instead")
    void cancelOfAVerifiedSession() {
        VerificationSession session = stripe.start();
        stripe.server().finish(pageOf(session), "verified");

        assertThatFailureOf(() -> stripe.identity().cancel(session.ref()))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .hasMessageContaining("complete the session");
    }

    @Test
    @DisplayName("an account that the key has no access to is PERMISSION, with the name of the setting")
    void anotherAccount() {
        try (AtStripe platform =
                AtStripe.open(FakeStripeServer.start(), Map.of("stripe.connected-account", "acct_unknown"))) {
            assertThatFailureOf(platform::start)
                    .hasCode(ErrorCode.PERMISSION)
                    .hasMessageContaining("check connected-account");
        }
    }
}
