package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.model.Secret;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A keyed hash (HMAC, RFC 2104), with the UTF-8 bytes of a secret as its key. Thread-safe. */
public enum Hmac {
    /** For accounts whose vendor signs with nothing else. */
    SHA_1("HmacSHA1"),
    /** With SHA-256. */
    SHA_256("HmacSHA256"),
    /** With SHA-512. */
    SHA_512("HmacSHA512");

    private final String algorithm;

    Hmac(String algorithm) {
        this.algorithm = algorithm;
    }

    /** The hash of the parts, one after the other, in lower-case hex. */
    public String hex(Secret key, byte[]... parts) {
        return HexFormat.of().formatHex(of(key, parts));
    }

    /** The hash of the parts, one after the other. */
    public byte[] of(Secret key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.reveal().getBytes(UTF_8), algorithm));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + algorithm, impossible);
        }
    }
}
