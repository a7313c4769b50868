package dev.veriport.adapter.authenteq;

import dev.veriport.adapter.authenteq.AuthenteqSettings.Unpublished;
import dev.veriport.http.CheckList;
import dev.veriport.http.JsonValue;
import dev.veriport.http.MultipartMessage;
import dev.veriport.http.VendorResponse;
import dev.veriport.model.Check;
import dev.veriport.model.CheckType;
import dev.veriport.model.Country;
import dev.veriport.model.Decision;
import dev.veriport.model.Document;
import dev.veriport.model.DocumentType;
import dev.veriport.model.Evidence;
import dev.veriport.model.Finality;
import dev.veriport.model.LicenceClass;
import dev.veriport.model.Person;
import dev.veriport.model.Personal;
import dev.veriport.model.Provenance;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationResult;
import java.util.List;
import java.util.stream.Stream;

/**
 * Maps Authenteq's results. Page "API Reference" of Web, docs.authenteq.com. Its table and its sample differ, so every
 * field of either is read.
 */
final class AuthenteqResults {
    private AuthenteqResults() {}

    static VerificationResult read(ProviderId provider, Reported<String> reference, VendorResponse response) {
        JsonValue body = AuthenteqErrors.success(response);
        if (body.at("id").text().isEmpty()) {
            throw response.malformed("has no id");
        }
        return of(provider, reference, body);
    }

    static VerificationResult of(ProviderId provider, Reported<String> reference, JsonValue body) {
        return of(provider, reference, body, AuthenteqEvidence.in(body, documents(body)));
    }

    /** A multipart message. Authenteq does not document the name of its JSON part, so the first JSON part is read. */
    static VerificationResult inParts(ProviderId provider, VendorResponse response) {
        MultipartMessage message = response.multipart();
        MultipartMessage.Part json = message.parts().stream()
                .filter(part -> part.contentType().equals(Reported.of("application/json")))
                .findFirst()
                .orElseThrow(() -> response.malformed("has no JSON part"));
        JsonValue body = AuthenteqErrors.success(response.part(json));
        return of(provider, Reported.notProvided(), body, AuthenteqEvidence.in(message, json));
    }

    /** @param evidence from the body, or from the other parts of the message */
    static VerificationResult of(
            ProviderId provider, Reported<String> reference, JsonValue body, List<Evidence> evidence) {
        Reported<String> id = body.at("id").reported();
        Reported<String> status = body.at("status").reported();
        Decision decision = decision(status);
        List<JsonValue> documents = documents(body);
        return VerificationResult.builder(provider, decision, finality(decision))
                .id(id)
                .reference(reference)
                .person(documents.isEmpty() ? Person.unknown() : person(documents.get(0)))
                .documents(documents.stream().map(AuthenteqResults::document).toList())
                .checks(checks(body))
                .evidence(evidence)
                .startedAt(body.at("startTime").instant())
                .endedAt(body.at("endTime").instant())
                .provenance(
                        Provenance.of(status, id.toOptional().stream().toList()).answer("verification", body::fields))
                .build();
    }

    /**
     * The result of a face authentication. Authenteq does not document its fields, so only the configured fields
     * decide. The app itself names a verification to the SDK, so a result decides only when it names the session's.
     *
     * @param verification whose face the session is about
     */
    static VerificationResult ofFace(
            ProviderId provider,
            Reported<String> reference,
            Unpublished fields,
            String verification,
            VendorResponse response) {
        JsonValue body = AuthenteqErrors.success(response);
        Reported<String> status =
                fields.faceStatus().map(field -> body.at(field).reported()).orElseGet(Reported::notProvided);
        boolean isOfVerification = fields.faceVerification()
                .filter(field -> body.at(field).is(verification))
                .isPresent();
        Decision decision = isOfVerification ? decision(status) : Decision.INDETERMINATE;
        return VerificationResult.builder(provider, decision, finality(decision))
                .id(body.at("id").reported())
                .reference(reference)
                .provenance(Provenance.of(status, List.of()).answer("recognition", body::fields))
                .build();
    }

    /** Matches the documented words exactly: a similar word is never an approval. */
    private static Decision decision(Reported<String> status) {
        return switch (status.toOptional().orElse("")) {
            case "PASSED" -> Decision.APPROVED;
            case "FAILED" -> Decision.DECLINED;
            default -> Decision.INDETERMINATE;
        };
    }

    private static Finality finality(Decision decision) {
        return decision == Decision.INDETERMINATE ? Finality.OPEN : Finality.FINAL;
    }

    private static List<JsonValue> documents(JsonValue body) {
        return Stream.of("documentData", "documentData2", "documentData3")
                .map(body::at)
                .filter(document -> !document.isBlank())
                .toList();
    }

    static Person person(JsonValue document) {
        return Person.builder()
                .fullName(document.at("surnameAndGivenNames").personal())
                .familyName(document.at("surname").personal())
                .givenNames(document.at("givenNames").personal())
                .namePrefixes(document.at("namePrefixes").personal())
                .nameSuffixes(document.at("nameSuffixes").personal())
                .dateOfBirth(document.at("dateOfBirth").date().personal())
                .sex(document.at("sex").sex().personal())
                .nationality(
                        document.at("nationality").reported().map(Country::of).personal())
                .address(document.at("address").personal())
                .build();
    }

    static Document document(JsonValue document) {
        Reported<String> type = document.at("documentType").reported();
        return Document.builder(type(type), type)
                .number(document.at("documentNumber").reported().personal())
                .issuingCountry(document.at("issuingCountry").reported().map(Country::of))
                .jurisdiction(document.at("jurisdiction").reported())
                .dateOfIssue(document.at("dateOfIssue").date())
                .dateOfExpiry(document.at("dateOfExpiry").date())
                .licenceClass(document.at("licenseClass").reported())
                .licenceClasses(licenceClasses(document.at("licenseClassDetails")))
                .build();
    }

    private static DocumentType type(Reported<String> word) {
        return switch (word.toOptional().orElse("")) {
            case "PP" -> DocumentType.PASSPORT;
            case "DL" -> DocumentType.DRIVING_LICENCE;
            case "NID" -> DocumentType.NATIONAL_ID;
            default -> DocumentType.OTHER;
        };
    }

    /** By their names. Another form becomes one unreadable class without a name. */
    private static List<LicenceClass> licenceClasses(JsonValue details) {
        if (!details.isObject()) {
            return details.isBlank() ? List.of() : List.of(licenceClass("", details));
        }
        return details.entries().entrySet().stream()
                .map(entry -> licenceClass(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static LicenceClass licenceClass(String name, JsonValue details) {
        return new LicenceClass(
                name, details.at("from").date(), details.at("to").date(), notes(details));
    }

    /** The field is {@code notes} in the vendor's sample, and {@code note} in its table. */
    private static Personal<String> notes(JsonValue licenceClass) {
        JsonValue notes = licenceClass.at("notes");
        return (notes.isBlank() ? licenceClass.at("note") : notes).personal();
    }

    private static List<Check> checks(JsonValue body) {
        return CheckList.ofBooleans(Check.Outcome.NOT_MADE)
                .add(CheckType.CHIP, body.at("nfcVerified"))
                .checks();
    }
}
