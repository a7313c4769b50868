package dev.veriport.fake.faceki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.veriport.testkit.server.Ending;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Links and records of the fake Faceki, held against the vendor's pages")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakeFacekiServerTest extends FakeFacekiCase {
    @Test
    void a_link_is_a_text_with_its_url_beside_it() throws Exception {
        HttpResponse<String> answer = client.createLink(client.token(), LINK_BODY);

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode body = FacekiClient.json(answer);
        assertThat(body.get("responseCode").asInt(-1)).isZero();
        assertThat(body.get("data").isTextual()).isTrue();
        assertThat(body.get("url").asText())
                .startsWith(vendor.baseUrl() + "/")
                .endsWith(body.get("data").asText());
        VerificationLink link = vendor.links().get(0);
        assertThat(link.workflowId()).isEqualTo("sandbox-workflow");
        assertThat(link.applicationId()).isEqualTo("APP-1");
        assertThat(link.redirectUrl()).isEqualTo(BACK);
        assertThat(link.expiresAt()).contains(now.get().plus(Duration.ofMinutes(10)));
    }

    @Test
    void a_post_can_answer_201() throws Exception {
        restart(FakeFacekiServer.builder().postStatus(201));

        assertThat(client.createLink(client.token(), LINK_BODY).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "'{}', 5002",
        "'{\"workflowId\": \"sandbox-workflow\", \"expiryTime\": \"soon\"}', 5002",
        "'{\"workflowId\": \"other\"}', 5001",
        "'{\"workflowId\": \"sandbox-workflow\", \"expiryTime\": \"15\"}', 0"
    })
    void a_link_needs_a_workflow_that_exists_and_minutes_as_number_or_text(String body, int code) throws Exception {
        restart(FakeFacekiServer.builder().workflows("sandbox-workflow"));

        HttpResponse<String> answer = client.createLink(client.token(), body);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(FacekiClient.json(answer).get("responseCode").asInt(-1)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "APPROVED, ACCEPTED, ",
        "DECLINED, DECLINED, 5008",
        "REVIEW, REVIEW, ",
        "BLURRY_SELFIE, DECLINED, 8019",
        "EXPIRED_DOCUMENT, DECLINED, 5010"
    })
    void an_ending_leaves_a_record_and_leads_back_with_nothing_to_trust(Ending ending, String decision, Integer code)
            throws Exception {
        URI url = newLink();

        assertThat(vendor.finish(url, ending)).isEqualTo(URI.create(BACK));
        JsonNode result = find("?link=" + linkId(url));
        assertThat(result).hasSize(1);
        assertThat(result.at("/0/decision").asText()).isEqualTo(decision);
        assertThat(result.at("/0/createdAt").asText()).isEqualTo("2024-06-01T10:00:00.000Z");
        assertThat(result.at("/0/errorCodes"))
                .isEqualTo(new ObjectMapper().readTree(code == null ? "[]" : "[" + code + "]"));
    }

    @Test
    void walking_away_leaves_no_record_and_the_link_open() throws Exception {
        URI url = newLink();

        assertThat(vendor.finish(url, Ending.ABANDONED)).isEqualTo(URI.create(BACK));
        assertThat(find("?link=" + linkId(url))).isEmpty();
        vendor.finish(url, Ending.APPROVED);
        assertThat(find("?link=" + linkId(url))).hasSize(1);
    }

    @Test
    void a_link_works_once_unless_it_is_reusable_and_not_after_its_end() throws Exception {
        URI used = newLink();
        vendor.finish(used, Ending.APPROVED);
        assertThatIllegalStateException().isThrownBy(() -> vendor.finish(used, Ending.APPROVED));

        URI late = newLink();
        now.set(now.get().plus(Duration.ofMinutes(10)));
        assertThatIllegalStateException().isThrownBy(() -> vendor.finish(late, Ending.APPROVED));

        restart(FakeFacekiServer.builder().linksReusable(true));
        URI reusable = newLink();
        vendor.finish(reusable, Ending.BLURRY_SELFIE);
        vendor.finish(reusable, Ending.APPROVED);
        assertThat(find("?link=" + linkId(reusable))).hasSize(2);
    }

    @Test
    void the_redirect_carries_a_result_where_the_switch_says_so() throws Exception {
        restart(FakeFacekiServer.builder().redirectCarriesResult(true));

        URI landing = vendor.finish(newLink(), Ending.DECLINED);
        assertThat(landing.toString())
                .isEqualTo(BACK + "&requestId=" + vendor.requestIds().get(0) + "&status=DECLINED");
    }

    @Test
    void the_hosted_page_says_what_it_is_and_its_buttons_lead_back() throws Exception {
        String page = newLink().getPath();

        assertThat(client.get(page).body())
                .contains("<html lang=\"en\">", "sandbox", "APP-1", "Finish: approved", "blurry selfie", "Walk away");
        HttpResponse<String> away = client.post(page, "ending=ABANDONED");
        assertThat(away.statusCode()).isEqualTo(303);
        assertThat(away.headers().firstValue("Location")).contains(BACK);
        assertThat(client.post(page, "ending=NONE").statusCode()).isEqualTo(400);
        assertThat(client.post(page, "ending=REVIEW").statusCode()).isEqualTo(303);
        assertThat(find("").at("/0/decision").asText()).isEqualTo("REVIEW");
        assertThat(client.get(page).statusCode()).isEqualTo(410);
        assertThat(client.post(page, "ending=APPROVED").statusCode()).isEqualTo(410);
    }

    @Test
    void while_it_is_down_its_api_fails_and_what_was_recorded_is_there_when_it_is_back() throws Exception {
        String page = newLink().getPath();

        assertThat(client.post(page, "ending=VENDOR_DOWN").statusCode()).isEqualTo(303);
        assertThat(vendor.isDown()).isTrue();
        assertThat(client.post(FakeFacekiServer.GENERATE_TOKEN, "{}").statusCode())
                .isEqualTo(503);
        vendor.comeBack();
        assertThat(find("").at("/0/decision").asText()).isEqualTo("ACCEPTED");
    }

    @Test
    void a_link_without_a_redirect_url_ends_on_the_page_itself() throws Exception {
        URI url = linkUrl(client.createLink(client.token(), "{\"workflowId\": \"w\"}"));

        assertThat(vendor.finish(url, Ending.ABANDONED)).isEqualTo(url);
        assertThat(client.post(url.getPath(), "ending=APPROVED").body()).contains("You can close this page");
    }

    @Test
    void it_listens_on_the_loopback_only() {
        assertThat(vendor.baseUrl().getHost()).isEqualTo("127.0.0.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FakeFacekiServer.builder().host("0.0.0.0").start())
                .withMessageContaining("loopback");
    }
}
