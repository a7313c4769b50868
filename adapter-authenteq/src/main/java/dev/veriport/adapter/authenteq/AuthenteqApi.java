package dev.veriport.adapter.authenteq;

import dev.veriport.model.Country;
import dev.veriport.model.Document;
import dev.veriport.model.DocumentImages;
import dev.veriport.model.Evidence;
import dev.veriport.model.Person;
import dev.veriport.model.Personal;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationId;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Operations that only Authenteq offers. Get it with {@code provider.unwrap(AuthenteqApi.class)}. Thread-safe.
 * Authenteq may bill each search and each recognition and does not deduplicate them. So each is sent once, and a lost
 * response is {@code OUTCOME_UNKNOWN}. Every method throws {@link dev.veriport.error.VeriportException} when the call
 * fails.
 */
public interface AuthenteqApi {

    /**
     * Requests an AML search, in sanctions lists and similar, for the person of a verification (AML,
     * docs.authenteq.com).
     *
     * @throws dev.veriport.error.VeriportException {@code PERMISSION} when the account has no AML searches, {@code
     *     INVALID_REQUEST} when the verification is unknown, failed or has no document
     */
    AmlSearch searchAml(VerificationId verification);

    /**
     * Requests an AML search for a described person.
     *
     * @throws dev.veriport.error.VeriportException {@code PERMISSION} when the account has no AML searches, {@code
     *     INVALID_REQUEST} when a name or age is out of range
     */
    AmlSearch searchAml(AmlPerson person);

    /**
     * Reads a document without verifying a person (Recognition, docs.authenteq.com).
     *
     * @throws dev.veriport.error.VeriportException {@code INVALID_REQUEST} when an image cannot be sent
     */
    Recognition recognize(DocumentImages document);

    /**
     * Exports a result as PDF.
     *
     * @throws dev.veriport.error.VeriportException {@code UNSUPPORTED} when {@code veriport.authenteq.export-pdf-path}
     *     is not set
     */
    Evidence exportPdf(VerificationId verification);

    /**
     * A requested search. The API never reports its result, so this is never a clearance: a person reads the result in
     * the dashboard. Immutable, thread-safe.
     *
     * @param id the vendor's id of the search
     * @param reference the vendor's reference for the person, or ours
     * @param report the page with the result; it requires a login
     */
    record AmlSearch(String id, AmlStatus status, Reported<String> reference, Reported<URI> report) {}

    /** The status of a search. */
    enum AmlStatus {
        /** The vendor has accepted the search; it reports no other status. */
        REQUESTED
    }

    /**
     * The person to search for. Prints redacted. Immutable, thread-safe.
     *
     * @param reference identifies the person; use the same one for the same person
     * @param surname at most 255 characters
     * @param givenNames at most 255 characters
     * @param dateOfBirth of a person aged 16 to 200 years; {@link Personal#notProvided()} when unknown
     * @param country of residence; {@link Personal#notProvided()} when unknown
     */
    record AmlPerson(
            UUID reference,
            Personal<String> surname,
            Personal<String> givenNames,
            Personal<LocalDate> dateOfBirth,
            Personal<Country> country) {

        /** A person of whom only the name is known. */
        public AmlPerson(UUID reference, Personal<String> surname, Personal<String> givenNames) {
            this(reference, surname, givenNames, Personal.notProvided(), Personal.notProvided());
        }
    }

    /**
     * The data of a document. Authenteq has checked neither whether it is genuine nor whose it is. Immutable,
     * thread-safe.
     *
     * @param evidence the cropped images of its sides and its portrait
     */
    record Recognition(Person person, Document document, List<Evidence> evidence) {
        /** Copies the evidence. */
        public Recognition {
            evidence = List.copyOf(evidence);
        }
    }
}
