package dev.veriport.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of the invented vendor: HMAC-SHA256 over time, target and body. */
final class NotarySignature {
    private static final SecretKeySpec KEY = new SecretKeySpec("not-a-secret".getBytes(UTF_8), "HmacSHA256");

    private NotarySignature() {}

    static String of(String time, String target, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(KEY);
            mac.update((time + target).getBytes(UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
