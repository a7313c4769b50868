package dev.veriport.fake.faceki;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Tokens of the fake Faceki, held against the vendor's pages")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakeFacekiTokensTest extends FakeFacekiCase {
    @Test
    void a_token_comes_in_the_old_envelope_and_lives_an_hour() throws Exception {
        HttpResponse<String> answer = client.generateToken();

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode body = FacekiClient.json(answer);
        assertThat(body.get("responseCode").asInt(-1)).isZero();
        assertThat(body.at("/data/expires_in").isInt()).isTrue();
        assertThat(body.at("/data/expires_in").asInt()).isEqualTo(3600);
        assertThat(body.at("/data/token_type").asText()).isEqualTo("Bearer");
    }

    @Test
    void the_older_way_takes_the_credentials_from_the_query() throws Exception {
        HttpResponse<String> answer = client.get(FakeFacekiServer.ACCESS_TOKEN + "?clientId=" + vendor.clientId()
                + "&clientSecret=" + vendor.clientSecret());

        String token = FacekiClient.json(answer).at("/data/access_token").asText();
        assertThat(client.records(token, "").statusCode()).isEqualTo(200);
    }

    @Test
    void credentials_that_lack_or_are_wrong_earn_what_is_printed() throws Exception {
        assertPrinted(client.generateToken("{}"), 403, "generate-token-403-client-id-required.json");
        assertPrinted(client.generateToken("not json"), 403, "generate-token-403-client-id-required.json");
        assertPrinted(client.generateToken("{\"clientId\": \"a\"}"), 402, "generate-token-402.json");
        assertPrinted(
                client.generateToken("{\"clientId\": \"a\", \"clientSecret\": \"b\"}"),
                401,
                "generate-token-401-unauthorized.json");
        assertPrinted(
                client.get(FakeFacekiServer.ACCESS_TOKEN + "?clientId=a&clientSecret=b"),
                401,
                "access-token-401-unauthorized.json");
        assertThat(vendor.tokensIssued()).isZero();
    }

    @Test
    void the_printed_401_says_422_in_its_body() throws Exception {
        JsonNode body = FacekiClient.json(client.generateToken("{\"clientId\": \"a\", \"clientSecret\": \"b\"}"));

        assertThat(body.get("statusCode").asInt()).isEqualTo(422);
    }

    @Test
    void credentials_in_headers_count_only_where_the_switch_says_so() throws Exception {
        String[] headers = {"clientId", vendor.clientId(), "clientSecret", vendor.clientSecret()};
        assertThat(client.generateToken("", headers).statusCode()).isEqualTo(403);

        restart(FakeFacekiServer.builder().headerCredentials(true));
        assertThat(client.generateToken("", headers).statusCode()).isEqualTo(200);
    }

    @Test
    void as_printed_the_token_answer_lacks_its_opening_brace() throws Exception {
        restart(FakeFacekiServer.builder().documentedVerbatim(true));

        String body = client.generateToken().body();
        String token = body.split("\"")[7];
        assertThat(body).isEqualTo(FacekiSamples.load("generate-token-200.txt").replace("<Your API Token>", token));
        assertThat(client.records(token, "").statusCode()).isEqualTo(200);
    }

    @Test
    void a_token_is_refused_from_the_moment_it_expires() throws Exception {
        String token = client.token();

        now.set(now.get().plusSeconds(3600).minusNanos(1));
        assertThat(client.records(token, "").statusCode()).isEqualTo(200);
        now.set(now.get().plusNanos(1));
        HttpResponse<String> late = client.records(token, "");
        assertThat(late.statusCode()).isEqualTo(401);
        assertThat(FacekiClient.json(late).get("code").asInt()).isEqualTo(1);
        assertThat(client.createLink(token, "{\"workflowId\": \"w\"}").statusCode())
                .isEqualTo(401);
    }

    @Test
    void unknown_tokens_and_other_schemes_are_refused() throws Exception {
        String token = client.token();

        assertThat(client.records("made-up", "").statusCode()).isEqualTo(401);
        assertThat(client.get(FakeFacekiServer.RECORDS).statusCode()).isEqualTo(401);
        assertThat(client.get(FakeFacekiServer.RECORDS, "Authorization", "Token token=" + token)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_token_fetched_while_one_lives_is_counted_as_early() throws Exception {
        restart(FakeFacekiServer.builder().tokenTtl(Duration.ofSeconds(60)));
        String first = client.token();
        now.set(now.get().plusSeconds(59));
        client.token();
        assertThat(vendor.tokensIssuedEarly()).isOne();
        assertThat(client.records(first, "").statusCode()).isEqualTo(200);

        now.set(now.get().plusSeconds(60));
        client.token();
        assertThat(vendor.tokensIssued()).isEqualTo(3);
        assertThat(vendor.tokensIssuedEarly()).isOne();
    }

    @Test
    void a_token_fetched_after_all_were_revoked_is_not_early() throws Exception {
        String first = client.token();
        vendor.revokeTokens();

        assertThat(client.records(first, "").statusCode()).isEqualTo(401);
        client.token();
        assertThat(vendor.tokensIssuedEarly()).isZero();
    }

    @Test
    void a_new_token_kills_the_old_one_where_the_switch_says_so() throws Exception {
        restart(FakeFacekiServer.builder().newTokenKillsOld(true));
        String first = client.token();
        String second = client.token();

        assertThat(client.records(first, "").statusCode()).isEqualTo(401);
        assertThat(client.records(second, "").statusCode()).isEqualTo(200);
        assertThat(vendor.tokensIssuedEarly()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3600\"", "null", "0", "-1", "3600.5", "\"soon\"", "{}"})
    void expires_in_can_be_anything(String raw) throws Exception {
        restart(FakeFacekiServer.builder().expiresIn(raw));

        assertThat(FacekiClient.json(client.generateToken()).at("/data/expires_in"))
                .isEqualTo(new ObjectMapper().readTree(raw));
    }

    @Test
    void expires_in_can_be_missing_also_as_printed() throws Exception {
        for (boolean verbatim : List.of(false, true)) {
            restart(FakeFacekiServer.builder().expiresIn(null).documentedVerbatim(verbatim));
            assertThat(client.generateToken().body()).contains("access_token").doesNotContain("expires_in");
        }
    }

    @Test
    void a_post_can_answer_201_and_numbers_can_be_texts() throws Exception {
        restart(FakeFacekiServer.builder().postStatus(201).numbersAsStrings(true));

        HttpResponse<String> answer = client.generateToken();
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(FacekiClient.json(answer).get("responseCode").isTextual()).isTrue();
        assertThat(FacekiClient.json(answer).at("/data/expires_in").asText()).isEqualTo("3600");
    }

    @Test
    void no_sample_holds_a_credential_of_the_vendors_pages() {
        assertThat(FacekiSamples.names())
                .allSatisfy(name -> assertThat(FacekiSamples.load(name))
                        .doesNotContain("eyJ")
                        .doesNotContainPattern("[0-9a-z]{48,}"));
    }

    private static void assertPrinted(HttpResponse<String> answer, int status, String sample) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(FacekiSamples.load(sample));
    }
}
