package dev.veriport.adapter.faceki;

import dev.veriport.http.CheckList;
import dev.veriport.http.JsonValue;
import dev.veriport.model.Check;
import dev.veriport.model.Check.Outcome;
import dev.veriport.model.Check.Score;
import dev.veriport.model.CheckType;
import dev.veriport.model.Reported;
import java.util.Comparator;
import java.util.List;

/** Maps the checks of a record. Page "Verification Data", docs.faceki.com. */
final class FacekiChecks {
    private FacekiChecks() {}

    static List<Check> of(JsonValue record) {
        JsonValue summary = record.at("verification_summary");
        JsonValue liveness = summary.at("selfie_liveness_verified");
        CheckList checks = CheckList.ofBooleans(Outcome.FAILED)
                .add(CheckType.FACE_MATCH, summary.at("face_verified"), similarity(record))
                .add(
                        CheckType.FACE_LIVENESS,
                        liveness.isBlank() ? record.at("selfie_data").at("liveness_pass") : liveness)
                .add(CheckType.DOCUMENT, summary.at("document_verified"));
        record.at("document_data").items().forEach(document -> checks.add(CheckType.DOCUMENT, document.at("passed")));
        checks.add(CheckType.DOCUMENT_LIVENESS, summary.at("document_liveness_verified"))
                .add(CheckType.IMAGE_QUALITY, summary.at("image_quality"))
                .add(CheckType.RULES, summary.at("verification_rules_passed"));
        if (!record.at("aml").items().isEmpty()) { // Faceki does not document its elements
            checks.add(Check.of(CheckType.AML, Outcome.UNKNOWN));
        }
        return checks.checks();
    }

    /** The lowest similarity of a document, from 0 to 100; 100 is identical. One that cannot be read may be lower. */
    private static Reported<Score> similarity(JsonValue record) {
        return record.at("document_data").items().stream()
                .map(document -> document.at("document_face_match").at("similarity"))
                .filter(similarity -> !similarity.isBlank())
                .map(similarity -> similarity.score(0, 100))
                .min(Comparator.comparingDouble(score -> score.match(Score::value, unreadable -> -1.0)))
                .orElseGet(Reported::absent);
    }
}
