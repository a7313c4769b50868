package dev.veriport.cli;

import dev.veriport.model.Check;
import dev.veriport.model.Document;
import dev.veriport.model.Evidence;
import dev.veriport.model.Explanation;
import dev.veriport.model.Missing;
import dev.veriport.model.Person;
import dev.veriport.model.Personal;
import dev.veriport.model.Reason;
import dev.veriport.model.Reported;
import dev.veriport.model.UnreadPart;
import dev.veriport.model.VerificationResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A result as JSON and as text; personal data only with {@code --show-personal-data}. */
final class ResultView {
    /** Stands for a value that the vendor has and that is missing here. */
    private enum Unknown {
        UNREADABLE("unreadable"),
        NOT_READ("not read");

        private final String text;

        Unknown(String text) {
            this.text = text;
        }

        static Optional<Unknown> of(Missing why) {
            return switch (why) {
                case UNREADABLE -> Optional.of(UNREADABLE);
                case NOT_READ -> Optional.of(NOT_READ);
                default -> Optional.empty();
            };
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private final boolean showPersonalData;

    ResultView(boolean showPersonalData) {
        this.showPersonalData = showPersonalData;
    }

    /**
     * Fields without a value are left out; {@code explain} lists the unreadable ones. {@code notRead} of a person or document
     * names what the vendor has and this result has not; {@code notRead} of the result has the parts that failed.
     */
    Map<String, Object> json(VerificationResult result) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("provider", result.provider().value());
        put(view, "verificationId", result.id());
        put(view, "reference", result.reference());
        view.put("decision", result.decision().name());
        view.put("finality", result.finality().name());
        putAll(view, "reasons", result.reasons(), this::reason);
        Map<String, Object> person = readable(person(result));
        if (!person.isEmpty()) {
            view.put("person", person);
        }
        putAll(view, "documents", result.documents(), this::document);
        putAll(view, "checks", result.checks(), ResultView::check);
        putAll(view, "evidence", result.evidence(), ResultView::evidence);
        putAll(view, "notRead", result.notRead(), ResultView::unread);
        List<String> requestIds = result.provenance().requestIds();
        if (!requestIds.isEmpty()) {
            view.put("vendorRequestIds", requestIds);
        }
        return readable(view);
    }

    String text(VerificationResult result) {
        StringBuilder text = new StringBuilder();
        text.append(result.decision())
                .append(" (")
                .append(result.finality())
                .append(") at ")
                .append(result.provider());
        line(text, "verification", result.id());
        line(text, "reference", result.reference());
        result.reasons().forEach(reason -> line(text, "reason", reason.code() + " (" + word(reason) + ")"));
        person(result).forEach((name, value) -> line(text, name, value));
        result.documents().forEach(document -> line(text, "document", joined(document(document))));
        result.checks().forEach(check -> line(text, "check", check.type() + " " + check.outcome()));
        result.evidence().forEach(evidence -> line(text, "evidence", joined(evidence(evidence))));
        result.notRead().forEach(part -> line(text, "not read", part.part() + ": " + part.because()));
        return text.toString();
    }

    private Map<String, Object> reason(Reason reason) {
        Map<String, Object> view = Fields.of("code", reason.code().toString());
        put(view, "vendorCode", word(reason));
        return view;
    }

    private Reported<String> word(Reason reason) {
        return showPersonalData ? reason.vendorCode() : reason.printableCode();
    }

    /** Empty where the whole person was not read, which {@code notRead} of the result says. */
    private Map<String, Object> person(VerificationResult result) {
        Map<String, Object> view = new LinkedHashMap<>();
        if (result.notRead().stream().anyMatch(unread -> unread.part() == UnreadPart.Part.PERSON)) {
            return view;
        }
        Person person = result.person();
        putPersonal(view, "fullName", person.fullName());
        putPersonal(view, "familyName", person.familyName());
        putPersonal(view, "givenNames", person.givenNames());
        putPersonal(view, "middleName", person.middleName());
        putPersonal(view, "localName", person.localName());
        putPersonal(view, "namePrefixes", person.namePrefixes());
        putPersonal(view, "nameSuffixes", person.nameSuffixes());
        putPersonal(view, "dateOfBirth", person.dateOfBirth());
        putPersonal(view, "sex", person.sex());
        putPersonal(view, "nationality", person.nationality().map(country -> country.code()));
        putPersonal(view, "address", person.address());
        putPersonal(view, "street", person.street());
        putPersonal(view, "city", person.city());
        putPersonal(view, "subdivision", person.subdivision());
        putPersonal(view, "postalCode", person.postalCode());
        putPersonal(view, "addressCountry", person.addressCountry().map(country -> country.code()));
        putPersonal(view, "placeOfBirth", person.placeOfBirth());
        putPersonal(view, "personalNumber", person.personalNumber());
        putPersonal(view, "email", person.email());
        putPersonal(view, "phone", person.phone());
        return view;
    }

    private Map<String, Object> document(Document document) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("type", document.type().name());
        putPersonal(view, "number", document.number());
        put(view, "issuingCountry", document.issuingCountry().map(country -> country.code()));
        put(view, "dateOfIssue", document.dateOfIssue());
        put(view, "dateOfExpiry", document.dateOfExpiry());
        return view;
    }

    private static Map<String, Object> check(Check check) {
        return Fields.of("type", check.type().name(), "outcome", check.outcome().name());
    }

    private static Map<String, Object> unread(UnreadPart unread) {
        Map<String, Object> view = Fields.of("part", unread.part().name(), "code", unread.code());
        view.put("because", unread.because());
        unread.vendorRequestId().ifPresent(id -> view.put("vendorRequestId", id));
        return view;
    }

    private static Map<String, Object> evidence(Evidence evidence) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("kind", evidence.kind().name());
        view.put("availability", evidence.availability().name());
        put(view, "contentType", evidence.contentType());
        Reported<Long> size = evidence.size();
        put(view, "size", size);
        size.toOptional().ifPresent(bytes -> view.put("size", bytes)); // a number in JSON
        put(view, "sha256", evidence.sha256());
        view.values().removeIf(Unknown.NOT_READ::equals); // neither is fetched for a result
        return view;
    }

    private <T> void putPersonal(Map<String, Object> view, String name, Personal<T> value) {
        value.reveal().ifPresent(given -> view.put(name, showPersonalData ? given.toString() : value.toString()));
        value.<Optional<Unknown>>match(given -> Optional.empty(), Unknown::of).ifPresent(why -> view.put(name, why));
    }

    private static void put(Map<String, Object> view, String name, Reported<?> value) {
        value.toOptional().ifPresent(given -> view.put(name, given.toString()));
        value.<Optional<Unknown>>match(given -> Optional.empty(), Unknown::of).ifPresent(why -> view.put(name, why));
    }

    /** With the names of what was not read in place of stand-ins. */
    private static Map<String, Object> readable(Map<String, Object> view) {
        List<String> notRead = view.keySet().stream()
                .filter(name -> view.get(name) == Unknown.NOT_READ)
                .toList();
        view.values().removeIf(Unknown.class::isInstance);
        if (!notRead.isEmpty()) {
            view.put("notRead", notRead);
        }
        return view;
    }

    private static <T> void putAll(
            Map<String, Object> view, String name, List<T> values, Function<T, Map<String, Object>> viewOfOne) {
        if (!values.isEmpty()) {
            view.put(
                    name,
                    values.stream().map(viewOfOne).map(ResultView::readable).toList());
        }
    }

    private static void line(StringBuilder text, String name, Reported<?> value) {
        Map<String, Object> one = new LinkedHashMap<>();
        put(one, name, value);
        one.forEach((field, shown) -> line(text, field, shown));
    }

    private static void line(StringBuilder text, String name, Object value) {
        text.append("\n  %-13s %s".formatted(name, Explanation.printable(String.valueOf(value))));
    }

    private static String joined(Map<String, Object> view) {
        return view.entrySet().stream()
                .map(entry -> entry.getKey().equals("type") || entry.getKey().equals("kind")
                        ? String.valueOf(entry.getValue())
                        : entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("  "));
    }
}
