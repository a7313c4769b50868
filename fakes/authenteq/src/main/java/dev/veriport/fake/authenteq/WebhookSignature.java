package dev.veriport.fake.authenteq;

import dev.veriport.testkit.server.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * What X-SIGNATURE is: "SHA-256 digest of the request body and your Client Secret" (docs/vendors.md, E15) says neither
 * in which order nor whether it is an HMAC.
 */
public enum WebhookSignature {
    /** SHA-256 of the body followed by the client secret. */
    SHA256_BODY_SECRET,
    /** SHA-256 of the client secret followed by the body. */
    SHA256_SECRET_BODY,
    /** HMAC-SHA-256 of the body, with the client secret as the key. */
    HMAC_SHA256;

    String of(byte[] body, String secret) {
        byte[] key = secret.getBytes(StandardCharsets.UTF_8);
        return switch (this) {
            case SHA256_BODY_SECRET -> sha256(body, key);
            case SHA256_SECRET_BODY -> sha256(key, body);
            case HMAC_SHA256 -> HmacSha256.hex(secret, body);
        };
    }

    private static String sha256(byte[] first, byte[] then) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(first);
            return HexFormat.of().formatHex(digest.digest(then));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
