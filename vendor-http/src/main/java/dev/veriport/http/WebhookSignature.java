package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.model.Ascii;
import dev.veriport.model.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a vendor signs the raw bytes of a webhook with a shared secret. The signature is in hex. Thread-safe. */
public enum WebhookSignature {
    /** SHA-256 of the body and then the secret. */
    SHA256_BODY_SECRET,
    /** SHA-256 of the secret and then the body. The weakest: an attacker with one delivery can extend its body. */
    SHA256_SECRET_BODY,
    /** HMAC with SHA-256 (RFC 2104). */
    HMAC_SHA256;

    /**
     * Whether one of our secrets signed this body. Compares in constant time.
     *
     * @param signature as received: hex in either case; any other text does not match
     * @param secrets more than one while a secret is being replaced
     */
    public boolean matches(String signature, byte[] body, Collection<Secret> secrets) {
        String sent = Ascii.lowerCase(signature);
        boolean matches = false;
        for (Secret secret : secrets) {
            matches |= Webhooks.same(sent, HexFormat.of().formatHex(sign(body, secret)));
        }
        return matches;
    }

    private byte[] sign(byte[] body, Secret secret) {
        byte[] key = secret.reveal().getBytes(UTF_8);
        try {
            return switch (this) {
                case SHA256_BODY_SECRET -> sha256(body, key);
                case SHA256_SECRET_BODY -> sha256(key, body);
                case HMAC_SHA256 -> hmac(key, body);
            };
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static byte[] sha256(byte[] first, byte[] then) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(first);
        return digest.digest(then);
    }

    private static byte[] hmac(byte[] key, byte[] body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(body);
    }
}
