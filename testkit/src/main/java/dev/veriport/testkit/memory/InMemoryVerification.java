package dev.veriport.testkit.memory;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Check;
import dev.veriport.model.CheckType;
import dev.veriport.model.Country;
import dev.veriport.model.Decision;
import dev.veriport.model.Document;
import dev.veriport.model.DocumentType;
import dev.veriport.model.Finality;
import dev.veriport.model.Origin;
import dev.veriport.model.PartialDate;
import dev.veriport.model.Person;
import dev.veriport.model.Personal;
import dev.veriport.model.Provenance;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reason;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Reported;
import dev.veriport.model.Sex;
import dev.veriport.model.VerificationResult;
import dev.veriport.testkit.server.Ending;
import java.util.List;

/**
 * A verification at the vendor, and its meaning in Veriport's model. Immutable.
 *
 * @param ending {@link Ending#ABANDONED} until another is set
 * @param isCancelled whether the application ended it
 */
record InMemoryVerification(String id, String reference, Ending ending, boolean isCancelled, Person person) {

    /** From Utopia, the country of specimens in ICAO 9303. */
    static final Person SOMEBODY = Person.builder()
            .fullName(Personal.of("Vera Specimen"))
            .familyName(Personal.of("Specimen"))
            .givenNames(Personal.of("Vera"))
            .dateOfBirth(Personal.of(new PartialDate(1990, 4, 12)))
            .sex(Personal.of(Sex.F))
            .nationality(Personal.of(Country.of("UTO")))
            .build();

    /** The field of this vendor with the ending of a verification. */
    private record EndingField(String ending) implements Origin {
        @Override
        public String field() {
            return "/ending";
        }

        @Override
        public Personal<String> word() {
            return Personal.of(ending);
        }
    }

    private static final Document PASSPORT = Document.builder(DocumentType.PASSPORT, "passport")
            .number(Personal.of("X12345678"))
            .issuingCountry(Reported.of(Country.of("UTO")))
            .dateOfExpiry(Reported.of(new PartialDate(2039, 12, 31)))
            .build();

    static InMemoryVerification begun(String id, String reference) {
        return new InMemoryVerification(id, reference, Ending.ABANDONED, false, Person.unknown());
    }

    /** @throws IllegalStateException when it has a final decision */
    InMemoryVerification ended(Ending how, Person seen) {
        if (finality() != Finality.OPEN) {
            throw new IllegalStateException("this verification has ended: " + word());
        }
        return new InMemoryVerification(id, reference, how, false, how == Ending.ABANDONED ? person : seen);
    }

    /**
     * Once more where it was cancelled before.
     *
     * @throws VeriportException {@link ErrorCode#INVALID_REQUEST} when the user has finished it
     */
    InMemoryVerification cancelled() {
        requireUnfinished();
        return new InMemoryVerification(id, reference, ending, true, person);
    }

    /** @throws VeriportException {@link ErrorCode#INVALID_REQUEST} when it is not open, with the reason */
    void requireOpen() {
        requireUnfinished();
        if (isCancelled) {
            throw hasEnded("this verification was cancelled: start another")
                    .reason(ReasonCode.CANCELLED)
                    .build();
        }
    }

    private void requireUnfinished() {
        if (ending != Ending.ABANDONED) {
            throw hasEnded("the user has finished this verification: complete it")
                    .build();
        }
    }

    private static VeriportException.Builder hasEnded(String how) {
        return VeriportException.of(ErrorCode.INVALID_REQUEST, how).httpStatus(409);
    }

    VerificationResult result(ProviderId provider) {
        Decision decision = isCancelled ? Decision.RESUBMIT : ending.decision();
        VerificationResult.Builder result = VerificationResult.builder(provider, decision, finality())
                .id(id)
                .reference(Reported.of(reference))
                .provenance(Provenance.of(Reported.of(word(), List.of(new EndingField(word()))), List.of(id))
                        .decidedByPerson(Reported.of(false)));
        return isCancelled
                ? result.reasons(List.of(new Reason(ReasonCode.CANCELLED, word())))
                        .build()
                : finished(result);
    }

    private VerificationResult finished(VerificationResult.Builder result) {
        return switch (ending) {
            case APPROVED ->
                result.person(person)
                        .documents(List.of(PASSPORT))
                        .checks(checks(true))
                        .build();
            case DECLINED ->
                result.person(person)
                        .documents(List.of(PASSPORT))
                        .checks(checks(false))
                        .reasons(List.of(new Reason(ReasonCode.MISMATCH, "another-face")))
                        .build();
            case REVIEW -> result.person(person).documents(List.of(PASSPORT)).build();
            case EXPIRED_DOCUMENT ->
                result.person(person)
                        .reasons(List.of(new Reason(ReasonCode.EXPIRED, "expired")))
                        .build();
            case BLURRY_SELFIE ->
                result.reasons(List.of(new Reason(ReasonCode.BLURRY, "blurry"))).build();
            case ABANDONED -> result.build();
        };
    }

    /** How it ended, in the vendor's own word. */
    private String word() {
        return isCancelled ? "CANCELLED" : ending.name();
    }

    private Finality finality() {
        if (isCancelled) {
            return Finality.RETRYABLE;
        }
        return switch (ending) {
            case APPROVED, DECLINED, EXPIRED_DOCUMENT -> Finality.FINAL;
            case BLURRY_SELFIE -> Finality.RETRYABLE;
            case REVIEW, ABANDONED -> Finality.OPEN;
        };
    }

    private static List<Check> checks(boolean faceMatches) {
        return List.of(
                Check.of(CheckType.DOCUMENT, true),
                Check.of(CheckType.FACE_MATCH, faceMatches),
                Check.of(CheckType.FACE_LIVENESS, true));
    }
}
