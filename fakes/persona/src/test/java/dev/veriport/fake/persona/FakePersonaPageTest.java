package dev.veriport.fake.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.veriport.testkit.server.Ending;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("The fake Persona: the hosted page and the session token")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakePersonaPageTest extends FakePersonaCase {

    private static String back(JsonNode inquiry, String status) {
        return BACK + "&inquiry-id=" + id(inquiry) + "&reference-id=case-4711&status=" + status;
    }

    @Test
    void a_link_is_opened_once_and_offers_every_ending() throws Exception {
        URI page = page(newInquiry());
        HttpResponse<String> opened = client.browse(page);

        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.body()).contains("Finish: approved", "Finish: manual review", "Walk away");
        assertThat(opened.body()).contains(VerifyPage.OUTCOMES);
        assertThat(client.browse(page).statusCode()).isEqualTo(410);
        assertThat(client.browse(URI.create(vendor.baseUrl() + "/verify?code=unknown"))
                        .statusCode())
                .isEqualTo(410);
    }

    @Test
    void the_browser_goes_back_with_the_id_the_reference_and_the_status_of_the_flow() throws Exception {
        JsonNode inquiry = newInquiry();
        HttpResponse<String> left = client.press(page(inquiry), "declined");

        assertThat(left.statusCode()).isEqualTo(303);
        assertThat(left.headers().firstValue("Location")).contains(back(inquiry, "completed"));
        assertThat(statusOf(inquiry)).isEqualTo("declined");
        assertThat(client.press(page(inquiry), "declined").statusCode()).isEqualTo(410);
        JsonNode failed = newInquiry();
        assertThat(vendor.finish(page(failed), "failed")).hasToString(back(failed, "failed"));
    }

    @Test
    void the_browser_stays_where_the_user_has_not_finished_and_where_there_is_no_URL() throws Exception {
        for (String unfinished : List.of("pending", "expired")) {
            JsonNode inquiry = newInquiry();
            assertThat(vendor.finish(page(inquiry), unfinished)).isEqualTo(page(inquiry));
            assertThat(statusOf(inquiry)).isEqualTo(unfinished);
        }
        JsonNode inquiry = newInquiry(CREATION.replace("\"" + BACK + "\"", "null"));
        assertThat(client.press(page(inquiry), "completed").statusCode()).isEqualTo(200);
        assertThat(client.press(page(newInquiry()), "nothing").statusCode()).isEqualTo(400);
    }

    @Test
    void every_outcome_is_the_status_that_is_read() throws Exception {
        for (String outcome : VerifyPage.OUTCOMES) {
            assertThat(statusOf(ended(outcome))).isEqualTo(outcome);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> ended("created"));
    }

    @Test
    void every_ending_comes_to_its_status_by_the_workflow() throws Exception {
        for (Map.Entry<Ending, String> end : Map.of(
                        Ending.APPROVED, "approved",
                        Ending.DECLINED, "declined",
                        Ending.EXPIRED_DOCUMENT, "declined",
                        Ending.REVIEW, "needs_review",
                        Ending.BLURRY_SELFIE, "failed",
                        Ending.ABANDONED, "pending")
                .entrySet()) {
            JsonNode inquiry = newInquiry();
            vendor.finish(page(inquiry), end.getKey());
            assertThat(statusOf(inquiry)).isEqualTo(end.getValue());
        }
        assertThat(vendor.endings()).containsExactlyInAnyOrder(Ending.values());
    }

    @Test
    void without_a_workflow_an_inquiry_stays_completed() throws Exception {
        restart(FakePersonaServer.builder().decides(false));

        for (Ending ending : List.of(Ending.APPROVED, Ending.DECLINED)) {
            JsonNode inquiry = newInquiry();
            vendor.finish(page(inquiry), ending);
            assertThat(statusOf(inquiry)).isEqualTo("completed");
        }
    }

    @Test
    void a_page_is_no_longer_valid_after_24_hours_or_when_the_inquiry_has_ended() throws Exception {
        JsonNode late = newInquiry(
                CREATION.replace("\"meta\": {", "\"meta\": {\"expiration-after-create-interval-seconds\": 864000, "));
        JsonNode twice = newInquiry();
        JsonNode second = act(twice, "generate-one-time-link", "");
        vendor.finish(page(twice), "completed");
        assertThatIllegalStateException().isThrownBy(() -> vendor.finish(page(second), "completed"));
        pass(Duration.ofHours(24));

        assertThat(statusOf(late)).isEqualTo("created");
        assertThatIllegalStateException().isThrownBy(() -> vendor.finish(page(late), "completed"));
    }

    @Test
    void a_user_who_walked_away_continues_by_a_fresh_link() throws Exception {
        JsonNode inquiry = ended("pending");

        assertThatIllegalStateException().isThrownBy(() -> vendor.finish(page(inquiry), "completed"));
        vendor.finish(page(act(inquiry, "generate-one-time-link", "")), Ending.APPROVED);
        assertThat(statusOf(inquiry)).isEqualTo("approved");
        assertThat(vendor.events(id(inquiry))).containsOnlyOnce("inquiry.started");
    }

    @Test
    void the_page_lets_the_vendor_go_down_after_it_was_finished() throws Exception {
        JsonNode inquiry = newInquiry();
        assertThat(client.press(page(inquiry), "VENDOR_DOWN").statusCode()).isEqualTo(303);

        assertThat(client.get(path(inquiry)).statusCode()).isEqualTo(503);
        vendor.comeBack();
        assertThat(statusOf(inquiry)).isEqualTo("approved");
    }
}
