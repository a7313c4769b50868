package dev.veriport.adapter.persona;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.http.JsonValue;
import dev.veriport.model.Decision;
import dev.veriport.model.Evidence;
import dev.veriport.model.Finality;
import dev.veriport.model.Origin;
import dev.veriport.model.Person;
import dev.veriport.model.Provenance;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reason;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Reported;
import dev.veriport.model.UnreadPart.Part;
import dev.veriport.model.VerificationResult;
import dev.veriport.spi.PartReads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes a result from an inquiry, whose status decides, and its verifications. The inquiry's own fields are what the application
 * filled in and what the user wrote, so person and documents come from verifications alone. Thread-safe.
 *
 * @param evidence the files of an inquiry
 */
record PersonaResults(
        ProviderId provider, PersonaSettings settings, Function<PersonaInquiry, List<Evidence>> evidence) {

    /** The fields with addresses of files, which open without a key. */
    private static final Pattern ADDRESS = Pattern.compile(".*[/-]urls?(/[0-9]+)?");

    /** When an inquiry ended, by what is later. */
    private static final List<String> ENDS = List.of("decisioned-at", "completed-at", "failed-at", "expired-at");

    private static final String NOT_INCLUDED = "the answer does not include the verifications: find the result again";

    private static final String NOT_STORED = "a stored answer has no files: find the verification again";

    private static final Set<Part> EVIDENCE = Set.of(Part.EVIDENCE);

    /** What verifications say. */
    private static final Set<Part> PARTS = Set.of(Part.PERSON, Part.DOCUMENTS, Part.CHECKS, Part.EVIDENCE);

    /** For stored answers: without evidence, which needs a connection. */
    PersonaResults(ProviderId provider, PersonaSettings settings) {
        this(provider, settings, inquiry -> List.of());
    }

    /**
     * The result of an answer that was saved by itself.
     *
     * @param stored an inquiry, or an event about one
     * @return empty where it is neither
     */
    Optional<VerificationResult> ofStored(JsonValue stored) {
        boolean isEvent = stored.at("data").at("type").is("event");
        JsonValue answer = isEvent ? stored.at("data").at("attributes").at("payload") : stored;
        return Optional.of(PersonaInquiry.of(answer))
                .filter(PersonaInquiry::isInquiry)
                .map(inquiry -> {
                    PartReads parts = new PartReads();
                    parts.notRead(
                            EVIDENCE, failure(ErrorCode.UNSUPPORTED, NOT_STORED).build());
                    return of(inquiry, parts);
                });
    }

    /** @throws VeriportException {@code NOT_FOUND} when the inquiry is erased */
    VerificationResult of(PersonaInquiry inquiry) {
        return of(inquiry, new PartReads());
    }

    private VerificationResult of(PersonaInquiry inquiry, PartReads parts) {
        refuseErased(inquiry);
        Decision decision = settings.decision(inquiry.status());
        List<PersonaVerification> documents = inquiry.documents();
        if (!inquiry.includesVerifications()) {
            parts.notRead(
                    PARTS, failure(ErrorCode.MALFORMED_RESPONSE, NOT_INCLUDED).build());
        }
        return VerificationResult.builder(provider, decision, Finality.changeable(decision))
                .id(inquiry.id().reported())
                .reference(inquiry.reference().reported())
                .reasons(decision == Decision.APPROVED ? List.of() : reasons(inquiry))
                .person(inquiry.includesVerifications() ? person(documents) : Person.notRead())
                .documents(documents.stream().map(PersonaVerification::document).toList())
                .checks(inquiry.verifications().stream()
                        .flatMap(verification -> verification.checks().stream())
                        .toList())
                .evidence(evidence.apply(inquiry))
                .startedAt(inquiry.attribute("created-at").instant())
                .endedAt(endedAt(inquiry))
                .environment(Reported.of(settings.environment()))
                .notRead(parts.notRead())
                .provenance(provenance(inquiry))
                .build();
    }

    /** What is left of an erased inquiry is no person, and nobody can continue it. */
    void refuseErased(PersonaInquiry inquiry) {
        if (inquiry.isRedacted()) {
            throw failure(ErrorCode.NOT_FOUND, provider + " has erased this inquiry")
                    .reason(ReasonCode.ERASED)
                    .build();
        }
    }

    private VeriportException.Builder failure(ErrorCode code, String message) {
        return VeriportException.of(code, message).phase(Phase.ANSWERED).provider(provider);
    }

    /** That of the first document: the latest that passed, or else the latest one. A chip says less than its page. */
    private static Person person(List<PersonaVerification> documents) {
        return documents.isEmpty() ? Person.unknown() : documents.get(0).person();
    }

    private static List<Reason> reasons(PersonaInquiry inquiry) {
        List<Reason> reasons = new ArrayList<>();
        Reported<String> status = inquiry.status();
        status.toOptional()
                .flatMap(PersonaMapping.ENDINGS::meaning)
                .map(code -> inquiry.isCancelled() ? ReasonCode.CANCELLED : code)
                .ifPresent(code -> reasons.add(new Reason(code, status)));
        inquiry.verifications().forEach(verification -> reasons.addAll(verification.reasons()));
        return reasons.stream().distinct().toList();
    }

    private static Reported<Instant> endedAt(PersonaInquiry inquiry) {
        return ENDS.stream()
                .map(inquiry::attribute)
                .filter(end -> !end.isBlank())
                .findFirst()
                .map(JsonValue::instant)
                .orElseGet(Reported::absent);
    }

    private static Provenance provenance(PersonaInquiry inquiry) {
        JsonValue reviewer =
                inquiry.data().at("relationships").at("reviewer").at("data").at("type");
        return Provenance.of(inquiry.status(), inquiry.id().text().stream().toList())
                .decidedByPerson(reviewer.reported().read(PersonaMapping.REVIEWERS::meaning))
                .answer("inquiry", () -> fields(inquiry))
                .consulted(JsonValue.origins(inquiry.attribute("tags"), reviewer));
    }

    /** Without the addresses of files. */
    private static List<Origin> fields(PersonaInquiry inquiry) {
        return Stream.concat(Stream.of(inquiry.data()), inquiry.included().stream())
                .flatMap(object -> object.fields().stream())
                .filter(field -> !ADDRESS.matcher(field.field()).matches())
                .toList();
    }
}
