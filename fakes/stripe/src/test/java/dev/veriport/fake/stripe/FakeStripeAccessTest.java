package dev.veriport.fake.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("The fake Stripe: keys, accounts, headers and limits")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakeStripeAccessTest extends FakeStripeCase {

    @Test
    void a_key_is_accepted_as_a_bearer_and_as_the_user_of_basic() throws Exception {
        ok(client.get(SESSIONS));
        ok(client.get(SESSIONS, Map.of("Authorization", basic(vendor.apiKey() + ":"))));
        ok(client.get(SESSIONS, key(FakeStripeServer.SECRET_KEY)));
        for (String wrong : List.of(
                "Bearer rk_test_another",
                vendor.apiKey(),
                basic(vendor.apiKey()),
                basic(":" + vendor.apiKey()),
                "Basic %",
                "Token x")) {
            assertRefused(client.get(SESSIONS, Map.of("Authorization", wrong)), 401, "invalid_request_error");
        }
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void keys_are_rotated() throws Exception {
        vendor.acceptApiKey("rk_test_second", true);
        vendor.revokeApiKey(vendor.apiKey());

        assertRefused(client.get(SESSIONS), 401, "invalid_request_error");
        ok(client.get(SESSIONS, key("rk_test_second")));
    }

    @Test
    void a_key_without_the_right_reads_the_session_and_nothing_sensitive() throws Exception {
        JsonNode session = ended(DOCUMENT, "verified");

        for (Map<String, String> limited : List.of(LIMITED, key(FakeStripeServer.SECRET_KEY))) {
            ok(client.get(path(session), limited));
            JsonNode outputs = ok(client.get(path(session) + "?expand[]=verified_outputs", limited))
                    .get("verified_outputs");
            assertThat(outputs.get("first_name").asText()).isNotBlank();
            assertThat(outputs.has("dob")).isFalse();
            for (String sensitive : List.of(
                    "verified_outputs.dob",
                    "verified_outputs.id_number",
                    "last_verification_report.document.dob",
                    "last_verification_report.document.number",
                    "last_verification_report.document.expiration_date",
                    "last_verification_report.id_number.id_number")) {
                assertRefused(
                        client.get(path(session) + "?expand[]=" + sensitive, limited), 403, "invalid_request_error");
            }
        }
    }

    @Test
    void live_mode_and_test_mode_do_not_see_each_other() throws Exception {
        JsonNode ofTest = newSession();
        JsonNode ofLive = ok(client.post(SESSIONS, DOCUMENT, key(FakeStripeServer.LIVE_KEY)));

        assertThat(ofLive.get("livemode").asBoolean()).isTrue();
        assertThat(ofLive.get("client_secret").asText()).contains("_secret_live_");
        assertRefused(client.get(path(ofLive)), 404, "invalid_request_error");
        assertRefused(client.get(path(ofTest), key(FakeStripeServer.LIVE_KEY)), 404, "invalid_request_error");
    }

    @Test
    void a_session_of_a_connected_account_is_reached_with_its_header() throws Exception {
        Map<String, String> connected = Map.of("Stripe-Account", FakeStripeServer.CONNECTED_ACCOUNT);
        JsonNode session = ok(client.post(SESSIONS, DOCUMENT, connected));

        ok(client.get(path(session), connected));
        assertRefused(client.get(path(session)), 404, "invalid_request_error");
        JsonNode error = assertRefused(
                client.get(SESSIONS, Map.of("Stripe-Account", "acct_unknown")), 403, "invalid_request_error");
        assertThat(error.get("code").asText()).isEqualTo("account_invalid");
    }

    @Test
    void an_answer_has_its_request_id_the_version_and_the_idempotency_key() throws Exception {
        HttpHeaders headers = client.post(
                        SESSIONS, DOCUMENT, Map.of("Stripe-Version", "2025-01-27.acacia", "Idempotency-Key", "k1"))
                .headers();

        assertThat(headers.firstValue("Request-Id")).get().asString().startsWith("req_");
        assertThat(headers.firstValue("Stripe-Version")).contains("2025-01-27.acacia");
        assertThat(headers.firstValue("Idempotency-Key")).contains("k1");
        assertThat(headers.firstValue("Stripe-Should-Retry")).isEmpty();
        assertThat(client.get(SESSIONS).headers().firstValue("Stripe-Version")).contains(FakeStripeServer.API_VERSION);
        HttpHeaders refused = client.get(SESSIONS + "/vs_unknown").headers();
        assertThat(refused.firstValue("Request-Id")).isPresent();
        assertThat(refused.firstValue("Stripe-Should-Retry")).contains("false");
    }

    @Test
    void the_rate_is_limited_on_demand_in_both_ways() throws Exception {
        for (int status : List.of(429, 400)) {
            vendor.limitNext(status);
            HttpResponse<String> limited = client.post(SESSIONS, DOCUMENT);

            JsonNode error = assertRefused(limited, status, "invalid_request_error");
            assertThat(error.get("code").asText()).isEqualTo("rate_limit");
            assertThat(limited.headers().firstValue("Retry-After")).isEmpty();
        }
        assertThat(vendor.sessionIds()).isEmpty();
        newSession();
    }
}
