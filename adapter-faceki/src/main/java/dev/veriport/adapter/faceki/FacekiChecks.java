package dev.veriport.adapter.faceki;

import dev.veriport.http.JsonValue;
import dev.veriport.model.Check;
import dev.veriport.model.Check.Outcome;
import dev.veriport.model.Check.Score;
import dev.veriport.model.CheckType;
import dev.veriport.model.Reported;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Maps the checks of a record. Page "Verification Data", docs.faceki.com. */
final class FacekiChecks {
    private static final double WORST = 0;
    private static final double BEST = 100;

    private FacekiChecks() {}

    static List<Check> of(JsonValue record) {
        JsonValue summary = record.at("verification_summary");
        JsonValue liveness = summary.at("selfie_liveness_verified");
        List<Check> checks = new ArrayList<>();
        add(checks, CheckType.FACE_MATCH, summary.at("face_verified"), similarity(record));
        add(
                checks,
                CheckType.FACE_LIVENESS,
                liveness.isBlank() ? record.at("selfie_data").at("liveness_pass") : liveness,
                Reported.notProvided());
        add(checks, CheckType.DOCUMENT, summary.at("document_verified"), Reported.notProvided());
        add(checks, CheckType.DOCUMENT_LIVENESS, summary.at("document_liveness_verified"), Reported.notProvided());
        add(checks, CheckType.IMAGE_QUALITY, summary.at("image_quality"), Reported.notProvided());
        add(checks, CheckType.RULES, summary.at("verification_rules_passed"), Reported.notProvided());
        if (!record.at("aml").items().isEmpty()) { // Faceki does not document its elements
            checks.add(Check.of(CheckType.AML, Outcome.UNKNOWN));
        }
        return checks;
    }

    private static void add(List<Check> checks, CheckType type, JsonValue passed, Reported<Score> score) {
        if (passed.isBlank() && !score.isGiven() && !score.isUnreadable()) {
            return;
        }
        Outcome outcome = passed.reported(JsonValue::bool)
                .match(yes -> yes ? Outcome.PASSED : Outcome.FAILED, missing -> Outcome.UNKNOWN);
        checks.add(Check.of(type, outcome).withWord(passed.scalar()).withScore(score));
    }

    /** The similarity of the first document that has one, from 0 to 100; 100 is identical. */
    private static Reported<Score> similarity(JsonValue record) {
        return record.at("document_data").items().stream()
                .map(document -> document.at("document_face_match").at("similarity"))
                .filter(similarity -> !similarity.isBlank())
                .findFirst()
                .map(similarity -> similarity.reported(FacekiChecks::score))
                .orElseGet(Reported::absent);
    }

    private static Optional<Score> score(JsonValue similarity) {
        return similarity
                .number()
                .filter(value -> value >= WORST && value <= BEST)
                .map(value -> new Score(value, WORST, BEST));
    }
}
