package dev.veriport.faceki;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.http.JsonValue;
import dev.veriport.http.VendorResponse;
import dev.veriport.model.Reason;
import dev.veriport.model.ReasonCode;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Faceki's envelopes. The older one has {@code responseCode}, 0 for success; the newer one {@code code}, 200 for
 * success. A code in the body says more than the HTTP status, which is 200 for refusals too.
 */
final class FacekiAnswers {
    private FacekiAnswers() {}

    /** A well-formed answer: a success, or a code that says something of the person. */
    sealed interface Answer {}

    record Success(JsonValue body) implements Answer {}

    /** @param word the code, as it came */
    record Verdict(String word) implements Answer {}

    /** @throws VeriportException what the status or the code says of us, or that the answer cannot be read */
    static Answer read(VendorResponse response) {
        int status = response.status();
        if (status >= 500 || status == 401 || status == 429) {
            throw response.failure().build();
        }
        if (!response.isSuccess()) {
            throw refusal(response, code(response.word("code"), response.word("responseCode")));
        }
        JsonValue body = response.json();
        String word = code(text(body, "code"), text(body, "responseCode"));
        if (word.isEmpty()) {
            throw response.malformed("has no code");
        }
        boolean success =
                text(body, "code").equals("200") || text(body, "responseCode").equals("0");
        if (success) {
            return new Success(body);
        }
        if (FacekiCode.of(word).flatMap(FacekiCode::error).isPresent()) {
            throw refusal(response, word);
        }
        return new Verdict(word);
    }

    /** For an operation whose answer says nothing of a person. */
    static JsonValue success(VendorResponse response) {
        Answer answer = read(response);
        if (answer instanceof Success success) {
            return success.body();
        }
        String word = ((Verdict) answer).word();
        VeriportException.Builder failure =
                response.failure().code(ErrorCode.INVALID_REQUEST).message("the request was refused");
        throw FacekiCode.of(word)
                .map(known -> failure.vendorCode(known.word()))
                .orElse(failure)
                .build();
    }

    private static String text(JsonValue body, String field) {
        return body.at(field).text().map(String::strip).orElse("");
    }

    private static String code(String newer, String older) {
        return Stream.of(newer, older)
                .filter(word -> !word.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static VeriportException refusal(VendorResponse response, String word) {
        VeriportException.Builder failure = response.failure();
        Optional<FacekiCode> code =
                FacekiCode.of(word).filter(known -> known.error().isPresent());
        code.ifPresent(known -> {
            failure.code(known.error().orElseThrow()).message(known.message()).vendorCode(known.word());
            known.reason().ifPresent(failure::reason);
        });
        return failure.build();
    }

    /** What a reason is called here and there. */
    static Reason reason(String word) {
        ReasonCode code = FacekiCode.of(word).flatMap(FacekiCode::reason).orElse(ReasonCode.UNMAPPED);
        return new Reason(code, word);
    }
}
