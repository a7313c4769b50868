package dev.veriport.adapter.sumsub;

import dev.veriport.http.JsonValue;
import dev.veriport.model.Decision;
import dev.veriport.model.Reason;
import java.util.List;
import java.util.stream.Stream;

/**
 * A review, as an applicant and a webhook have it: its status and, once that is {@code completed}, its answer. The
 * answer of an earlier attempt can still be there while the next one is checked, so another status makes it mean
 * nothing. Immutable.
 */
record SumsubReview(JsonValue json) {
    private static final String RESULT = "reviewResult";
    private static final String RED = "RED";

    JsonValue status() {
        return json.at("reviewStatus");
    }

    private JsonValue answer() {
        return json.at(RESULT).at("reviewAnswer");
    }

    /** Whether a rejection is final. The labels do not say so. */
    private JsonValue rejectType() {
        return json.at(RESULT).at("reviewRejectType");
    }

    boolean isCompleted() {
        return status().is("completed");
    }

    /** Whether the user has something to do: nothing was submitted, or it has to be submitted again. */
    boolean awaitsUser() {
        return status().is("init") || status().is("awaitingUser") || decision() == Decision.RESUBMIT;
    }

    /** Whether a check began since the other review was read. What the other one lacks says nothing. */
    boolean isAnotherThan(SumsubReview before) {
        return Stream.of("reviewStatus", "attemptId", "reviewDate")
                .filter(field -> !before.json.at(field).isBlank())
                .anyMatch(field ->
                        !json.at(field).text().equals(before.json.at(field).text()));
    }

    /** The field whose word decides. */
    JsonValue deciding() {
        if (!isCompleted()) {
            return status();
        }
        return answer().is(RED) && !rejectType().isBlank() ? rejectType() : answer();
    }

    Decision decision() {
        if (!isCompleted()) {
            return SumsubMapping.STATUSES.meaning(status().reported());
        }
        return answer().is(RED)
                ? SumsubMapping.REJECTIONS.meaning(rejectType().reported())
                : SumsubMapping.ANSWERS.meaning(answer().reported());
    }

    /** The labels of a rejection. A review that is not decided has none of its own. */
    Stream<JsonValue> labels() {
        boolean isRed = isCompleted() && answer().is(RED);
        return isRed ? words(json.at(RESULT).at("rejectLabels")) : Stream.empty();
    }

    /** The words of a list, without blank ones. */
    static Stream<JsonValue> words(JsonValue list) {
        return list.items().stream().filter(word -> !word.isBlank());
    }

    /** What labels and violations mean. */
    static List<Reason> reasons(Stream<JsonValue> words) {
        return words.map(word -> new Reason(
                        SumsubMapping.FINDINGS.meaning(word.reported()).reason(), word.reported()))
                .distinct()
                .toList();
    }
}
