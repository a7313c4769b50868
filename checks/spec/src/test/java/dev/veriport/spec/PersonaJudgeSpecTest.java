package dev.veriport.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Exchange;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Mutants of recorded exchanges. */
@DisplayName("The judge finds, by a specification of OpenAPI 3.1,")
final class PersonaJudgeSpecTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CREATE = "create-an-inquiry";
    private static final String READ = "retrieve-an-inquiry";
    private static final String LIST = "list-all-inquiries";

    private final Judge judge = PersonaSpec.SPEC.judge();
    private final List<Exchange> exchanges = PersonaSpec.SPEC.exchanges();

    @Test
    @DisplayName("a missing, an unknown and a null member of an answer, which may be null elsewhere")
    void aMember() {
        isFound(answer(READ, body -> attributes(body).remove("status")), "required", "/data/attributes/status");
        isFound(
                answer(READ, body -> attributes(body).put("score", 1)),
                "additionalProperties",
                "/data/attributes/score");
        isFound(answer(READ, body -> attributes(body).putNull("status")), "type", "/data/attributes/status");
        isFound(answer(CREATE, body -> body.remove("meta")), "required", "/meta");
        assertThat(judge.faults(answer(READ, body -> attributes(body).putNull("note"))))
                .isEmpty();
    }

    @Test
    @DisplayName("a member that no schema of several evaluates, and a constant of another value")
    void ofSeveralSchemas() {
        String selfie = "retrieve-a-selfie-verification";

        isFound(
                answer(selfie, body -> attributes(body).put("name-first", "MIRA")),
                "unevaluatedProperties",
                "/data/attributes/name-first");
        isFound(answer(selfie, body -> body.withObject("/data").put("type", "selfie")), "const", "/data/type");
        isFound(
                answer(selfie, body -> attributes(body).put("created-at", "today")),
                "format",
                "/data/attributes/created-at");
    }

    @Test
    @DisplayName("an unknown member of a request's body, and another word of an enumeration")
    void aRequest() {
        isFound(
                request(CREATE, body -> attributes(body).put("locale", "nb")),
                "additionalProperties",
                "/data/attributes/locale");
        isFound(request(CREATE, body -> body.remove("data")), "required", "/data");
        Exchange simulated = request(
                "inquiries-perform-simulate-actions",
                body -> body.withObject("/meta")
                        .withArray("simulate-actions")
                        .addObject()
                        .put("type", "dance_inquiry"));
        assertThat(judge.faults(simulated)).extracting(Fault::keyword).contains("enum");
    }

    @Test
    @DisplayName("an unknown parameter of the query that is declared by reference, and one of another type")
    void aParameter() {
        isFound(query(LIST, "sort=newest"), "undeclared", "/sort");
        isFound(query(LIST, "page%5Blimit%5D=1"), "additionalProperties", "/limit");
        isFound(query(LIST, "page%5Bsize%5D=all"), "type", "/size");
        assertThat(judge.faults(query(LIST, "page%5Bsize%5D=10"))).isEmpty();
    }

    @Test
    @DisplayName("an error with a member that its status does not have")
    void anError() {
        Exchange recorded = recorded(READ);
        String error = "{\"errors\":[{\"title\":\"x\",\"code\":\"y\"}]}";

        isFound(
                new Exchange(recorded.fake(), recorded.request(), Reply.json(404, error)),
                "additionalProperties",
                "/errors/0/code");
        isFound(new Exchange(recorded.fake(), recorded.request(), Reply.json(500, error)), "undeclared status", "/500");
    }

    private static ObjectNode attributes(ObjectNode body) {
        return body.withObject("/data/attributes");
    }

    private void isFound(Exchange mutant, String keyword, String at) {
        assertThat(judge.faults(mutant)).as("of a mutant").anySatisfy(fault -> {
            assertThat(fault.keyword()).isEqualTo(keyword);
            assertThat(fault.at()).isEqualTo(at);
        });
    }

    private Exchange recorded(String operation) {
        return exchanges.stream()
                .filter(exchange -> exchange.reply().status() < 400)
                .filter(exchange -> judge.operation(exchange)
                        .filter(found -> found.id().equals(operation))
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing was recorded of " + operation));
    }

    private Exchange answer(String operation, Consumer<ObjectNode> change) {
        Exchange recorded = recorded(operation);
        Reply reply = recorded.reply();
        return new Exchange(
                recorded.fake(), recorded.request(), Reply.json(reply.status(), changed(reply.body(), change)));
    }

    private Exchange request(String operation, Consumer<ObjectNode> change) {
        Exchange recorded = recorded(operation);
        RecordedRequest request = recorded.request();
        byte[] body = changed(request.body(), change).getBytes(StandardCharsets.UTF_8);
        return new Exchange(
                recorded.fake(),
                new RecordedRequest(request.method(), request.path(), request.rawQuery(), request.headers(), body),
                recorded.reply());
    }

    private Exchange query(String operation, String query) {
        Exchange recorded = recorded(operation);
        RecordedRequest request = recorded.request();
        return new Exchange(
                recorded.fake(),
                new RecordedRequest(request.method(), request.path(), query, request.headers(), request.body()),
                recorded.reply());
    }

    private static String changed(byte[] body, Consumer<ObjectNode> change) {
        try {
            ObjectNode mutant = (ObjectNode) JSON.readTree(body);
            change.accept(mutant);
            return mutant.toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
