package dev.veriport.fake.persona;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("The fake Persona: keys, environments, versions, headers and limits")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakePersonaAccessTest extends FakePersonaCase {

    @Test
    void a_key_is_a_bearer() throws Exception {
        ok(client.get(INQUIRIES));
        for (String none : List.of("", vendor.apiKey(), "Basic x")) {
            assertRefused(
                    client.get(INQUIRIES, Map.of("Authorization", none)),
                    401,
                    "Must be authenticated to access this endpoint");
        }
        HttpResponse<String> unknown = client.get(INQUIRIES, key("persona_sandbox_another"));
        assertThat(assertRefused(unknown, 401, "Token is invalid")).hasSize(1);
        assertThat(unknown.headers().firstValue("RateLimit-Limit")).isEmpty();
    }

    @Test
    void keys_are_rotated() throws Exception {
        vendor.acceptApiKey("persona_sandbox_second");
        vendor.revokeApiKey(vendor.apiKey());

        assertRefused(client.get(INQUIRIES), 401, "Token is invalid");
        ok(client.get(INQUIRIES, key("persona_sandbox_second")));
    }

    @Test
    void the_environments_do_not_see_each_other() throws Exception {
        JsonNode sandbox = newInquiry();
        HttpResponse<String> created = client.post(INQUIRIES, CREATION, PRODUCTION);
        JsonNode production = answered(created, 201);

        assertRefused(client.get(path(production)), 404, "Record not found");
        assertRefused(client.get(path(sandbox), PRODUCTION), 404, "Record not found");
        assertThat(ok(client.get(INQUIRIES)).get("data")).hasSize(1);
        assertThat(production.at("/data/relationships/account/data/id"))
                .isNotEqualTo(sandbox.at("/data/relationships/account/data/id"));
        assertThat(created.headers().firstValue("Persona-Environment-Id")).contains(FakePersonaServer.PRODUCTION);
        assertThat(client.get(INQUIRIES).headers().firstValue("Persona-Environment-Id"))
                .contains(FakePersonaServer.SANDBOX);
        assertThat(vendor.settings()).containsEntry("environment", "sandbox");
    }

    @Test
    void one_version_is_known() throws Exception {
        ok(client.get(INQUIRIES, Map.of("Persona-Version", FakePersonaServer.API_VERSION)));
        assertBad(
                client.get(INQUIRIES, Map.of("Persona-Version", "2023-01-05")),
                "Persona-Version is not a version of the API");
    }

    @Test
    void the_names_of_an_answer_are_in_the_inflection_that_was_asked_for() throws Exception {
        JsonNode inquiry = newInquiry();

        assertThat(ok(client.get(path(inquiry), Map.of("Key-Inflection", "kebab")))
                        .at("/data/attributes/reference-id")
                        .asText())
                .isEqualTo("case-4711");
        assertThat(ok(client.get(path(inquiry), Map.of("Key-Inflection", "snake")))
                        .at("/data/attributes/reference_id")
                        .asText())
                .isEqualTo("case-4711");
        assertThat(ok(client.get(path(inquiry), Map.of("Key-Inflection", "camel")))
                        .at("/data/attributes/fields/nameFirst/value")
                        .asText())
                .isEqualTo("Mira");
        assertBad(
                client.get(INQUIRIES, Map.of("Key-Inflection", "shout")),
                "Key-Inflection must be one of: camel, kebab, snake");
    }

    @Test
    void an_answer_has_its_request_id_its_environment_and_the_limits() throws Exception {
        restart(FakePersonaServer.builder().requestsPerMinute(300));
        client.get(INQUIRIES);
        pass(Duration.ofSeconds(20));

        for (HttpResponse<String> answer : List.of(client.get(INQUIRIES + "/inq_unknown"), client.get(INQUIRIES))) {
            HttpHeaders headers = answer.headers();
            assertThat(headers.firstValue("Request-Id")).get().asString().startsWith("req_");
            assertThat(headers.firstValue("Persona-Organization-Id")).contains(FakePersonaServer.ORGANIZATION);
            assertThat(headers.firstValue("RateLimit-Limit")).contains("300");
            assertThat(headers.firstValue("RateLimit-Reset")).contains("40");
        }
        assertThat(client.get(INQUIRIES).headers().firstValue("RateLimit-Remaining"))
                .contains("296");
    }

    @Test
    void the_rate_of_a_key_is_limited_until_the_minute_ends() throws Exception {
        restart(FakePersonaServer.builder().requestsPerMinute(2));
        ok(client.get(INQUIRIES));
        newInquiry();
        pass(Duration.ofMillis(59_500));
        HttpResponse<String> limited = client.post(INQUIRIES, CREATION);

        assertThat(assertRefused(limited, 429, "Rate limit exceeded")
                        .get("details")
                        .asText())
                .startsWith("You have hit your rate limit of 2 requests / min.");
        assertThat(limited.headers().firstValue("RateLimit-Remaining")).contains("0");
        assertThat(limited.headers().firstValue("RateLimit-Reset")).contains("1");
        assertThat(limited.headers().firstValue("Retry-After")).isEmpty();
        ok(client.get(INQUIRIES, PRODUCTION));
        pass(Duration.ofMillis(500));
        newInquiry();
        assertThat(vendor.inquiryIds()).hasSize(2);
    }

    @Test
    void a_request_is_refused_on_demand_and_does_nothing() throws Exception {
        vendor.limitNext();
        assertRefused(client.post(INQUIRIES, CREATION), 429, "Rate limit exceeded");
        vendor.exceedQuotaNext();
        HttpResponse<String> quota = client.post(INQUIRIES, CREATION);
        assertRefused(quota, 429, "Quota exceeded");
        assertThat(quota.headers().firstValue("RateLimit-Reset")).isPresent();
        vendor.forbidNext("IP address is not permitted access to current environment");
        assertRefused(client.post(INQUIRIES, CREATION), 403, "Forbidden");

        assertThat(vendor.inquiryIds()).isEmpty();
        newInquiry();
    }
}
