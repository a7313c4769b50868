package dev.veriport.fake.authenteq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.veriport.testkit.server.Ending;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The fake Authenteq, held against the vendor's pages")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakeAuthenteqServerTest extends FakeAuthenteqCase {
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
}
