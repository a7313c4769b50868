package dev.veriport.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.fake.stripe.FakeStripeServer;
import dev.veriport.testkit.server.Exchange;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The judge finds in a form and in a query with brackets")
final class FormJudgeSpecTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String SESSION = "{\"id\":\"vs_1\",\"object\":\"identity.verification_session\",\"created\":1,"
            + "\"livemode\":false,\"metadata\":{},\"status\":\"requires_input\"}";

    private final Judge judge = StripeSpec.SPEC.judge();

    @Test
    @DisplayName("nothing where all is well, since a text is any type there")
    void nothing() {
        assertThat(ofForm("type=document&options[document][require_live_capture]=true"
                        + "&options[document][allowed_types][0]=passport&metadata[a]=b"))
                .isEmpty();
        assertThat(ofQuery("limit=3&created[gte]=12&expand[]=data.verified_outputs"))
                .isEmpty();
    }

    @Test
    @DisplayName("an unknown parameter, a wrong word and a value of another type")
    void aForm() {
        isFound(ofForm("type=document&color=red"), "additionalProperties", "/color");
        isFound(ofForm("type=passport"), "enum", "/type");
        isFound(ofForm("metadata[a]=b"), "required", "/type");
        assertThat(ofForm("type=document&options[document][allowed_types][0]=visa"))
                .isNotEmpty();
        assertThat(ofForm("type=document&options[document][require_live_capture]=perhaps"))
                .isNotEmpty();
        isFound(
                judged("POST", null, "{}", "application/json", SESSION),
                "undeclared content type",
                "/application/json");
    }

    @Test
    @DisplayName("an undeclared name, and a value of another type")
    void aQuery() {
        isFound(ofQuery("color[]=red"), "undeclared", "/color");
        isFound(ofQuery("limit=many"), "type", "");
        assertThat(ofQuery("created[gte]=yesterday")).isNotEmpty();
    }

    @Test
    @DisplayName("a text in place of a number in the answer, whatever the request was")
    void anAnswer() {
        String wrong = SESSION.replace("\"created\":1", "\"created\":\"1\"");

        isFound(judged("POST", null, "type=document", FORM, wrong), "type", "/created");
    }

    private List<Fault> ofForm(String form) {
        return judged("POST", null, form, FORM, SESSION);
    }

    private List<Fault> ofQuery(String query) {
        String list =
                "{\"object\":\"list\",\"data\":[],\"has_more\":false,\"url\":\"" + FakeStripeServer.SESSIONS + "\"}";
        return judged("GET", query, "", "", list);
    }

    private List<Fault> judged(String method, @Nullable String query, String body, String type, String answer) {
        RecordedRequest request = new RecordedRequest(
                method,
                FakeStripeServer.SESSIONS,
                query,
                Map.of("Content-Type", List.of(type)),
                body.getBytes(StandardCharsets.UTF_8));
        return judge.faults(new Exchange("FakeStripeServer", request, Reply.json(200, answer)));
    }

    private static void isFound(List<Fault> faults, String keyword, String at) {
        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.keyword()).isEqualTo(keyword);
            assertThat(fault.at()).isEqualTo(at);
        });
    }
}
