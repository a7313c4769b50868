package dev.veriport.adapter.sumsub;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.http.JsonValue;
import dev.veriport.http.VendorResponse;
import dev.veriport.model.AttemptId;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Country;
import dev.veriport.model.Decision;
import dev.veriport.model.Document;
import dev.veriport.model.Person;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reported;
import java.util.List;
import java.util.Optional;

/**
 * An applicant. Veriport creates one for each start: its {@code externalUserId} is the reference and the attempt of
 * that start, so no earlier review of the same person answers it. Immutable.
 *
 * @param level of the start; empty where it is not known
 */
record SumsubApplicant(JsonValue json, String level) {
    static final String ID = "id";
    static final String USER = "externalUserId";

    private static final String BEFORE_ATTEMPT = ":";
    private static final String DEACTIVATED =
            "the applicant is deactivated: activate it in the vendor's dashboard, or start again";

    /** An attempt is read in the same way for every instance. */
    private static final ProviderId VENDOR = new ProviderId("sumsub");

    /**
     * Reads an applicant. One that is deactivated is there "as if it never existed", with the review that it had.
     *
     * @throws VeriportException {@code MALFORMED_RESPONSE} when it is none, {@code NOT_FOUND} when it is deactivated
     */
    static SumsubApplicant of(VendorResponse answer, JsonValue json) {
        if (json.at(ID).identifier().isEmpty() || !json.at("review").isObject()) {
            throw answer.malformed("is no applicant, with an id and a review");
        }
        JsonValue deleted = json.at("deleted");
        if (!deleted.isBlank() && deleted.bool().orElse(true)) {
            throw answer.failure(ErrorCode.NOT_FOUND, DEACTIVATED).build();
        }
        return new SumsubApplicant(json, "");
    }

    String id() {
        return json.at(ID).text().orElse("");
    }

    /** The {@code externalUserId}; the id where it has none. */
    String user() {
        return json.at(USER).text().orElseGet(this::id);
    }

    SumsubReview review() {
        return new SumsubReview(json.at("review"));
    }

    /** The decision of the review. One of another level, where the applicant was moved to, does not answer the start. */
    Decision decision() {
        JsonValue at = review().json().at("levelName");
        return level.isEmpty() || at.isBlank() || at.is(level) ? review().decision() : Decision.INDETERMINATE;
    }

    /** The id of the verification. */
    Reported<String> verification() {
        return json.at(ID).reported().map(id -> verification(id, json.at(USER)).orElse(id));
    }

    /**
     * The id of a verification: the applicant's, a colon, and the attempt of the start.
     *
     * @param user the {@code externalUserId}
     * @return empty where Veriport did not create the applicant
     */
    static Optional<String> verification(String applicant, JsonValue user) {
        return start(user).map(start -> applicant + BEFORE_ATTEMPT + start.attempt());
    }

    /** The applicant's id in that of a verification. */
    static String applicantIn(String verification) {
        return verification.split(BEFORE_ATTEMPT, 2)[0];
    }

    /** Whether the verification is this applicant's. An applicant's id alone names one of any start. */
    boolean isOf(String verification) {
        return verification.equals(id()) || verification().equals(Reported.of(verification));
    }

    /** The application's reference; the whole {@code externalUserId} where Veriport did not create the applicant. */
    Reported<String> reference() {
        JsonValue user = json.at(USER);
        return user.reported()
                .map(whole -> start(user).flatMap(AttemptReference::reference).orElse(whole));
    }

    private static Optional<AttemptReference> start(JsonValue user) {
        return user.text()
                .map(value -> new AttemptReference(VENDOR, value))
                .filter(start -> start.reference().isPresent() && AttemptId.isId(start.attempt()));
    }

    /** What Sumsub read from the documents. What the application sent is in other fields. */
    Person person() {
        JsonValue info = json.at("info");
        return Person.builder()
                .fullName(
                        info.joined(" ", "firstName", "middleName", "lastName").personal())
                .givenNames(info.at("firstName").personal())
                .middleName(info.at("middleName").personal())
                .familyName(info.at("lastName").personal())
                .dateOfBirth(info.at("dob").date().personal())
                .sex(info.at("gender").sex().personal())
                .nationality(info.at("nationality").reported().map(Country::of).personal())
                .build();
    }

    /** The entries of the documents. */
    List<JsonValue> idDocs() {
        return json.at("info").at("idDocs").items();
    }

    static Document document(JsonValue entry) {
        Reported<String> type = entry.at("idDocType").reported();
        return Document.builder(SumsubMapping.DOCUMENTS.meaning(type), type)
                .number(entry.at("number").reported().personal())
                .issuingCountry(entry.at("country").reported().map(Country::of))
                .dateOfIssue(entry.at("issuedDate").date())
                .dateOfExpiry(entry.at("validUntil").date())
                .mrz(entry.joined("\n", "mrzLine1", "mrzLine2", "mrzLine3").personal())
                .build();
    }
}
