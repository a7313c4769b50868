package dev.veriport.fake.persona;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A verification of an inquiry. Immutable.
 *
 * @param status one of {@link PersonaWords#VERIFICATION_STATUSES}
 * @param failedChecks the names of the checks that failed
 */
record Verification(String id, Kind kind, String status, Set<String> failedChecks, Instant at) {
    private static final List<String> UNSUBMITTED = List.of("initiated", "skipped", "canceled");
    private static final List<String> UNDECIDED = List.of("initiated", "submitted", "confirmed");

    /** What is verified. */
    enum Kind {
        GOVERNMENT_ID("government-id", "id_tamper_detection"),
        GOVERNMENT_ID_NFC("government-id-nfc", "id_nfc_expired_detection"),
        SELFIE("selfie", "selfie_liveness_detection");

        private final String word;
        private final String simulatedFailure;

        Kind(String word, String simulatedFailure) {
            this.word = word;
            this.simulatedFailure = simulatedFailure;
        }

        /** @throws IllegalArgumentException for another word */
        static Kind of(String word) {
            return List.of(values()).stream()
                    .filter(kind -> kind.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no verification is of this type: " + word));
        }

        /** The end of the type, such as {@code government-id}. */
        String word() {
            return word;
        }

        List<String> checks() {
            return switch (this) {
                case GOVERNMENT_ID -> PersonaWords.GOVERNMENT_ID_CHECKS;
                case GOVERNMENT_ID_NFC -> PersonaWords.NFC_CHECKS;
                case SELFIE -> PersonaWords.SELFIE_CHECKS;
            };
        }
    }

    static Verification of(Kind kind, String status, Set<String> failedChecks, Instant at) {
        return new Verification(Ids.next("ver_"), kind, status, Set.copyOf(failedChecks), at);
    }

    static Verification passed(Kind kind, Instant at) {
        return of(kind, PersonaWords.PASSED, Set.of(), at);
    }

    static Verification failed(Kind kind, Instant at) {
        return of(kind, PersonaWords.FAILED, Set.of(kind.simulatedFailure), at);
    }

    /** As after its inquiry expired: what is pending is canceled. */
    Verification canceled() {
        return UNDECIDED.contains(status) ? new Verification(id, kind, "canceled", failedChecks, at) : this;
    }

    /** Such as {@code verification/government-id}. */
    String type() {
        return "verification/" + kind.word();
    }

    /** The id of the document that was made of it. */
    String documentId() {
        return "doc_" + id.substring("ver_".length());
    }

    boolean hasDocument() {
        return kind != Kind.SELFIE && isSubmitted();
    }

    boolean isSubmitted() {
        return !UNSUBMITTED.contains(status);
    }

    boolean isCompleted() {
        return isSubmitted() && !UNDECIDED.contains(status);
    }
}
