package dev.veriport.fake.faceki;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.Multipart;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Verifications of images that the application took itself, and the rules that they have to follow. */
final class Verifications {

    private static final List<String> MANDATORY = List.of("selfie", "workflowId", "document_1_front");
    private static final int MOST_DOCUMENTS = 3;

    private final Settings settings;
    private final Workflows workflows;
    private final RecordStore records;
    private final Queue<Verdict> verdicts = new ConcurrentLinkedQueue<>();

    Verifications(Settings settings, Workflows workflows, RecordStore records) {
        this.settings = settings;
        this.workflows = workflows;
        this.records = records;
    }

    void next(Ending ending) {
        if (ending == Ending.ABANDONED) {
            throw new IllegalArgumentException("a submission of images cannot be abandoned");
        }
        verdicts.add((submission, rules) -> finish(submission, rules, ending));
    }

    /** Whether such a refusal leaves a record is not published; here it leaves none. */
    void next(int code) {
        if (code == 200) {
            throw new IllegalArgumentException("200 is not an error code: pass an ending instead");
        }
        verdicts.add((submission, rules) -> refuse(code));
    }

    /**
     * docs/vendors.md (K1). Facts: the names of the parts and which of them are mandatory, the immediate answer, the
     * five fields of {@code result}. Inference: the code of each mistake, and that a refused submission uses none of
     * the queued endings.
     */
    Reply verify(Multipart body) {
        Submission submission = new Submission(body);
        if (!MANDATORY.stream().allMatch(submission::has)) {
            return refuse(5002);
        }
        Optional<ObjectNode> rules = workflows.rules(submission.workflowId());
        if (rules.isEmpty()) {
            return refuse(5001);
        }
        if (lacksDocument(submission, rules.get())) {
            return refuse(5006);
        }
        Verdict next = verdicts.poll();
        return next == null ? finish(submission, rules.get(), Ending.APPROVED) : next.answer(submission, rules.get());
    }

    /** docs/vendors.md (W1). Facts: query, envelope, fields. Inference: the codes of refusals. */
    Reply rules(RecordedRequest request) {
        String workflowId = request.query("workflowId").orElse("");
        if (workflowId.isEmpty()) {
            return refuse(5002);
        }
        return workflows
                .rules(workflowId)
                .map(rules -> settings.envelopes().v3(200, rules))
                .orElseGet(() -> refuse(5001));
    }

    /**
     * Facts: {@code document_optional} is one document of the user's choice, otherwise there is a front for each, at
     * most three, and a back for each but a passport. Inference: the order of the documents does not matter.
     */
    private static boolean lacksDocument(Submission submission, ObjectNode rules) {
        JsonNode documents = rules.path("documents");
        boolean userPicksOne = rules.path("document_optional").asBoolean();
        int needed = Math.min(documents.size(), userPicksOne ? 1 : MOST_DOCUMENTS);
        long passports = StreamSupport.stream(documents.spliterator(), false)
                .filter(name -> name.asText().strip().equalsIgnoreCase("Passport"))
                .count();
        return sides(submission, "front", needed) < needed || sides(submission, "back", needed) < needed - passports;
    }

    private static long sides(Submission submission, String side, int documents) {
        return IntStream.rangeClosed(1, documents)
                .filter(number -> submission.has("document_" + number + "_" + side))
                .count();
    }

    /** Facts: what failed comes as a decision or as a code. Inference: it leaves a record either way. */
    private Reply finish(Submission submission, ObjectNode rules, Ending ending) {
        FacekiRecordJson made = EndingRecords.after(ending).orElseThrow();
        made.recordIdentifier(submission.recordIdentifier())
                .createdAt(settings.clock().instant());
        ObjectNode record = made.object();
        records.add(record);
        OptionalInt code = EndingRecords.errorCode(ending);
        if (code.isPresent() && !settings.failureAsDecision()) {
            return refuse(code.getAsInt());
        }
        ObjectNode result = Json.object();
        List.of("requestId", "decision").forEach(field -> result.put(field, Json.text(record, field)));
        List.of("companyId", "workflowId", "branchId").forEach(field -> result.put(field, Json.text(rules, field)));
        return settings.envelopes().v3(settings.postStatus(), result);
    }

    private Reply refuse(int code) {
        return settings.envelopes().v3Error(settings.businessErrorStatus(), code);
    }

    /** The ending of a complete submission. */
    @FunctionalInterface
    private interface Verdict {
        Reply answer(Submission submission, ObjectNode rules);
    }
}
