package dev.veriport.fake.persona;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("The fake Persona: what is done to inquiries")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakePersonaActionsTest extends FakePersonaCase {
    private static final String NO_BODY = "";

    private String tokenOf(JsonNode inquiry) throws Exception {
        return act(inquiry, "resume", NO_BODY).at("/meta/session-token").asText();
    }

    @Test
    void a_resume_gives_the_same_token_until_it_is_used() throws Exception {
        JsonNode inquiry = newInquiry();
        String token = tokenOf(inquiry);

        assertThat(tokenOf(inquiry)).isEqualTo(token);
        assertThat(readAgain(inquiry).at("/data/relationships/sessions/data")).hasSize(1);
        vendor.finish(page(inquiry), "pending");
        assertThat(tokenOf(inquiry)).startsWith("eyJ").isNotEqualTo(token);
    }

    @Test
    void an_expired_inquiry_is_pending_after_a_resume_and_gets_a_link_then() throws Exception {
        JsonNode inquiry = newInquiry();
        pass(Duration.ofHours(24));
        assertRefused(client.post(path(inquiry) + "/generate-one-time-link", NO_BODY), 422, "Unprocessable entity");

        JsonNode resumed = act(inquiry, "resume", NO_BODY);
        assertThat(status(resumed)).isEqualTo("pending");
        assertThat(resumed.at("/data/attributes/expired-at").isNull()).isTrue();
        assertThat(resumed.at("/data/attributes/expires-at").asText()).isEqualTo("2026-11-27T10:00:00.000Z");
        assertThat(client.browse(page(inquiry)).statusCode()).isEqualTo(410);
        vendor.finish(page(act(inquiry, "generate-one-time-link", NO_BODY)), "completed");
        assertThat(statusOf(inquiry)).isEqualTo("completed");
        assertThat(vendor.inquiryIds()).hasSize(1);
    }

    @Test
    void what_is_completed_failed_or_decided_is_not_resumed_and_gets_no_link() throws Exception {
        for (String status : List.of("completed", "failed", "approved", "declined", "needs_review")) {
            JsonNode inquiry = ended(status);
            for (String action : List.of("resume", "generate-one-time-link", "expire")) {
                assertRefused(client.post(path(inquiry) + "/" + action, NO_BODY), 422, "Unprocessable entity");
            }
            assertThat(statusOf(inquiry)).isEqualTo(status);
        }
    }

    @Test
    void a_link_is_valid_as_long_as_the_request_says() throws Exception {
        JsonNode inquiry = newInquiry();
        JsonNode link = act(inquiry, "generate-one-time-link", "{\"meta\":{\"expires-in-seconds\":60}}");
        pass(Duration.ofSeconds(60));

        assertThat(link.get("meta")).hasSize(2);
        assertThat(client.browse(page(link)).statusCode()).isEqualTo(410);
        assertThat(client.browse(page(inquiry)).statusCode()).isEqualTo(200);
        assertInvalid(
                client.post(path(inquiry) + "/generate-one-time-link", "{\"meta\":{\"expires-in-seconds\":0}}"),
                "/meta/expires-in-seconds");
    }

    @Test
    void links_expire_on_demand_while_the_inquiry_stays_open() throws Exception {
        JsonNode inquiry = newInquiry();
        vendor.expireLinks(id(inquiry));

        assertThat(client.browse(page(inquiry)).statusCode()).isEqualTo(410);
        assertThat(statusOf(inquiry)).isEqualTo("created");
        URI fresh = page(act(inquiry, "generate-one-time-link", NO_BODY));
        assertThat(client.browse(fresh).statusCode()).isEqualTo(200);
    }

    @Test
    void an_expiry_cancels_what_is_pending_and_may_be_repeated() throws Exception {
        JsonNode inquiry = newInquiry();
        vendor.addVerification(id(inquiry), "selfie", "initiated", Set.of());
        act(inquiry, "expire", NO_BODY);
        JsonNode expired = act(inquiry, "expire", NO_BODY);

        assertThat(status(expired)).isEqualTo("expired");
        assertThat(client.browse(page(inquiry)).statusCode()).isEqualTo(410);
        assertThat(readAll(inquiry).at("/included/0/attributes/status").asText())
                .isEqualTo("canceled");
        assertThat(vendor.events(id(inquiry))).containsOnlyOnce("inquiry.expired");
    }

    @Test
    void a_review_decides_and_can_be_overridden() throws Exception {
        JsonNode inquiry = ended("completed");
        JsonNode approved = act(inquiry, "approve", "{\"meta\":{\"comment\":\"looks right\"}}");

        assertThat(status(approved)).isEqualTo("approved");
        assertThat(approved.at("/data/attributes/reviewer-comment").asText()).isEqualTo("looks right");
        assertThat(approved.at("/data/attributes/decisioned-at").asText()).isEqualTo("2026-11-25T10:00:00.000Z");
        assertThat(status(act(inquiry, "decline", NO_BODY))).isEqualTo("declined");
        assertRefused(client.post(path(inquiry) + "/mark-for-review", NO_BODY), 422, "Unprocessable entity");
        assertThat(status(act(ended("completed"), "mark-for-review", NO_BODY))).isEqualTo("needs_review");
    }

    @Test
    void a_body_that_is_not_specified_is_refused() throws Exception {
        JsonNode inquiry = newInquiry();

        for (String action : List.of("expire", "resume", "mark-for-review")) {
            assertBad(client.post(path(inquiry) + "/" + action, "{\"meta\":{}}"), "meta is not allowed");
        }
        assertBad(client.post(path(inquiry) + "/approve", "{\"data\":{}}"), "data is not allowed");
        assertBad(client.post(path(inquiry) + "/approve", "{\"meta\":{\"note\":\"x\"}}"), "meta.note is not allowed");
    }

    @Test
    void tags_are_added_removed_and_set() throws Exception {
        JsonNode inquiry = newInquiry();

        assertThat(tags(act(inquiry, "add-tag", "{\"meta\":{\"tag-name\":\"vip\"}}")))
                .containsExactly("attempt-1", "vip");
        assertThat(tags(act(inquiry, "add-tag", "{\"meta\":{\"tag-name\":\"vip\"}}")))
                .containsExactly("attempt-1", "vip");
        assertThat(tags(act(inquiry, "remove-tag", "{\"meta\":{\"tag-name\":\"vip\"}}")))
                .containsExactly("attempt-1");
        assertThat(tags(act(inquiry, "set-tags", "{\"meta\":{\"tag-name\":[\"a\",\"b\"]}}")))
                .containsExactly("a", "b");
        assertThat(vendor.events(id(inquiry)))
                .filteredOn("inquiry.updated-tags"::equals)
                .hasSize(4);
        assertRefused(
                client.post(path(inquiry) + "/add-tag", "{\"meta\":{\"tag-id\":\"tag_x\"}}"), 404, "Record not found");
        assertBad(client.post(path(inquiry) + "/add-tag", "{\"meta\":{}}"), "meta.tag_name is missing");
    }

    private static List<String> tags(JsonNode answer) {
        return answer.at("/data/attributes/tags")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    private static String actions(String... actions) {
        return "{\"meta\":{\"simulate-actions\":[" + String.join(",", actions) + "]}}";
    }

    private static String type(String type) {
        return "{\"type\":\"" + type + "\"}";
    }

    private static String verification(String type, String template) {
        return "{\"type\":\"%s\",\"data\":{\"verification-template-id\":\"%s\"}}".formatted(type, template);
    }

    @Test
    void actions_play_a_user_without_a_browser() throws Exception {
        JsonNode inquiry = newInquiry();
        JsonNode simulated = act(
                inquiry,
                "perform-simulate-actions",
                actions(
                        type("start_inquiry"),
                        verification("create_failed_verification", FakePersonaServer.SELFIE_TEMPLATE),
                        verification("create_passed_verification", FakePersonaServer.GOVERNMENT_ID_TEMPLATE),
                        verification("create_passed_verification", FakePersonaServer.NFC_TEMPLATE),
                        type("complete_inquiry"),
                        type("approve_inquiry")));

        assertThat(status(simulated)).isEqualTo("approved");
        assertThat(simulated.at("/data/relationships/verifications/data")).hasSize(3);
        assertThat(vendor.events(id(inquiry)))
                .containsSubsequence(
                        "inquiry.created",
                        "inquiry.started",
                        "verification.failed",
                        "verification.passed",
                        "inquiry.completed",
                        "inquiry.approved");
    }

    @Test
    void every_action_comes_to_its_status() throws Exception {
        for (Map.Entry<String, String> end : Map.of(
                        "start_inquiry", "pending",
                        "complete_inquiry", "completed",
                        "fail_inquiry", "failed",
                        "expire_inquiry", "expired",
                        "mark_for_review_inquiry", "needs_review",
                        "approve_inquiry", "approved",
                        "decline_inquiry", "declined")
                .entrySet()) {
            String last = type(end.getKey());
            String all = end.getValue().equals("pending") ? actions(last) : actions(type("start_inquiry"), last);

            assertThat(status(act(newInquiry(), "perform-simulate-actions", all)))
                    .isEqualTo(end.getValue());
        }
    }

    @Test
    void none_of_the_actions_is_done_when_one_is_refused() throws Exception {
        JsonNode inquiry = newInquiry();
        String path = path(inquiry) + "/perform-simulate-actions";

        assertRefused(
                client.post(path, actions(type("start_inquiry"), type("start_inquiry"))), 422, "Unprocessable entity");
        assertRefused(
                client.post(path, actions(verification("create_passed_verification", "vtmpl_x"))),
                404,
                "Record not found");
        assertRefused(client.post(path, actions(type("dance_inquiry"))), 400, "Bad Request");
        assertBad(
                client.post(path, actions(type("create_passed_verification"))),
                "meta.simulate_actions.0.data is missing");
        assertBad(client.post(path, "{\"data\":[]}"), "data is not allowed");
        assertThat(statusOf(inquiry)).isEqualTo("created");
        assertThat(vendor.events(id(inquiry))).containsExactly("inquiry.created");
    }

    @Test
    void production_is_not_simulated() throws Exception {
        JsonNode inquiry = answered(client.post(INQUIRIES, CREATION, PRODUCTION), 201);

        assertRefused(
                client.post(path(inquiry) + "/perform-simulate-actions", actions(type("start_inquiry")), PRODUCTION),
                403,
                "Forbidden");
    }

    @Test
    void a_redacted_inquiry_has_nothing_personal_and_is_not_redacted_again_or_changed() throws Exception {
        JsonNode inquiry = ended("approved");
        JsonNode redacted = ok(client.delete(path(inquiry)));

        assertThat(status(redacted)).isEqualTo("approved");
        assertThat(redacted.at("/data/attributes/redacted-at").asText()).isEqualTo("2026-11-25T10:00:00.000Z");
        assertThat(redacted.at("/data/attributes/reference-id").isNull()).isTrue();
        assertThat(redacted.at("/data/attributes/fields"))
                .allMatch(field -> field.get("value").isNull());
        assertThat(assertRefused(client.delete(path(inquiry)), 409, "Stale object error")
                        .get("details")
                        .asText())
                .isEqualTo("Inquiry already redacted");
        for (String action : List.of("resume", "expire", "approve", "generate-one-time-link")) {
            assertRefused(client.post(path(inquiry) + "/" + action, NO_BODY), 409, "Stale object error");
        }
        assertThat(vendor.events(id(inquiry))).endsWith("inquiry.redacted");
    }

    @Test
    void verifications_and_photos_are_redacted_later() throws Exception {
        restart(FakePersonaServer.builder().redactionFollowsAfter(Duration.ofMinutes(1)));
        JsonNode inquiry = ended("approved");
        client.delete(path(inquiry));
        JsonNode before = readAll(inquiry).at("/included/0/attributes");
        String photo = before.get("front-photo-url").asText();

        assertThat(before.get("redacted-at").isNull()).isTrue();
        assertThat(before.get("name-first").asText()).isEqualTo("MIRA");
        assertThat(client.download(photo).statusCode()).isEqualTo(200);
        pass(Duration.ofMinutes(1));
        JsonNode after = readAll(inquiry).at("/included/0/attributes");
        assertThat(after.get("redacted-at").asText()).isEqualTo("2026-11-25T10:01:00.000Z");
        assertThat(after.get("name-first").isNull()).isTrue();
        assertThat(after.get("front-photo-url").isNull()).isTrue();
        assertThat(after.get("photo-urls")).isEmpty();
        assertThat(client.download(photo).statusCode()).isEqualTo(404);
    }
}
