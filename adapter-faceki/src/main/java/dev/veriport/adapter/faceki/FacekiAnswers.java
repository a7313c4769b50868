package dev.veriport.adapter.faceki;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.http.JsonValue;
import dev.veriport.http.VendorResponse;
import dev.veriport.model.Missing;
import dev.veriport.model.Reason;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Reported;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads Faceki's response envelopes. The older one has {@code responseCode}, 0 for success. The newer one has {@code
 * code}, 200 for success. The body's code takes precedence over the HTTP status, which is 200 for refusals too.
 * Thread-safe.
 */
final class FacekiAnswers {
    private static final String SUCCESS = "200";
    private static final String OLDER_SUCCESS = "0";

    private final Optional<Integer> documentLivenessCode;

    /**
     * @param documentLivenessCode the number of DOCUMENT_LIVENESS_FAILED, which Faceki does not document; empty if
     *     unknown
     */
    FacekiAnswers(Optional<Integer> documentLivenessCode) {
        this.documentLivenessCode = documentLivenessCode;
    }

    /** Finds a code by its number or its name. */
    Optional<FacekiCode> code(String word) {
        return documentLivenessCode.map(String::valueOf).filter(word::equals).isPresent()
                ? Optional.of(FacekiCode.DOCUMENT_LIVENESS_FAILED)
                : FacekiCode.of(word);
    }

    /** A well-formed response: a success, or a code about the person. */
    sealed interface Answer {}

    record Success(JsonValue body) implements Answer {}

    /** @param body whose code alone is the result */
    record Verdict(JsonValue body) implements Answer {
        /** The code; of two codes, the one that is not a success. */
        Reported<String> word() {
            Reported<String> newer = body.at("code").reported();
            return isNothingBut(SUCCESS, newer) ? body.at("responseCode").reported() : newer;
        }
    }

    /** @throws VeriportException when the status or the code is an error, or the response cannot be read */
    Answer read(VendorResponse response) {
        int status = response.status();
        if (status >= 500 || status == 401 || status == 429) {
            throw response.failure().build();
        }
        if (!response.isSuccess()) {
            String word = first(response.word("code"), response.word("responseCode"));
            if (code(word).flatMap(FacekiCode::decision).isPresent()) {
                return new Verdict(response.json()); // Faceki does not document which status comes with a code
            }
            throw refusal(response, word);
        }
        JsonValue body = response.json();
        Reported<String> newer = body.at("code").reported();
        Reported<String> older = body.at("responseCode").reported();
        boolean isReadable = body.isObject() && !newer.isUnreadable() && !older.isUnreadable();
        if (!isReadable || (!newer.isGiven() && !older.isGiven())) {
            throw response.malformed("has no code");
        }
        if (isNothingBut(SUCCESS, newer) && isNothingBut(OLDER_SUCCESS, older)) {
            return new Success(body);
        }
        Verdict verdict = new Verdict(body);
        String word = verdict.word().toOptional().map(String::strip).orElse("");
        if (code(word).flatMap(FacekiCode::error).isPresent()) {
            throw refusal(response, word);
        }
        return verdict;
    }

    /** Reads the response of an operation that makes no decision about a person. */
    JsonValue success(VendorResponse response) {
        Answer answer = read(response);
        if (answer instanceof Success success) {
            return success.body();
        }
        String word = ((Verdict) answer).word().toOptional().orElse("");
        VeriportException.Builder failure = response.failure()
                .code(ErrorCode.INVALID_REQUEST)
                .message("the request was refused: check its parameters");
        throw code(word)
                .map(known -> failure.vendorCode(known.word()))
                .orElse(failure)
                .build();
    }

    /** Two codes in one response may contradict each other; it is then not a success. */
    private static boolean isNothingBut(String word, Reported<String> code) {
        return code.match(written -> written.strip().equals(word), why -> why != Missing.UNREADABLE);
    }

    private static String first(String newer, String older) {
        return Stream.of(newer, older)
                .filter(word -> !word.isEmpty())
                .findFirst()
                .orElse("");
    }

    private VeriportException refusal(VendorResponse response, String word) {
        VeriportException.Builder failure = response.failure();
        Optional<FacekiCode> code = code(word).filter(known -> known.error().isPresent());
        code.ifPresent(known -> {
            failure.code(known.error().orElseThrow()).message(known.message()).vendorCode(known.word());
            known.reason().ifPresent(failure::reason);
        });
        return failure.build();
    }

    /** Our reason code, and Faceki's own. */
    Reason reason(Reported<String> word) {
        ReasonCode code = word.toOptional()
                .flatMap(this::code)
                .flatMap(FacekiCode::reason)
                .orElse(ReasonCode.UNMAPPED);
        return new Reason(code, word);
    }
}
