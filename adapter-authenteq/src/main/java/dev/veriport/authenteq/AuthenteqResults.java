package dev.veriport.authenteq;

import dev.veriport.http.JsonEvidence;
import dev.veriport.http.JsonValue;
import dev.veriport.http.VendorResponse;
import dev.veriport.model.Check;
import dev.veriport.model.CheckType;
import dev.veriport.model.Country;
import dev.veriport.model.DecidedBy;
import dev.veriport.model.Decision;
import dev.veriport.model.Document;
import dev.veriport.model.DocumentType;
import dev.veriport.model.Evidence;
import dev.veriport.model.Finality;
import dev.veriport.model.LicenceClass;
import dev.veriport.model.Person;
import dev.veriport.model.Pii;
import dev.veriport.model.Provenance;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reported;
import dev.veriport.model.Sex;
import dev.veriport.model.VerificationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Authenteq's result in our words. Page "API Reference" of Web, docs.authenteq.com; what is there without being in its
 * table, and the reverse, is taken when it is there.
 */
final class AuthenteqResults {
    private AuthenteqResults() {}

    static VerificationResult read(ProviderId provider, Reported<String> reference, VendorResponse response) {
        JsonValue body = AuthenteqErrors.success(response);
        String id = body.at("id").text().orElseThrow(() -> response.malformed("has no id"));
        Reported<String> status = body.at("status").reported();
        Decision decision = status.match(AuthenteqResults::decision, missing -> Decision.INDETERMINATE);
        List<JsonValue> documents = documents(body);
        return VerificationResult.builder(provider, decision, finality(decision))
                .id(id)
                .reference(reference)
                .person(documents.isEmpty() ? Person.unknown() : person(documents.get(0)))
                .documents(documents.stream().map(AuthenteqResults::document).toList())
                .checks(checks(body))
                .evidence(evidence(body, documents))
                .startedAt(body.at("startTime").instant())
                .endedAt(body.at("endTime").instant())
                .provenance(new Provenance(status, DecidedBy.UNKNOWN, List.of(id)))
                .build();
    }

    /** The word itself, letter by letter: what only resembles it lets nobody in. */
    private static Decision decision(String status) {
        return switch (status) {
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
                .filter(JsonValue::isObject)
                .toList();
    }

    private static Person person(JsonValue document) {
        return Person.builder()
                .fullName(document.at("surnameAndGivenNames").personal())
                .familyName(document.at("surname").personal())
                .givenNames(document.at("givenNames").personal())
                .namePrefixes(document.at("namePrefixes").personal())
                .nameSuffixes(document.at("nameSuffixes").personal())
                .dateOfBirth(document.at("dateOfBirth").date().map(Pii::of))
                .sex(document.at("sex").reported().map(AuthenteqResults::sex).map(Pii::of))
                .nationality(
                        document.at("nationality").reported().map(Country::of).map(Pii::of))
                .address(document.at("address").personal())
                .build();
    }

    private static Sex sex(String word) {
        return switch (word) {
            case "M" -> Sex.M;
            case "F" -> Sex.F;
            case "X" -> Sex.X;
            default -> Sex.UNSPECIFIED;
        };
    }

    private static Document document(JsonValue document) {
        return Document.builder(type(document.at("documentType").text().orElse("")))
                .number(document.at("documentNumber").personal())
                .issuingCountry(document.at("issuingCountry").reported().map(Country::of))
                .jurisdiction(document.at("jurisdiction").reported())
                .dateOfIssue(document.at("dateOfIssue").date())
                .dateOfExpiry(document.at("dateOfExpiry").date())
                .licenceClass(document.at("licenseClass").reported())
                .licenceClasses(licenceClasses(document.at("licenseClassDetails")))
                .build();
    }

    private static DocumentType type(String word) {
        return switch (word) {
            case "PP" -> new DocumentType(DocumentType.Kind.PASSPORT, word);
            case "DL" -> new DocumentType(DocumentType.Kind.DRIVING_LICENCE, word);
            case "NID" -> new DocumentType(DocumentType.Kind.NATIONAL_ID, word);
            default -> new DocumentType(DocumentType.Kind.OTHER, word);
        };
    }

    private static List<LicenceClass> licenceClasses(JsonValue details) {
        return details.fields().entrySet().stream()
                .map(entry -> new LicenceClass(
                        entry.getKey(),
                        entry.getValue().at("from").date(),
                        entry.getValue().at("to").date(),
                        notes(entry.getValue())))
                .toList();
    }

    /** {@code notes} in the vendor's sample, {@code note} in its table. */
    private static Reported<Pii<String>> notes(JsonValue licenceClass) {
        Reported<Pii<String>> notes = licenceClass.at("notes").personal();
        return notes.isGiven() ? notes : licenceClass.at("note").personal();
    }

    private static List<Check> checks(JsonValue body) {
        return body.at("nfcVerified").bool().stream()
                .map(read -> new Check(
                        CheckType.CHIP, read ? Check.Outcome.PASSED : Check.Outcome.NOT_MADE, Reported.notProvided()))
                .toList();
    }

    private static List<Evidence> evidence(JsonValue body, List<JsonValue> documents) {
        List<Evidence> evidence = new ArrayList<>();
        add(evidence, Evidence.Kind.LIVENESS_FACE, Reported.notProvided(), body.at("livenessFaceImage"));
        for (int i = 0; i < documents.size(); i++) {
            JsonValue document = documents.get(i);
            add(evidence, Evidence.Kind.DOCUMENT_FRONT, Reported.of(i), document.at("croppedFrontImage"));
            add(evidence, Evidence.Kind.DOCUMENT_BACK, Reported.of(i), document.at("croppedBackImage"));
            add(evidence, Evidence.Kind.DOCUMENT_FACE, Reported.of(i), document.at("faceImage"));
        }
        add(evidence, Evidence.Kind.ADDRESS_PROOF, Reported.notProvided(), body.at("addressProofDocument"));
        return evidence;
    }

    /** An object with its content type, or the base64 alone. */
    private static void add(List<Evidence> evidence, Evidence.Kind kind, Reported<Integer> document, JsonValue image) {
        JsonValue content = image.isObject() ? image.at("content") : image;
        JsonEvidence.of(kind, document, image.at("contentType").reported(), content)
                .ifPresent(evidence::add);
    }
}
