package dev.veriport.fake.persona;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("The fake Persona: idempotency keys")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakePersonaIdempotencyTest extends FakePersonaCase {
    private static final Map<String, String> KEY = Map.of("Idempotency-Key", "attempt-1");

    @Test
    void a_repeat_has_the_first_answer_and_creates_nothing() throws Exception {
        HttpResponse<String> first = client.post(INQUIRIES, CREATION, KEY);
        HttpResponse<String> again = client.post(INQUIRIES, CREATION, KEY);

        answered(again, 201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(vendor.inquiryIds()).hasSize(1);
    }

    @Test
    void a_500_is_kept_though_the_inquiry_was_created() throws Exception {
        vendor.failNextPost();

        for (int times = 1; times <= 2; times++) {
            assertRefused(client.post(INQUIRIES, CREATION, KEY), 500, "Internal Server Error");
        }
        assertThat(vendor.inquiryIds()).hasSize(1);
    }

    @Test
    void a_400_is_kept_too() throws Exception {
        for (int times = 1; times <= 2; times++) {
            assertRefused(client.post(INQUIRIES, "{}", KEY), 400, "Bad Request");
        }
        assertRefused(client.post(INQUIRIES, CREATION, KEY), 400, "Idempotency error");
    }

    @Test
    void other_parameters_or_another_path_under_the_key_are_an_error() throws Exception {
        JsonNode inquiry = answered(client.post(INQUIRIES, CREATION, KEY), 201);

        assertRefused(client.post(INQUIRIES, CREATION.replace("Mira", "Mia"), KEY), 400, "Idempotency error");
        assertRefused(client.post(INQUIRIES + "?include=account", CREATION, KEY), 400, "Idempotency error");
        assertRefused(client.post(path(inquiry) + "/expire", "", KEY), 400, "Idempotency error");
        assertThat(statusOf(inquiry)).isEqualTo("created");
        assertThat(vendor.inquiryIds()).hasSize(1);
    }

    @Test
    void what_is_refused_for_its_rate_or_its_key_is_not_kept() throws Exception {
        vendor.limitNext();
        assertRefused(client.post(INQUIRIES, CREATION, KEY), 429, "Rate limit exceeded");
        assertRefused(
                client.post(
                        INQUIRIES,
                        CREATION,
                        Map.of("Idempotency-Key", "attempt-1", "Authorization", "Bearer persona_sandbox_another")),
                401,
                "Token is invalid");

        answered(client.post(INQUIRIES, CREATION, KEY), 201);
    }

    @Test
    void a_key_has_no_effect_on_a_read_or_a_redaction() throws Exception {
        JsonNode inquiry = newInquiry();
        assertThat(status(ok(client.get(path(inquiry), KEY)))).isEqualTo("created");
        vendor.finish(page(inquiry), "completed");

        assertThat(status(ok(client.get(path(inquiry), KEY)))).isEqualTo("completed");
        ok(client.call("DELETE", path(inquiry), "", KEY));
        assertRefused(client.call("DELETE", path(inquiry), "", KEY), 409, "Stale object error");
    }

    @Test
    void a_key_is_forgotten_after_a_day_and_is_one_of_its_environment() throws Exception {
        String first = id(answered(client.post(INQUIRIES, CREATION, KEY), 201));
        Map<String, String> production = new HashMap<>(PRODUCTION);
        production.putAll(KEY);
        assertThat(id(answered(client.post(INQUIRIES, CREATION, production), 201)))
                .isNotEqualTo(first);

        pass(Duration.ofHours(24).minusMillis(1));
        assertThat(id(answered(client.post(INQUIRIES, CREATION, KEY), 201))).isEqualTo(first);
        pass(Duration.ofMillis(1));
        assertThat(id(answered(client.post(INQUIRIES, CREATION, KEY), 201))).isNotEqualTo(first);
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
            CompletableFuture<HttpResponse<String>> first = CompletableFuture.supplyAsync(this::create, other);
            await(running);

            assertRefused(create(), 409, "Conflict");
            conflict.countDown();
            answered(first.join(), 201);
            assertThat(create().body()).isEqualTo(first.join().body());
        } finally {
            conflict.countDown();
            other.shutdownNow();
        }
        assertThat(vendor.inquiryIds()).hasSize(1);
    }

    private HttpResponse<String> create() {
        try {
            return client.post(INQUIRIES, CREATION, KEY);
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
}
