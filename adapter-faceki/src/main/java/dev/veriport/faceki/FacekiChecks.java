package dev.veriport.faceki;

import dev.veriport.http.JsonValue;
import dev.veriport.model.Check;
import dev.veriport.model.Check.Outcome;
import dev.veriport.model.Check.Score;
import dev.veriport.model.CheckType;
import dev.veriport.model.Reported;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a record says was looked at. Page "Verification Data", docs.faceki.com. */
final class FacekiChecks {
    private FacekiChecks() {}

    static List<Check> of(JsonValue record) {
        JsonValue summary = record.at("verification_summary");
        JsonValue liveness = summary.at("selfie_liveness_verified");
        List<Check> checks = new ArrayList<>();
        add(checks, CheckType.FACE_MATCH, summary.at("face_verified"), similarity(record));
        add(
                checks,
                CheckType.FACE_LIVENESS,
                liveness.bool().isPresent()
                        ? liveness
                        : record.at("selfie_data").at("liveness_pass"),
                Reported.notProvided());
        add(checks, CheckType.DOCUMENT, summary.at("document_verified"), Reported.notProvided());
        add(checks, CheckType.DOCUMENT_LIVENESS, summary.at("document_liveness_verified"), Reported.notProvided());
        add(checks, CheckType.IMAGE_QUALITY, summary.at("image_quality"), Reported.notProvided());
        add(checks, CheckType.RULES, summary.at("verification_rules_passed"), Reported.notProvided());
        if (!record.at("aml").items().isEmpty()) { // what its elements mean is not documented
            checks.add(new Check(CheckType.AML, Outcome.UNKNOWN, Reported.notProvided(), Reported.notProvided()));
        }
        return checks;
    }

    private static void add(List<Check> checks, CheckType type, JsonValue passed, Reported<Score> score) {
        Optional<Outcome> outcome = passed.bool().map(yes -> yes ? Outcome.PASSED : Outcome.FAILED);
        if (outcome.isPresent() || score.isGiven()) {
            checks.add(new Check(type, outcome.orElse(Outcome.UNKNOWN), passed.scalar(), score));
        }
    }

    /** Of the first document that has one; 0 to 100, more is more alike. */
    private static Reported<Score> similarity(JsonValue record) {
        return record.at("document_data").items().stream()
                .map(document -> document.at("document_face_match").at("similarity"))
                .filter(similarity -> similarity.number().isPresent())
                .findFirst()
                .map(FacekiChecks::score)
                .orElseGet(Reported::absent);
    }

    private static Reported<Score> score(JsonValue similarity) {
        return Reported.ofOptional(similarity.number().map(value -> new Score(value, 0, 100)), List.of(similarity));
    }
}
