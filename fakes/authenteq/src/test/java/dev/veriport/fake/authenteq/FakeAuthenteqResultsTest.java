package dev.veriport.fake.authenteq;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.veriport.testkit.server.Ending;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("Codes and results of the fake Authenteq, held against the vendor's pages")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakeAuthenteqResultsTest extends FakeAuthenteqCase {
    @Test
    void a_code_gives_the_result_once_and_is_invalid_or_expired_ever_after() throws Exception {
        URI page = client.startSession(BACK);
        now.set(now.get().plusSeconds(163));
        String code = Browserless.codeIn(vendor.finish(page, Ending.APPROVED));

        HttpResponse<String> first = client.redeem(code, BACK);
        assertThat(first.statusCode()).isEqualTo(200);
        JsonNode result = JSON.readTree(first.body());
        assertThat(result.get("status").asText()).isEqualTo("PASSED");
        assertThat(result.get("startTime").asText()).isEqualTo("2024-06-01T10:00:00Z");
        assertThat(result.get("endTime").asText()).isEqualTo("2024-06-01T10:02:43Z");
        assertInvalidCode(client.redeem(code, BACK));
        assertInvalidCode(client.redeem(code, BACK));
        assertThat(vendor.resultsRedeemed()).isOne();
    }

    @Test
    void an_unknown_code_and_an_expired_one_earn_the_same_answer_as_a_used_one() throws Exception {
        restart(FakeAuthenteqServer.builder().codeTtl(Duration.ofMinutes(15)));
        String code = Browserless.codeIn(vendor.finish(client.startSession(BACK), Ending.APPROVED));
        now.set(now.get().plus(Duration.ofMinutes(15)));

        assertInvalidCode(client.redeem(code, BACK));
        assertInvalidCode(client.redeem("neverGiven", BACK));
    }

    @Test
    void a_missing_code_is_seen_before_a_missing_redirect_url() throws Exception {
        HttpResponse<String> nothing = client.get(FakeAuthenteqServer.VERIFICATION_RESULT);
        HttpResponse<String> codeOnly = client.get(FakeAuthenteqServer.VERIFICATION_RESULT + "?code=x");

        assertThat(nothing.body()).contains("Required 'code' parameter is missing");
        assertThat(codeOnly.body()).contains("Required 'redirectUrl' parameter is missing");
        assertError(codeOnly, 400, "MISSING_REQUEST_PARAMETER");
    }

    @Test
    void another_redirect_url_is_refused_and_by_default_spares_the_code() throws Exception {
        String code = Browserless.codeIn(vendor.finish(client.startSession(BACK), Ending.APPROVED));

        HttpResponse<String> other = client.redeem(code, BACK + "&nonce=1");
        assertError(other, 400, "INVALID_REQUEST_PARAMETER");
        assertThat(other.body()).contains("'redirectUrl' does not match the given authorization code");
        assertThat(client.redeem(code, BACK).statusCode()).isEqualTo(200);
    }

    @Test
    void another_redirect_url_uses_the_code_up_where_the_switch_says_so() throws Exception {
        restart(FakeAuthenteqServer.builder().mismatchBurnsCode(true));
        String code = Browserless.codeIn(vendor.finish(client.startSession(BACK), Ending.APPROVED));

        client.redeem(code, "https://shop.example/other");
        assertInvalidCode(client.redeem(code, BACK));
    }

    @Test
    void status_and_notes_follow_their_switches() throws Exception {
        restart(FakeAuthenteqServer.builder().statusPresent(false).notesField("note"));
        String code = Browserless.codeIn(vendor.finish(client.startSession(BACK), Ending.APPROVED));

        JsonNode result = JSON.readTree(client.redeem(code, BACK).body());
        assertThat(result.has("status")).isFalse();
        JsonNode b = result.at("/documentData/licenseClassDetails/B");
        assertThat(b.has("note")).isTrue();
        assertThat(b.has("notes")).isFalse();
    }

    @Test
    void the_multi_document_flow_brings_a_second_document() throws Exception {
        URI page = client.startSession(BACK, "AQ-Multi-Document-Flow", "On");
        String code = Browserless.codeIn(vendor.finish(page, Ending.APPROVED));

        assertThat(JSON.readTree(client.redeem(code, BACK).body()).has("documentData2"))
                .isTrue();
    }

    @Test
    void a_result_of_the_tests_own_comes_out_byte_for_byte() throws Exception {
        String code = Browserless.codeIn(vendor.finish(client.startSession(BACK), "{\"id\": 1} trailing"));

        assertThat(client.redeem(code, BACK).body()).isEqualTo("{\"id\": 1} trailing");
    }

    private static void assertInvalidCode(HttpResponse<String> answer) throws Exception {
        assertError(answer, 400, "INVALID_REQUEST_PARAMETER");
        assertThat(answer.body()).contains("Parameter 'code' is invalid or expired");
    }
}
