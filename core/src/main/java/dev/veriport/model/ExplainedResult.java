package dev.veriport.model;

import dev.veriport.model.Explanation.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The values of a result, one by one, with where each came from. What the vendor did not give has no line; what could not be
 * read has one, since it is there.
 */
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
        explained.unread(result);
        return List.copyOf(explained.lines);
    }

    private void verdict(VerificationResult result) {
        Reported<String> word = result.provenance().decisionWord();
        boolean another = result.reasons().stream().anyMatch(reason -> reason.code() == ReasonCode.WRONG_ENVIRONMENT);
        boolean known = another || result.decision() != Decision.INDETERMINATE || !isThere(word);
        line("decision", result.decision(), known, word);
        plain("id", result.id().map(VerificationId::value));
        plain("reference", result.reference());
        plain("startedAt", result.startedAt());
        plain("endedAt", result.endedAt());
        List<Reason> reasons = result.reasons();
        for (int i = 0; i < reasons.size(); i++) {
            Reason reason = reasons.get(i);
            boolean mapped = reason.code() != ReasonCode.UNMAPPED;
            boolean isPersonal = reason.isFreeText() || reason.vendorCode().isUnreadable();
            line("reasons[" + i + "]", reason.code(), mapped, reason.vendorCode(), isPersonal);
        }
    }

    private void person(Person person) {
        person.values()
                .forEach((name, value) ->
                        personal("person." + name, value.map(given -> given), ExplainedResult::isKnown));
    }

    private static boolean isKnown(Object value) {
        return !(value instanceof Country country) || country.isKnown();
    }

    private void document(String at, Document document) {
        Reported<String> word = document.typeWord();
        boolean known = document.type() != DocumentType.OTHER || !isThere(word);
        line(at + "type", document.type(), known, word);
        personal(at + "number", document.number());
        plain(at + "issuingCountry", document.issuingCountry(), Country::isKnown);
        plain(at + "jurisdiction", document.jurisdiction());
        plain(at + "dateOfIssue", document.dateOfIssue());
        plain(at + "dateOfExpiry", document.dateOfExpiry());
        personal(at + "mrz", document.mrz());
        plain(at + "licenceClass", document.licenceClass());
        for (int i = 0; i < document.licenceClasses().size(); i++) {
            LicenceClass licence = document.licenceClasses().get(i);
            String of = at + "licenceClasses[" + i + "]."; // its name is the vendor's, and names of fields are printed
            plain(of + "from", licence.from());
            plain(of + "to", licence.to());
            personal(of + "notes", licence.notes());
        }
    }

    private void findings(VerificationResult result) {
        for (Check check : result.checks()) {
            boolean known = check.outcome() != Check.Outcome.UNKNOWN || !isThere(check.word());
            line("checks." + check.type(), check.outcome(), known, check.word());
            plain("checks." + check.type() + ".score", check.score().map(Check.Score::value));
        }
        for (int i = 0; i < result.evidence().size(); i++) {
            Evidence evidence = result.evidence().get(i);
            List<Origin> origins = new ArrayList<>(evidence.origins());
            origins.addAll(evidence.contentType().origins());
            Personal<String> kind = Reported.of(evidence.kind().name(), origins).personal();
            boolean known = !evidence.contentType().isUnreadable();
            lines.add(new Line("evidence[" + i + "]", kind, known, false, true));
        }
    }

    private void unread(VerificationResult result) {
        for (UnreadPart part : result.notRead()) {
            String name = Ascii.lowerCase(part.part().name());
            lines.add(new Line(name, Personal.notRead(), true, false, false));
        }
    }

    /** Whether the vendor sent a value, readable or not. */
    private static boolean isThere(Reported<?> word) {
        return word.isGiven() || word.isUnreadable();
    }

    private <T> void plain(String ours, Reported<T> value) {
        plain(ours, value, given -> true);
    }

    /**
     * A value that is not personal. The words of an unreadable value count as personal in every field: their contents
     * are unknown.
     */
    private <T> void plain(String ours, Reported<T> value, Predicate<T> known) {
        if (isThere(value)) {
            boolean understood = value.match(known::test, missing -> false);
            Personal<String> text = value.map(Object::toString).personal();
            lines.add(new Line(ours, text, understood, false, value.isUnreadable()));
        }
    }

    private <T> void personal(String ours, Personal<T> value) {
        personal(ours, value, given -> true);
    }

    private <T> void personal(String ours, Personal<T> value, Predicate<T> known) {
        if (value.isGiven() || value.isUnreadable()) {
            boolean understood = value.match(known::test, missing -> false);
            lines.add(new Line(ours, value.map(Object::toString), understood, true, true));
        }
    }

    private void line(String ours, Object value, boolean known, Reported<?> from) {
        line(ours, value, known, from, from.isUnreadable());
    }

    private void line(String ours, Object value, boolean known, Reported<?> from, boolean hasPersonalWords) {
        Personal<String> text = Reported.of(value.toString(), from.origins()).personal();
        lines.add(new Line(ours, text, known, false, hasPersonalWords));
    }
}
