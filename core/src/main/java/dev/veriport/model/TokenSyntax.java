package dev.veriport.model;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import java.util.regex.Pattern;

/** What a token may look like. */
final class TokenSyntax {
    private static final int LONGEST = 8_192;
    private static final Pattern B64_TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*+");

    private TokenSyntax() {}

    static boolean isToken(String text) {
        return text.length() <= LONGEST && B64_TOKEN.matcher(text).matches();
    }

    /** @throws VeriportException {@link ErrorCode#MALFORMED_RESPONSE} when it is none */
    static Secret required(Secret value) {
        if (!isToken(value.reveal())) {
            throw VeriportException.of(
                            ErrorCode.MALFORMED_RESPONSE,
                            "what the vendor gave as a token is none (RFC 6750), and is not sent: ask the vendor")
                    .build();
        }
        return value;
    }
}
