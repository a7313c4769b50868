package dev.veriport.fake.authenteq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.veriport.testkit.server.Ending;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The fake Authenteq, held against the vendor's pages")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakeAuthenteqServerTest {

    private static final String BACK = "https://shop.example/kyc?case=a b&lang=de".replace(" ", "%20");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2024-06-01T10:00:00Z"));
    private FakeAuthenteqServer vendor =
            FakeAuthenteqServer.builder().clock(now::get).start();
    private Browserless client = new Browserless(vendor);

    @AfterEach
    void stop() {
        vendor.close();
    }

    private void restart(FakeAuthenteqServerBuilder builder) {
        vendor.close();
        vendor = builder.clock(now::get).start();
        client = new Browserless(vendor);
    }

    @ParameterizedTest
    @ValueSource(strings = {FakeAuthenteqServer.VERIFICATION_TOKEN, FakeAuthenteqServer.FACE_AUTHENTICATION_TOKEN})
    void every_call_gives_a_new_token_that_must_not_be_cached(String path) throws Exception {
        HttpResponse<String> first = client.get(path);
        HttpResponse<String> second = client.get(path);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(JSON.readTree(first.body()).get("accessToken").asText())
                .isNotEqualTo(JSON.readTree(second.body()).get("accessToken").asText());
        assertThat(vendor.tokensIssued()).isEqualTo(2);
    }

    @Test
    void the_deprecated_token_path_gives_no_token_and_is_counted() throws Exception {
        assertThat(client.get(FakeAuthenteqServer.DEPRECATED_TOKEN).statusCode())
                .isEqualTo(410);

        assertThat(vendor.requests(FakeAuthenteqServer.DEPRECATED_TOKEN)).isOne();
        assertThat(vendor.tokensIssued()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FakeAuthenteqServer.VERIFICATION_TOKEN,
                FakeAuthenteqServer.FACE_AUTHENTICATION_TOKEN,
                FakeAuthenteqServer.VERIFICATION_URL,
                FakeAuthenteqServer.VERIFICATION_RESULT
            })
    void missing_unreadable_and_wrong_keys_are_told_apart(String path) throws Exception {
        String wrong = path.equals(FakeAuthenteqServer.VERIFICATION_RESULT) ? "API_KEYS_BAD" : "BAD_API_KEYS";

        assertError(client.anonymously(path), 401, "API_KEYS_MISSING");
        assertError(client.anonymously(path, "Authorization", "Basic %%%"), 401, "API_KEYS_INVALID");
        assertError(client.anonymously(path, "Authorization", "Bearer abc"), 401, "API_KEYS_INVALID");
        assertError(
                client.anonymously(path, "Authorization", Browserless.keys(vendor.clientId(), "other")), 401, wrong);
        assertThat(vendor.tokensIssued()).isZero();
    }

    @Test
    void a_header_called_Authentication_is_not_taken_for_Authorization() throws Exception {
        String keys = Browserless.keys(vendor.clientId(), vendor.clientSecret());

        assertError(
                client.anonymously(FakeAuthenteqServer.VERIFICATION_TOKEN, "Authentication", keys),
                401,
                "API_KEYS_MISSING");
    }

    @Test
    void a_session_remembers_the_flow_headers() throws Exception {
        client.startSession(BACK, "AQ-Flow-Slug", "sandbox-flow", "AQ-Multi-Document-Flow", "On");

        WebSession session = vendor.sessions().get(0);
        assertThat(session.redirectUrl()).isEqualTo(BACK);
        assertThat(session.flowSlug()).contains("sandbox-flow");
        assertThat(session.multiDocumentFlow()).contains("On");
    }

    @Test
    void passing_leads_back_with_a_code_behind_the_parameters_that_were_there() throws Exception {
        URI landing = vendor.finish(client.startSession(BACK), Ending.APPROVED);

        assertThat(landing.toString()).startsWith(BACK + "&code=");
        assertThat(Browserless.codeIn(landing)).matches("[0-9a-zA-Z]+");
    }

    @Test
    void walking_away_leads_back_without_a_code_and_the_session_can_still_pass() throws Exception {
        URI page = client.startSession(BACK);

        assertThat(vendor.finish(page, Ending.ABANDONED)).isEqualTo(URI.create(BACK));
        assertThat(vendor.finish(page, Ending.APPROVED).toString()).contains("code=");
        assertThatIllegalStateException().isThrownBy(() -> vendor.finish(page, Ending.APPROVED));
    }

    @ParameterizedTest
    @EnumSource(
            value = Ending.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"APPROVED", "REVIEW"})
    void every_failure_looks_like_walking_away(Ending ending) throws Exception {
        assertThat(vendor.finish(client.startSession(BACK), ending)).isEqualTo(URI.create(BACK));
    }

    @Test
    void a_manual_review_is_no_ending_here() throws Exception {
        URI page = client.startSession(BACK);

        assertThatIllegalArgumentException().isThrownBy(() -> vendor.finish(page, Ending.REVIEW));
        assertThat(client.submit(page, "ending=REVIEW").statusCode()).isEqualTo(400);
    }

    @Test
    void while_it_is_down_its_api_fails_without_effect_and_its_page_is_there() throws Exception {
        URI page = client.startSession(BACK);
        HttpResponse<String> passed = client.submit(page, "ending=VENDOR_DOWN");
        String code = Browserless.codeIn(
                URI.create(passed.headers().firstValue("Location").orElseThrow()));

        assertThat(vendor.isDown()).isTrue();
        assertThat(client.redeem(code, BACK).statusCode()).isEqualTo(503);
        assertThat(client.show(page).statusCode()).isEqualTo(200);
        vendor.comeBack();
        assertThat(client.redeem(code, BACK).statusCode()).isEqualTo(200);
    }

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
    void registered_redirect_urls_are_compared_without_their_query_or_exactly() throws Exception {
        URI registered = URI.create("https://shop.example/kyc");
        restart(FakeAuthenteqServer.builder().registeredRedirectUrls(registered));
        assertThat(askFor(BACK).statusCode()).isEqualTo(200);
        assertThat(askFor("https://shop.example/other").body()).contains("does not match any registered one");

        restart(FakeAuthenteqServer.builder()
                .registeredRedirectUrls(registered)
                .redirectMatching(RedirectMatching.EXACT));
        assertError(askFor(BACK), 400, "INVALID_REQUEST_PARAMETER");
        assertThat(askFor(registered.toString()).statusCode()).isEqualTo(200);
    }

    @Test
    void no_redirect_url_at_all_is_an_error_of_the_account_or_of_the_request() throws Exception {
        assertError(client.get(FakeAuthenteqServer.VERIFICATION_URL), 400, "MISSING_REQUEST_PARAMETER");
        assertError(askFor("javascript:alert(1)"), 400, "INVALID_REQUEST_PARAMETER");

        restart(FakeAuthenteqServer.builder().registeredRedirectUrls());
        assertError(askFor(BACK), 400, "NO_REDIRECT_URLS");
    }

    @Test
    void a_deactivated_account_is_refused_everywhere() throws Exception {
        restart(FakeAuthenteqServer.builder().accountDeactivated(true));

        assertError(client.get(FakeAuthenteqServer.VERIFICATION_TOKEN), 403, "ACCOUNT_DEACTIVATED");
        assertError(askFor(BACK), 403, "ACCOUNT_DEACTIVATED");
        assertError(client.redeem("x", BACK), 403, "ACCOUNT_DEACTIVATED");
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

    @Test
    void the_hosted_page_says_what_it_is_and_its_buttons_lead_back() throws Exception {
        URI page = client.startSession(BACK, "AQ-Flow-Slug", "<b>slug</b>");

        HttpResponse<String> shown = client.show(page);
        assertThat(shown.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(shown.body())
                .contains("<html lang=\"en\">", "sandbox", "Finish: approved", "Walk away", "&lt;b&gt;slug")
                .doesNotContain("<b>slug");

        HttpResponse<String> away = client.submit(page, "ending=ABANDONED");
        assertThat(away.statusCode()).isEqualTo(303);
        assertThat(away.headers().firstValue("Location")).contains(BACK);

        HttpResponse<String> passed = client.submit(page, "ending=APPROVED");
        assertThat(passed.statusCode()).isEqualTo(303);
        String location = passed.headers().firstValue("Location").orElseThrow();
        assertThat(client.redeem(Browserless.codeIn(URI.create(location)), BACK).statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_hosted_page_refuses_what_is_over_unknown_or_no_ending() throws Exception {
        URI page = client.startSession(BACK);

        assertThat(client.submit(page, "ending=MAYBE").statusCode()).isEqualTo(400);
        vendor.finish(page, Ending.APPROVED);
        assertThat(client.submit(page, "ending=APPROVED").statusCode()).isEqualTo(410);
        assertThat(client.show(URI.create(vendor.baseUrl() + "/verify?token=none"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void it_listens_on_the_loopback_only() {
        assertThat(vendor.baseUrl().getHost()).isEqualTo("127.0.0.1");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> FakeAuthenteqServer.builder().host("0.0.0.0").start())
                .withMessageContaining("loopback");
    }

    private HttpResponse<String> askFor(String redirectUrl) throws Exception {
        return client.get(FakeAuthenteqServer.VERIFICATION_URL + "?redirectUrl=" + Browserless.encode(redirectUrl));
    }

    private static void assertInvalidCode(HttpResponse<String> answer) throws Exception {
        assertError(answer, 400, "INVALID_REQUEST_PARAMETER");
        assertThat(answer.body()).contains("Parameter 'code' is invalid or expired");
    }

    private static void assertError(HttpResponse<String> answer, int status, String errorCode) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).get("errorCode").asText()).isEqualTo(errorCode);
    }
}
