package dev.veriport.fake.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("The fake Stripe: idempotency keys")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakeStripeIdempotencyTest extends FakeStripeCase {
    private static final Map<String, String> KEY = Map.of("Idempotency-Key", "attempt-1");

    @Test
    void a_repeat_has_the_first_answer_and_creates_nothing() throws Exception {
        HttpResponse<String> first = client.post(SESSIONS, DOCUMENT, KEY);
        HttpResponse<String> again = client.post(SESSIONS, DOCUMENT, KEY);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(vendor.sessionIds()).hasSize(1);
    }

    @Test
    void a_500_is_kept_and_replayed_though_the_session_was_created() throws Exception {
        vendor.failNextPost();

        for (int times = 1; times <= 2; times++) {
            HttpResponse<String> failed = client.post(SESSIONS, DOCUMENT, KEY);
            assertRefused(failed, 500, "api_error");
            assertThat(failed.headers().firstValue("Stripe-Should-Retry")).contains("true");
        }
        assertThat(vendor.sessionIds()).hasSize(1);
    }

    @Test
    void other_parameters_or_another_path_under_the_key_are_an_error() throws Exception {
        JsonNode session = ok(client.post(SESSIONS, DOCUMENT, KEY));

        assertRefused(client.post(SESSIONS, "type=id_number", KEY), 400, "idempotency_error");
        assertRefused(client.post(path(session) + "/cancel", "", KEY), 400, "idempotency_error");
        ok(client.post(SESSIONS, "type=id_number", Map.of("Idempotency-Key", "attempt-2")));
        assertThat(vendor.sessionIds()).hasSize(2);
    }

    @Test
    void nothing_is_kept_when_validation_fails() throws Exception {
        assertInvalid(client.post(SESSIONS, "type=passport", KEY), "type");

        ok(client.post(SESSIONS, DOCUMENT, KEY));
    }

    @Test
    void what_the_status_does_not_allow_is_kept() throws Exception {
        JsonNode session = ended(DOCUMENT, "processing");

        assertRefused(client.post(path(session) + "/redact", "", KEY), 400, "invalid_request_error");
        vendor.decide(session.get("id").asText(), "verified");
        assertRefused(client.post(path(session) + "/redact", "", KEY), 400, "invalid_request_error");
        ok(client.post(path(session) + "/redact", ""));
    }

    @Test
    void a_key_under_way_is_a_conflict() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch conflict = new CountDownLatch(1);
        vendor.changeNextPost(reply -> {
            running.countDown();
            await(conflict);
            return reply;
        });
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            CompletableFuture<HttpResponse<String>> first = CompletableFuture.supplyAsync(() -> create(KEY), other);
            await(running);

            HttpResponse<String> second = client.post(SESSIONS, DOCUMENT, KEY);
            assertRefused(second, 409, "idempotency_error");
            assertThat(second.headers().firstValue("Stripe-Should-Retry")).contains("true");
            conflict.countDown();
            ok(first.join());
            assertThat(client.post(SESSIONS, DOCUMENT, KEY).body())
                    .isEqualTo(first.join().body());
        } finally {
            conflict.countDown();
            other.shutdownNow();
        }
        assertThat(vendor.sessionIds()).hasSize(1);
    }

    private HttpResponse<String> create(Map<String, String> headers) {
        try {
            return client.post(SESSIONS, DOCUMENT, headers);
        } catch (Exception unanswered) {
            throw new IllegalStateException(unanswered);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_key_is_forgotten_after_a_day_and_is_one_of_its_account() throws Exception {
        ok(client.post(SESSIONS, DOCUMENT, KEY));
        ok(client.post(
                SESSIONS,
                "type=id_number",
                Map.of("Idempotency-Key", "attempt-1", "Stripe-Account", FakeStripeServer.CONNECTED_ACCOUNT)));

        now.set(now.get().plus(Duration.ofHours(24)));
        ok(client.post(SESSIONS, "type=id_number", KEY));
    }

    @Test
    void a_key_has_at_most_255_characters() throws Exception {
        ok(client.post(SESSIONS, DOCUMENT, Map.of("Idempotency-Key", "k".repeat(255))));
        assertInvalid(client.post(SESSIONS, DOCUMENT, Map.of("Idempotency-Key", "k".repeat(256))), "Idempotency-Key");
    }
}
