package dev.veriport.fake.faceki;

import java.util.Map;

/** The names of the codes in the body (docs/vendors.md, codes), and of the older ones that this fake uses too. */
final class ErrorCodes {

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(1, "UNAUTHORIZED/INVALID URL"),
            Map.entry(400, "BAD_REQUEST"),
            Map.entry(500, "INTERNAL_SYSTEM_ERROR"),
            Map.entry(5001, "WORKFLOW_RULES_MISSING"),
            Map.entry(5002, "INVALID_MISSING_REQUEST_FIELDS"),
            Map.entry(5003, "NOT_ENOUGH_WALLET_CREDIT"),
            Map.entry(5004, "SELFIE_LIVENESS_FAILED"),
            Map.entry(5005, "DOCUMENT_FACE_MATCH_FAILED"),
            Map.entry(5006, "REQUIRED_DOCUMENT_MISSING"),
            Map.entry(5007, "MISMATCH_AS_PER_RULES"),
            Map.entry(5008, "KYC_FAILED"),
            Map.entry(5009, "LINK_LIMIT_REACH"),
            Map.entry(5010, "EXPIRED_DOCUMENT"),
            Map.entry(5011, "EXPIRY_NOT_FOUND"),
            Map.entry(5012, "DOCUMENT_LIVENESS_FAILED"), // the name is a fact, its number a guess
            Map.entry(8004, "FACE_CROPPED"),
            Map.entry(8005, "FACE_TOO_CLOSED"),
            Map.entry(8006, "FACE_NOT_FOUND"),
            Map.entry(8007, "FACE_CLOSED_TO_BORDER"),
            Map.entry(8008, "FACE_TOO_SMALL"),
            Map.entry(8009, "POOR_LIGHT"),
            Map.entry(8013, "DATA_NOT_FOUND"),
            Map.entry(8019, "FACE_BLURR"));

    private ErrorCodes() {}

    /** The name, which stands in {@code message}; empty for a code that is not published. */
    static String name(int code) {
        return NAMES.getOrDefault(code, "");
    }
}
