package dev.veriport.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Exchange;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Mutants of recorded exchanges. */
@DisplayName("The judge finds")
final class JudgeSpecTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Judge judge = OnfidoSpec.SPEC.judge();
    private final List<Exchange> exchanges = OnfidoSpec.SPEC.exchanges();

    @Test
    @DisplayName("an unknown word of an enumeration, in an answer and in a list")
    void anUnknownWord() throws Exception {
        isFound(answer("find_workflow_run", run -> run.put("status", "finished")), "enum", "/status");
        isFound(answer("list_workflow_runs", list -> {}, runs -> runs.put("status", "finished")), "enum", "/0/status");
    }

    @Test
    @DisplayName("a missing required field, and a field of another type")
    void aMissingField() throws Exception {
        isFound(answer("find_workflow_run", run -> run.remove("applicant_id")), "required", "/applicant_id");
        isFound(answer("create_applicant", applicant -> applicant.remove("id")), "required", "/id");
        isFound(answer("find_document", document -> document.put("file_size", "12")), "type", "/file_size");
        isFound(answer("find_applicant", applicant -> applicant.put("created_at", "today")), "format", "/created_at");
    }

    @Test
    @DisplayName("a report of a check with an unknown result or name, by the name's own schema")
    void aReport() throws Exception {
        assertThat(found(answer("find_report", report -> report.put("result", "perfect"))))
                .anyMatch(fault -> fault.keyword().equals("enum") && fault.at().equals("/result"));
        assertThat(found(answer("find_report", report -> report.put("name", "palm_reading"))))
                .isNotEmpty();
        Consumer<ObjectNode> wrongOfDocumentsAlone =
                report -> report.withObject("/properties").put("date_of_birth", 7);
        assertThat(found(named("document", wrongOfDocumentsAlone))).isNotEmpty();
        assertThat(found(named("facial_similarity_photo", wrongOfDocumentsAlone)))
                .isEmpty();
    }

    @Test
    @DisplayName("a request that was accepted without a required field, with a wrong word or an undeclared parameter")
    void aRequest() throws Exception {
        isFound(request("create_applicant", applicant -> applicant.remove("last_name")), "required", "/last_name");
        isFound(
                request("create_workflow_run", run -> run.withObject("/link").put("language", "en")),
                "enum",
                "/link/language");
        isFound(query("list_workflow_runs", "customer_user_id=1"), "undeclared", "/customer_user_id");
        isFound(query("list_workflow_runs", "sort=newest"), "enum", "");
        isFound(query("list_documents", "page=1"), "required", "/applicant_id");
    }

    @Test
    @DisplayName("an unknown path, an undeclared status, a body of another type")
    void theRest() throws Exception {
        Exchange run = recorded("find_workflow_run");
        RecordedRequest request = run.request();
        isFound(
                new Exchange(run.fake(), at(request, request.path() + "/steps", null), run.reply()),
                "unknown operation",
                request.path() + "/steps");
        isFound(
                new Exchange(run.fake(), request, Reply.json(202, run.reply().bodyText())),
                "undeclared status",
                "/202");
        isFound(
                new Exchange(run.fake(), request, Reply.of(200, "text/html", "<p>")),
                "undeclared content type",
                "/text/html");
        isFound(new Exchange(run.fake(), request, Reply.json(200, "{")), "no JSON", "");
        isFound(new Exchange(run.fake(), request, Reply.json(404, "{\"error\":\"gone\"}")), "type", "/error");
    }

    private void isFound(Exchange mutant, String keyword, String at) {
        assertThat(found(mutant)).as("of a mutant").anySatisfy(fault -> {
            assertThat(fault.keyword()).isEqualTo(keyword);
            assertThat(fault.at()).isEqualTo(at);
        });
    }

    private List<Fault> found(Exchange mutant) {
        return judge.faults(mutant);
    }

    private Exchange recorded(String operation) {
        return exchanges.stream()
                .filter(exchange -> exchange.reply().status() < 400)
                .filter(exchange -> judge.operation(exchange)
                        .filter(found -> found.id().equals(operation))
                        .isPresent())
                .filter(exchange -> exchange.reply().body().length > 2)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing was recorded of " + operation));
    }

    private Exchange answer(String operation, Consumer<ObjectNode> change) throws Exception {
        return answer(operation, change, change);
    }

    private Exchange answer(String operation, Consumer<ObjectNode> ofOne, Consumer<ObjectNode> ofFirst)
            throws Exception {
        Exchange recorded = recorded(operation);
        String mutant = changed(recorded.reply().body(), node -> {
            if (node instanceof ObjectNode object) {
                ofOne.accept(object);
            } else {
                ofFirst.accept((ObjectNode) node.get(0));
            }
            return node;
        });
        return new Exchange(
                recorded.fake(), recorded.request(), Reply.json(recorded.reply().status(), mutant));
    }

    private Exchange named(String report, Consumer<ObjectNode> change) throws Exception {
        return answer("find_report", json -> {
            json.put("name", report).putObject("breakdown");
            json.putObject("properties");
            change.accept(json);
        });
    }

    private Exchange request(String operation, Consumer<ObjectNode> change) throws Exception {
        Exchange recorded = recorded(operation);
        RecordedRequest request = recorded.request();
        String mutant = changed(request.body(), node -> {
            change.accept((ObjectNode) node);
            return node;
        });
        RecordedRequest changed = new RecordedRequest(
                request.method(),
                request.path(),
                request.rawQuery(),
                request.headers(),
                mutant.getBytes(StandardCharsets.UTF_8));
        return new Exchange(recorded.fake(), changed, recorded.reply());
    }

    private Exchange query(String operation, String query) {
        Exchange recorded = recorded(operation);
        RecordedRequest request = recorded.request();
        return new Exchange(recorded.fake(), at(request, request.path(), query), recorded.reply());
    }

    private static RecordedRequest at(RecordedRequest request, String path, @Nullable String query) {
        return new RecordedRequest(request.method(), path, query, Map.of(), request.body());
    }

    private static String changed(byte[] body, UnaryOperator<JsonNode> change) throws Exception {
        return change.apply(JSON.readTree(body)).toString();
    }
}
