package dev.veriport.model;

import dev.veriport.model.Explanation.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The values of a result, one by one, with where each came from. What the vendor did not give has no line. */
final class ExplainedResult {
    private final List<Line> lines = new ArrayList<>();

    private ExplainedResult() {}

    static List<Line> lines(VerificationResult result) {
        ExplainedResult explained = new ExplainedResult();
        explained.verdict(result);
        explained.person(result.person());
        for (int i = 0; i < result.documents().size(); i++) {
            explained.document("documents[" + i + "].", result.documents().get(i));
        }
        explained.findings(result);
        return List.copyOf(explained.lines);
    }

    private void verdict(VerificationResult result) {
        Reported<String> word = result.provenance().decisionWord();
        boolean known = result.decision() != Decision.INDETERMINATE || !word.isGiven();
        line("decision", result.decision(), known, word.origins());
        plain("id", result.id().map(VerificationId::value));
        plain("reference", result.reference());
        plain("startedAt", result.startedAt());
        plain("endedAt", result.endedAt());
        List<Reason> reasons = result.reasons();
        for (int i = 0; i < reasons.size(); i++) {
            Reason reason = reasons.get(i);
            boolean mapped = reason.code() != ReasonCode.UNMAPPED;
            line(
                    "reasons[" + i + "]",
                    reason.code(),
                    mapped,
                    reason.vendorCode().origins());
        }
    }

    private void person(Person person) {
        personal("person.fullName", person.fullName());
        personal("person.familyName", person.familyName());
        personal("person.givenNames", person.givenNames());
        personal("person.middleName", person.middleName());
        personal("person.localName", person.localName());
        personal("person.namePrefixes", person.namePrefixes());
        personal("person.nameSuffixes", person.nameSuffixes());
        personal("person.dateOfBirth", person.dateOfBirth());
        personal("person.sex", person.sex(), sex -> sex != Sex.UNSPECIFIED);
        personal("person.nationality", person.nationality(), ExplainedResult::isKnown);
        personal("person.address", person.address());
    }

    private void document(String at, Document document) {
        DocumentType type = document.type();
        boolean known = type.kind() != DocumentType.Kind.OTHER || !type.raw().isGiven();
        line(at + "type", type.kind(), known, type.raw().origins());
        personal(at + "number", document.number());
        document.issuingCountry()
                .toOptional()
                .ifPresent(country -> line(
                        at + "issuingCountry",
                        country.code(),
                        isKnown(country),
                        document.issuingCountry().origins()));
        plain(at + "jurisdiction", document.jurisdiction());
        plain(at + "dateOfIssue", document.dateOfIssue());
        plain(at + "dateOfExpiry", document.dateOfExpiry());
        personal(at + "mrz", document.mrz());
        plain(at + "licenceClass", document.licenceClass());
        for (LicenceClass licence : document.licenceClasses()) {
            String of = at + "licenceClasses[" + licence.name() + "].";
            plain(of + "from", licence.from());
            plain(of + "to", licence.to());
            personal(of + "notes", licence.notes());
        }
    }

    private void findings(VerificationResult result) {
        for (Check check : result.checks()) {
            boolean known =
                    check.outcome() != Check.Outcome.UNKNOWN || !check.word().isGiven();
            line("checks." + check.type(), check.outcome(), known, check.word().origins());
            plain("checks." + check.type() + ".score", check.score().map(Check.Score::value));
        }
        for (int i = 0; i < result.evidence().size(); i++) {
            Evidence evidence = result.evidence().get(i);
            List<Origin> origins = new ArrayList<>(evidence.origins());
            origins.addAll(evidence.contentType().origins());
            Pii<String> kind = Pii.of(text(evidence.kind()));
            lines.add(new Line("evidence[" + i + "]", kind, false, true, true, origins));
        }
    }

    private static boolean isKnown(Country country) {
        return country.kind() != Country.Kind.UNKNOWN;
    }

    private void plain(String ours, Reported<?> value) {
        value.toOptional().ifPresent(given -> line(ours, given, true, value.origins()));
    }

    private <T> void personal(String ours, Reported<Pii<T>> value) {
        personal(ours, value, given -> true);
    }

    private <T> void personal(String ours, Reported<Pii<T>> value, Predicate<T> known) {
        value.toOptional()
                .ifPresent(given -> lines.add(new Line(
                        ours,
                        given.map(ExplainedResult::text),
                        true,
                        true,
                        known.test(given.reveal()),
                        value.origins())));
    }

    private void line(String ours, Object value, boolean known, List<Origin> origins) {
        lines.add(new Line(ours, Pii.of(text(value)), false, false, known, origins));
    }

    private static String text(Object value) {
        return value instanceof Country country ? country.code() : value.toString();
    }
}
