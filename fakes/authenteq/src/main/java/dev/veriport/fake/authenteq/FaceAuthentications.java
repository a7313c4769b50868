package dev.veriport.fake.authenteq;

import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Codes that the SDK gives the app (docs/vendors.md, E14). Fact: the backend must check the code. Inference: the
 * request, the fields of the answer, and that this code works once too.
 */
final class FaceAuthentications {
    private final Map<String, String> resultByCode = new ConcurrentHashMap<>();

    String finish(String resultJson) {
        String code = UUID.randomUUID().toString().replace("-", "");
        resultByCode.put(code, resultJson);
        return code;
    }

    Reply redeem(RecordedRequest request) {
        return request.query("code")
                .map(code -> Optional.ofNullable(resultByCode.remove(code))
                        .map(result -> Reply.json(200, result))
                        .orElseGet(Problem.CODE_INVALID::corrected))
                .orElseGet(Problem.NO_CODE::corrected);
    }
}
