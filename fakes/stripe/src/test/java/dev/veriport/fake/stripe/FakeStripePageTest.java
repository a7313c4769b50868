package dev.veriport.fake.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.veriport.model.Handoff;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reported;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.Secret;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.server.Ending;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("The fake Stripe: the hosted page and the client secret")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakeStripePageTest extends FakeStripeCase {

    @Test
    void a_page_is_opened_once_and_offers_every_outcome() throws Exception {
        URI page = page(newSession());
        HttpResponse<String> opened = client.browse(page);

        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.body()).contains("Finish: approved", "verified", "processing", "canceled");
        assertThat(opened.body()).contains(StripeWords.LAST_ERRORS);
        assertThat(client.browse(page).statusCode()).isEqualTo(410);
    }

    @Test
    void the_browser_goes_to_the_return_URL_as_it_was_given() throws Exception {
        JsonNode session = newSession();
        HttpResponse<String> left = client.press(page(session), "verified");

        assertThat(left.statusCode()).isEqualTo(303);
        assertThat(left.headers().firstValue("Location")).contains(BACK);
        assertThat(readAgain(session).get("status").asText()).isEqualTo("verified");
        assertThat(client.press(page(session), "verified").statusCode()).isEqualTo(410);
        assertThat(vendor.finish(page(newSession()), Ending.APPROVED)).isEqualTo(URI.create(BACK));
    }

    @Test
    void without_a_return_URL_the_browser_stays() throws Exception {
        URI page = page(newSession("type=document"));

        assertThat(client.press(page, Ending.APPROVED.name()).statusCode()).isEqualTo(200);
        assertThat(client.press(page(newSession()), "nothing").statusCode()).isEqualTo(400);
    }

    @Test
    void a_page_works_for_48_hours_and_a_read_gives_a_new_one() throws Exception {
        JsonNode session = newSession();
        now.set(now.get().plus(Duration.ofHours(48)));

        assertThatIllegalStateException().isThrownBy(() -> vendor.finish(page(session), "verified"));
        assertThat(client.browse(page(newSession())).statusCode()).isEqualTo(200);
        vendor.finish(page(readAgain(session)), "verified");
        assertThat(readAgain(session).get("status").asText()).isEqualTo("verified");
    }

    @Test
    void each_error_requires_input_again_with_its_code_and_a_new_page() throws Exception {
        for (String code : StripeWords.LAST_ERRORS) {
            JsonNode session = ended(DOCUMENT, code);
            JsonNode after = readAgain(session);

            assertThat(after.get("status").asText()).as(code).isEqualTo("requires_input");
            assertThat(after.at("/last_error/code").asText()).isEqualTo(code);
            assertThat(after.at("/last_error/reason").asText()).isNotBlank();
            vendor.finish(page(after), "verified");
            assertThat(readAgain(session).get("status").asText()).isEqualTo("verified");
            assertThat(readAgain(session).get("last_error").isNull()).isTrue();
        }
    }

    @Test
    void a_user_who_walks_away_leaves_the_session_as_it_was() throws Exception {
        JsonNode session = newSession();
        assertThat(vendor.finish(page(session), Ending.ABANDONED)).isEqualTo(URI.create(BACK));

        assertThat(readAgain(session).get("status").asText()).isEqualTo("requires_input");
        assertThat(readAgain(session).get("last_error").isNull()).isTrue();
        assertThat(client.browse(page(session)).statusCode()).isEqualTo(410);
    }

    @Test
    void a_session_can_be_processing_until_the_clock_or_a_person_decides() throws Exception {
        JsonNode open = ended(DOCUMENT, "processing");
        assertThat(readAgain(open).get("status").asText()).isEqualTo("processing");
        assertThat(readAll(open).get("verified_outputs").isNull()).isTrue();
        vendor.decide(open.get("id").asText(), "document_expired");
        assertThat(readAgain(open).at("/last_error/code").asText()).isEqualTo("document_expired");

        restart(FakeStripeServer.builder().processingFor(Duration.ofMinutes(2)));
        JsonNode soon = ended(DOCUMENT, "verified");
        assertThat(readAgain(soon).get("status").asText()).isEqualTo("processing");
        now.set(now.get().plusSeconds(120));
        assertThat(readAgain(soon).get("status").asText()).isEqualTo("verified");
    }

    @Test
    void what_has_ended_has_no_page() throws Exception {
        JsonNode canceled = ended(DOCUMENT, "canceled");
        assertThat(readAgain(canceled).get("status").asText()).isEqualTo("canceled");

        JsonNode session = newSession();
        client.post(path(session) + "/cancel", "");
        assertThat(client.browse(page(session)).statusCode()).isEqualTo(410);
        assertThatIllegalStateException().isThrownBy(() -> vendor.finish(page(session), "verified"));
    }

    @Test
    void an_ending_or_an_outcome_that_the_vendor_does_not_have_is_refused() throws Exception {
        URI page = page(newSession());

        assertThatIllegalArgumentException().isThrownBy(() -> vendor.finish(page, Ending.DECLINED));
        assertThatIllegalArgumentException().isThrownBy(() -> vendor.finish(page, "declined"));
        assertThat(vendor.finish(page, Ending.BLURRY_SELFIE)).isEqualTo(URI.create(BACK));
    }

    @Test
    void a_client_secret_works_once_and_for_24_hours() throws Exception {
        JsonNode session = newSession();
        VerificationSession inBrowser = withSecretOf(session);
        assertThat(vendor.finish(inBrowser, Ending.ABANDONED)).isEqualTo(ReturnedParameters.none());
        assertThatIllegalStateException().isThrownBy(() -> vendor.finish(inBrowser, Ending.APPROVED));

        VerificationSession late = withSecretOf(readAgain(session));
        VerificationSession inTime = withSecretOf(readAgain(session));
        vendor.finish(inTime, Ending.APPROVED);
        assertThat(readAgain(session).get("status").asText()).isEqualTo("verified");
        now.set(now.get().plus(Duration.ofHours(24)));
        assertThatIllegalStateException().isThrownBy(() -> vendor.finish(late, Ending.APPROVED));
    }

    private VerificationSession withSecretOf(JsonNode session) {
        Secret secret = Secret.of(session.get("client_secret").asText());
        return new VerificationSession(
                SessionRef.of(new ProviderId("stripe"), "case-1", Map.of()),
                new Handoff.SdkToken(secret),
                now.get(),
                Reported.notProvided());
    }
}
