package dev.veriport.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.veriport.model.Ascii;
import dev.veriport.model.Secret;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * How a vendor signs the raw bytes of a webhook with a shared secret: an HMAC (RFC 2104) in hex. The adapter or its
 * configuration chooses the algorithm, never the delivery: an attacker would choose the weakest. Immutable,
 * thread-safe.
 */
public final class WebhookSignature {
    private static final byte[] NOTHING = {};

    private final Hmac algorithm;

    private WebhookSignature(Hmac algorithm) {
        this.algorithm = algorithm;
    }

    /** HMAC with SHA-256, in hex. */
    public static WebhookSignature hmacSha256() {
        return new WebhookSignature(Hmac.SHA_256);
    }

    /** HMAC with SHA-512, in hex. */
    public static WebhookSignature hmacSha512() {
        return new WebhookSignature(Hmac.SHA_512);
    }

    /** HMAC with SHA-1, in hex, for accounts whose vendor signs with nothing else. */
    public static WebhookSignature hmacSha1() {
        return new WebhookSignature(Hmac.SHA_1);
    }

    /**
     * The same signature over a timestamp, a dot and the body, in a header of {@code name=value} pairs.
     *
     * @param timestamp the name of the timestamp, in Unix seconds: {@code t}
     * @param signature the name of a signature: {@code v1}. Others are ignored
     * @param tolerance how old a delivery may be
     */
    TimestampedSignature withTimestamp(String timestamp, String signature, Duration tolerance) {
        return new TimestampedSignature(this, timestamp, signature, tolerance);
    }

    /**
     * Whether one of our secrets signed this body. Compares in constant time.
     *
     * @param signature as received: hex in either case; any other text does not match
     * @param secrets more than one while a secret is being replaced
     */
    public boolean matches(String signature, byte[] body, Collection<Secret> secrets) {
        return matches(List.of(signature), NOTHING, body, secrets);
    }

    /**
     * Whether one of our secrets made one of these signatures, for a timestamp that a header of its own contains: it is signed
     * before the body, with a dot. The body is hashed once for each secret, however many signatures there are.
     */
    boolean matchesOne(List<String> signatures, String timestamp, byte[] body, Collection<Secret> secrets) {
        return matches(signatures, (timestamp + ".").getBytes(US_ASCII), body, secrets);
    }

    private boolean matches(List<String> signatures, byte[] start, byte[] body, Collection<Secret> secrets) {
        if (signatures.isEmpty()) {
            return false;
        }
        boolean matches = false;
        for (Secret secret : secrets) {
            String made = algorithm.hex(secret, start, body);
            for (String signature : signatures) {
                matches |= Webhooks.same(Ascii.lowerCase(signature), made);
            }
        }
        return matches;
    }
}
