package dev.veriport.fake.authenteq;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Searches in lists of sanctions (docs/vendors.md, E9 and E10). Facts: fields, error codes and their texts, that
 * the answer says no more than that a search was requested, and the typo in {@code BY_VERIFICATIOIN}. Inference: the HTTP
 * status of some errors, and the answer of E10.
 */
final class AmlSearches {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 255;

    private final Verifications verifications;
    private final Extras extras;
    private final AtomicInteger searches = new AtomicInteger();

    AmlSearches(Verifications verifications, Extras extras) {
        this.verifications = verifications;
        this.extras = extras;
    }

    int searches() {
        return searches.get();
    }

    Reply byVerification(RecordedRequest request) {
        return checked(request, body -> {
            String id = body.path("verificationId").asText("");
            if (id.isEmpty()) {
                return invalid("verificationId", "must not be null");
            }
            Optional<ObjectNode> found = verifications.find(id);
            if (found.isEmpty()) {
                return unprocessable("Requested verification not found");
            }
            ObjectNode result = found.get();
            if (result.path("status").asText("PASSED").equals("FAILED")) {
                return unprocessable("Requested verification has an unexpected status: FAILED");
            }
            if (!result.path("documentData").isObject()) {
                return unprocessable("Requested verification has no document data");
            }
            JsonNode document = result.path("documentData");
            return requested(
                    "BY_VERIFICATIOIN",
                    UUID.randomUUID().toString(),
                    document.path("surname").asText("SAMPLE"),
                    document.path("givenNames").asText("PAT"));
        });
    }

    Reply byPerson(RecordedRequest request) {
        return checked(request, body -> {
            for (String field : List.of("surname", "givenNames", "reference")) {
                String text = body.path(field).asText("");
                if (text.isEmpty() || text.length() > LONGEST) {
                    return invalid(field, "size must be between 1 and 255");
                }
            }
            return requested(
                    "BY_PERSON",
                    body.path("reference").asText(),
                    body.path("surname").asText(),
                    body.path("givenNames").asText());
        });
    }

    private Reply checked(RecordedRequest request, Function<JsonNode, Reply> search) {
        if (extras.amlDisabled()) {
            return Problem.reply(403, "AML_DISABLED", "AML is disabled");
        }
        if (request.body().length == 0) {
            return Problem.reply(400, "MISSING_REQUEST_BODY", "Required request body is missing");
        }
        try {
            return search.apply(JSON.readTree(request.bodyText()));
        } catch (JsonProcessingException notJson) {
            return Problem.reply(400, "INVALID_REQUEST_BODY", "Request body contains an invalid data");
        }
    }

    private Reply requested(String searchType, String reference, String surname, String givenNames) {
        searches.incrementAndGet();
        ObjectNode answer = JSON.createObjectNode()
                .put("uuid", UUID.randomUUID().toString())
                .put("searchType", searchType)
                .put("reference", reference)
                .put("surname", surname)
                .put("givenNames", givenNames)
                .put("url", "https://amiqus.example/clients/0/records/0");
        return Reply.json(200, answer.toPrettyString());
    }

    private static Reply invalid(String field, String message) {
        ObjectNode answer = JSON.createObjectNode()
                .put("errorCode", "INVALID_REQUEST_BODY")
                .put("errorMessage", "Request body contains an invalid data");
        answer.putObject("errorDetails").putArray(field).add(message);
        return Reply.json(400, answer.toPrettyString());
    }

    private Reply unprocessable(String reason) {
        return Problem.unprocessable(extras.unprocessableStatus(), reason);
    }
}
