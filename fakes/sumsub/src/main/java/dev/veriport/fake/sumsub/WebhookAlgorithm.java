package dev.veriport.fake.sumsub;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a webhook is signed; the vendor's customer chooses it. */
public enum WebhookAlgorithm {
    /** HMAC-SHA1, which the vendor calls legacy. */
    SHA1("HmacSHA1"),
    /** HMAC-SHA256. */
    SHA256("HmacSHA256"),
    /** HMAC-SHA512. */
    SHA512("HmacSHA512");

    private final String mac;

    WebhookAlgorithm(String mac) {
        this.mac = mac;
    }

    /** The vendor's word for it in the header {@code x-payload-digest-alg}. */
    public String header() {
        return "HMAC_" + name() + "_HEX";
    }

    /** The signature in lower-case hexadecimal. */
    String hex(String secret, byte[] body) {
        try {
            Mac computed = Mac.getInstance(mac);
            computed.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), mac));
            return HexFormat.of().formatHex(computed.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + mac, impossible);
        }
    }
}
