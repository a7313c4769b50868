package dev.veriport.adapter.authenteq;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.http.WebhookSignature;
import dev.veriport.http.Webhooks;
import dev.veriport.model.Ascii;
import dev.veriport.model.Secret;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** How {@code X-SIGNATURE} is computed, in hex. Authenteq's page does not say which of these it is. */
enum AuthenteqSignature {
    /** SHA-256 of the body and then the secret. */
    SHA256_BODY_SECRET,
    /** SHA-256 of the secret and then the body. The weakest: an attacker with one delivery can extend its body. */
    SHA256_SECRET_BODY,
    /** HMAC with SHA-256 (RFC 2104). */
    HMAC_SHA256;

    /** Whether our secret signed this body. Compares in constant time. */
    boolean matches(String signature, byte[] body, Secret secret) {
        byte[] key = secret.reveal().getBytes(UTF_8);
        return switch (this) {
            case SHA256_BODY_SECRET -> Webhooks.same(Ascii.lowerCase(signature), sha256(body, key));
            case SHA256_SECRET_BODY -> Webhooks.same(Ascii.lowerCase(signature), sha256(key, body));
            case HMAC_SHA256 -> WebhookSignature.hmacSha256().matches(signature, body, List.of(secret));
        };
    }

    private static String sha256(byte[] first, byte[] then) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(first);
            return HexFormat.of().formatHex(digest.digest(then));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
