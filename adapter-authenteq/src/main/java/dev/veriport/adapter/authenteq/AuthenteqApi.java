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
 * What Authenteq has and other vendors have not; reached by {@code provider.unwrap(AuthenteqApi.class)}. Thread-safe.
 * What is searched or recognized may be billed and is not deduplicated: it is sent once, and a lost answer is {@code
 * OUTCOME_UNKNOWN}.
 */
public interface AuthenteqApi {

    /**
     * Has the person of a verification searched for in lists of sanctions and the like (AML, docs.authenteq.com).
     *
     * @throws dev.veriport.error.VeriportException {@code PERMISSION} when the account has no such searches, {@code
     *     INVALID_REQUEST} when the verification is unknown, failed or has no document
     */
    AmlSearch searchAml(VerificationId verification);

    /** The same for a person who is described. */
    AmlSearch searchAml(AmlPerson person);

    /** Reads a document without verifying anybody (Recognition, docs.authenteq.com). */
    Recognition recognize(DocumentImages document);

    /**
     * A result as a PDF.
     *
     * @throws dev.veriport.error.VeriportException {@code UNSUPPORTED} until {@code veriport.authenteq.export-pdf-path}
     *     says where
     */
    Evidence exportPdf(VerificationId verification);

    /**
     * A search that was asked for. What it found a person reads in the dashboard: the API never says, so this is never a
     * clearance.
     *
     * @param id the vendor's
     * @param reference the vendor's for the person, or ours
     * @param report where to read what was found, after logging in
     */
    record AmlSearch(String id, AmlStatus status, Reported<String> reference, Reported<URI> report) {}

    /** How far a search is known to have come. */
    enum AmlStatus {
        /** That is all the vendor tells. */
        REQUESTED
    }

    /**
     * Whom to search for. Prints redacted.
     *
     * @param reference names the person; keep it the same for the same person
     * @param surname at most 255 characters
     * @param givenNames at most 255 characters
     * @param dateOfBirth of somebody aged 16 to 200; {@link Personal#notProvided()} where it is not known
     * @param country of residence; {@link Personal#notProvided()} where it is not known
     */
    record AmlPerson(
            UUID reference,
            Personal<String> surname,
            Personal<String> givenNames,
            Personal<LocalDate> dateOfBirth,
            Personal<Country> country) {

        /** Of whom no more than the name is known. */
        public AmlPerson(UUID reference, Personal<String> surname, Personal<String> givenNames) {
            this(reference, surname, givenNames, Personal.notProvided(), Personal.notProvided());
        }
    }

    /**
     * What was read from a document. Nobody has checked whether it is genuine or whose it is.
     *
     * @param evidence its sides and the portrait, cut out
     */
    record Recognition(Person person, Document document, List<Evidence> evidence) {
        /** Copies the evidence. */
        public Recognition {
            evidence = List.copyOf(evidence);
        }
    }
}
