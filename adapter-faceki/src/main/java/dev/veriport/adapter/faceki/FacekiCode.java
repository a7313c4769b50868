package dev.veriport.adapter.faceki;

import static dev.veriport.error.ErrorCode.AUTHENTICATION;
import static dev.veriport.error.ErrorCode.BUDGET_EXHAUSTED;
import static dev.veriport.error.ErrorCode.CONFIGURATION;
import static dev.veriport.error.ErrorCode.INVALID_REQUEST;
import static dev.veriport.error.ErrorCode.NOT_FOUND;
import static dev.veriport.error.ErrorCode.UNAVAILABLE;
import static dev.veriport.model.Decision.DECLINED;
import static dev.veriport.model.Decision.RESUBMIT;

import dev.veriport.error.ErrorCode;
import dev.veriport.model.Decision;
import dev.veriport.model.ReasonCode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Faceki's codes: each is a decision about the person, or an error. Pages "Error Codes" (docs.faceki.com) and "Generate
 * Token" (kycdocv2.faceki.com). Errors of configuration or billing are never declines.
 */
enum FacekiCode {
    UNAUTHORIZED(1, AUTHENTICATION, "the token was refused: check client-id and client-secret"),
    BAD_REQUEST(400, INVALID_REQUEST, "the request is malformed: report it"),
    INTERNAL_SYSTEM_ERROR(500, UNAVAILABLE, "the vendor failed: try again later"),
    INTERNAL_SYSTEM_ERROR_V2(1000, UNAVAILABLE, "the vendor failed: try again later"),
    WORKFLOW_RULES_MISSING(5001, CONFIGURATION, "the workflow has no rules: set them in the portal"),
    INVALID_MISSING_REQUEST_FIELDS(
            5002, INVALID_REQUEST, "the workflow requires other fields: compare it in the portal"),
    NOT_ENOUGH_WALLET_CREDIT(5003, BUDGET_EXHAUSTED, "the wallet has no credit: add credit in the portal"),
    SELFIE_LIVENESS_FAILED(5004, RESUBMIT, ReasonCode.LIVENESS_FAILED),
    DOCUMENT_FACE_MATCH_FAILED(5005, DECLINED, ReasonCode.MISMATCH),
    REQUIRED_DOCUMENT_MISSING(5006, RESUBMIT, ReasonCode.MISSING_IMAGE),
    MISMATCH_AS_PER_RULES(5007, DECLINED, ReasonCode.RULES_NOT_MET),
    KYC_FAILED(5008, DECLINED, ReasonCode.UNMAPPED),
    LINK_LIMIT_REACH(5009, BUDGET_EXHAUSTED, "the limit of links is reached: raise it in the portal"),
    EXPIRED_DOCUMENT(5010, DECLINED, ReasonCode.EXPIRED),
    EXPIRY_NOT_FOUND(5011, RESUBMIT, ReasonCode.EXPIRY_NOT_FOUND),
    NO_RULES_FOR_COMPANY(7001, CONFIGURATION, "the account has no rules: set them in the portal"),
    NEED_REQUIRED_IMAGES(8001, RESUBMIT, ReasonCode.MISSING_IMAGE),
    DOCUMENT_VERIFY_FAILED(8002, DECLINED, ReasonCode.NOT_VERIFIED),
    PLEASE_TRY_AGAIN(8003, RESUBMIT, ReasonCode.TRY_AGAIN),
    FACE_CROPPED(8004, RESUBMIT, ReasonCode.CROPPED),
    FACE_TOO_CLOSED(8005, RESUBMIT, ReasonCode.TOO_CLOSE),
    FACE_NOT_FOUND(8006, RESUBMIT, ReasonCode.NO_FACE),
    FACE_CLOSED_TO_BORDER(8007, RESUBMIT, ReasonCode.NEAR_EDGE),
    FACE_TOO_SMALL(8008, RESUBMIT, ReasonCode.TOO_SMALL),
    POOR_LIGHT(8009, RESUBMIT, ReasonCode.POOR_LIGHT),
    ID_VERIFY_FAIL(8010, DECLINED, ReasonCode.NOT_VERIFIED),
    DL_VERIFY_FAIL(8011, DECLINED, ReasonCode.NOT_VERIFIED),
    PASSPORT_VERIFY_FAIL(8012, DECLINED, ReasonCode.NOT_VERIFIED),
    DATA_NOT_FOUND(8013, NOT_FOUND, "there is no such record: check its id"),
    INVALID_VERIFICATION_LINK(8014, NOT_FOUND, ReasonCode.LINK_INVALID, "there is no such link: start again"),
    VERIFICATION_LINK_EXPIRED(8015, NOT_FOUND, ReasonCode.LINK_EXPIRED, "the link has expired: start again"),
    FAIL_TO_GENERATE_LINK(8016, UNAVAILABLE, "the vendor could not create a link: try again later"),
    KYC_VERIFICATION_LIMIT_REACHED(
            8017, BUDGET_EXHAUSTED, "the limit of verifications is reached: raise it in the portal"),
    SELFIE_MULTIPLE_FACES(8018, RESUBMIT, ReasonCode.MULTIPLE_FACES),
    FACE_BLURR(8019, RESUBMIT, ReasonCode.BLURRY),
    /** Faceki documents only its name. */
    DOCUMENT_LIVENESS_FAILED(FacekiCode.UNKNOWN_NUMBER, DECLINED, ReasonCode.NOT_GENUINE);

    private static final int UNKNOWN_NUMBER = -1;

    private static final Map<String, FacekiCode> BY_WORD = Arrays.stream(values())
            .flatMap(code -> Stream.of(code.name(), code.word()).distinct().map(word -> Map.entry(word, code)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final int number;
    private final @Nullable Decision decision;
    private final @Nullable ReasonCode reason;
    private final @Nullable ErrorCode error;
    private final String message;

    FacekiCode(int number, Decision decision, ReasonCode reason) {
        this(number, decision, reason, null, "");
    }

    FacekiCode(int number, ErrorCode error, String message) {
        this(number, null, null, error, message);
    }

    FacekiCode(int number, ErrorCode error, ReasonCode reason, String message) {
        this(number, null, reason, error, message);
    }

    FacekiCode(
            int number,
            @Nullable Decision decision,
            @Nullable ReasonCode reason,
            @Nullable ErrorCode error,
            String message) {
        this.number = number;
        this.decision = decision;
        this.reason = reason;
        this.error = error;
        this.message = message;
    }

    /** Finds a code by its number or its name. */
    static Optional<FacekiCode> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    /** The decision about the person; empty for an error. */
    Optional<Decision> decision() {
        return Optional.ofNullable(decision);
    }

    Optional<ReasonCode> reason() {
        return Optional.ofNullable(reason);
    }

    /** The error; empty for a decision about the person. */
    Optional<ErrorCode> error() {
        return Optional.ofNullable(error);
    }

    String message() {
        return message;
    }

    String word() {
        return number == UNKNOWN_NUMBER ? name() : String.valueOf(number);
    }
}
