package dev.veriport.fake.faceki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.veriport.testkit.server.Multipart;
import dev.veriport.testkit.server.Multipart.Part;
import dev.veriport.testkit.server.SampleFiles;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("Rules of workflows and searches by face of the fake Faceki, held against the vendor's pages")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakeFacekiLookupsTest {

    private static final String WORKFLOW = "sandbox-workflow";

    private FakeFacekiServer vendor = FakeFacekiServer.start();
    private FacekiClient client = new FacekiClient(vendor);

    @AfterEach
    void stop() {
        vendor.close();
    }

    private void restart(FakeFacekiServerBuilder builder) {
        vendor.close();
        vendor = builder.start();
        client = new FacekiClient(vendor);
    }

    @Test
    void a_workflow_has_rules_that_accept_any_document_unless_it_was_told_others() throws Exception {
        JsonNode rules = rules("?workflowId=" + WORKFLOW).get("result");
        assertThat(rules.get("workflowId").asText()).isEqualTo(WORKFLOW);
        assertThat(rules.get("documents").toString()).isEqualTo("[\"ID Card\",\"Passport\",\"Driving License\"]");
        assertThat(rules.get("document_optional").asBoolean()).isTrue();
        assertThat(rules.get("theme").isObject()).isTrue();

        vendor.rules(
                WORKFLOW,
                WorkflowRulesJson.anyDocument()
                        .documents("Passport")
                        .documentOptional(false)
                        .with("region", "nowhere")
                        .without("amlType")
                        .withRaw("theme", "null"));
        JsonNode own = rules("?workflowId=" + WORKFLOW).get("result");
        assertThat(own.get("workflowId").asText()).isEqualTo(WORKFLOW);
        assertThat(own.get("documents").toString()).isEqualTo("[\"Passport\"]");
        assertThat(own.get("document_optional").asBoolean(true)).isFalse();
        assertThat(own.get("region").asText()).isEqualTo("nowhere");
        assertThat(own.has("amlType")).isFalse();
        assertThat(own.get("theme").isNull()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> WorkflowRulesJson.of("[]"));
    }

    @Test
    void rules_need_a_token_and_a_workflow_that_exists() throws Exception {
        restart(FakeFacekiServer.builder().workflows(WORKFLOW));

        assertThat(client.rules("made-up", "?workflowId=" + WORKFLOW).statusCode())
                .isEqualTo(401);
        assertThat(rules("").get("code").asInt()).isEqualTo(5002);
        assertThat(rules("?workflowId=other").get("code").asInt()).isEqualTo(5001);
        assertThat(rules("?workflowId=" + WORKFLOW).get("code").asInt()).isEqualTo(200);
    }

    @Test
    void a_search_by_face_finds_what_it_was_told() throws Exception {
        assertThat(byFace(selfie()).get("result").toString()).isEqualTo("[]");

        vendor.facesFound(List.of(
                FacekiRecordJson.accepted().requestId("r1"),
                FacekiRecordJson.accepted().requestId("r2")));
        JsonNode found = byFace(selfie());
        assertThat(found.get("code").asInt()).isEqualTo(200);
        assertThat(found.get("result").findValuesAsText("requestId")).containsExactly("r1", "r2");
        assertThat(byFace(new Multipart(List.of(Part.text("face", "none"))))
                        .get("code")
                        .asInt())
                .isEqualTo(5002);
        assertThat(vendor.submissions()).isEmpty();
    }

    @Test
    void a_face_that_nobody_has_can_earn_a_code() throws Exception {
        restart(FakeFacekiServer.builder().unknownRecord(UnknownRecord.CODE_8013));

        assertThat(byFace(selfie()).get("code").asInt()).isEqualTo(8013);
    }

    private static Multipart selfie() {
        return new Multipart(List.of(Part.file("selfie", "selfie.jpg", "image/jpeg", SampleFiles.jpeg("selfie"))));
    }

    private JsonNode rules(String query) throws Exception {
        return FacekiClient.json(client.rules(client.token(), query));
    }

    private JsonNode byFace(Multipart body) throws Exception {
        return FacekiClient.json(client.upload(FakeFacekiServer.SEARCH_BY_FACE, client.token(), body));
    }
}
