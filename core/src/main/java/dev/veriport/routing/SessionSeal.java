package dev.veriport.routing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Secret;
import dev.veriport.model.SessionRef;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals sessions with AES-GCM, so that one that leaves the server can be neither read nor forged. The first key seals,
 * all of them open, so that keys rotate. Without keys sessions stay as they are. Thread-safe.
 */
public final class SessionSeal {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final List<SecretKey> keys;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param keys 32 bytes each, in base64
     * @throws IllegalArgumentException when one is not
     */
    public SessionSeal(List<Secret> keys) {
        this.keys = keys.stream().map(SessionSeal::key).toList();
    }

    private static SecretKey key(Secret text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.reveal());
        } catch (IllegalArgumentException malformed) {
            bytes = new byte[0];
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("each key must be " + KEY_BYTES + " bytes in base64");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    SessionRef seal(SessionRef plain) {
        if (keys.isEmpty()) {
            return plain;
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, keys.get(0), nonce, plain.provider())
                    .doFinal(plain.payload());
            byte[] payload = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, payload, NONCE_BYTES, sealed.length);
            return SessionRef.sealed(plain.provider(), payload);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has AES-GCM", impossible);
        }
    }

    /** @throws VeriportException {@link ErrorCode#INVALID_REQUEST} when it was not sealed by one of the keys */
    SessionRef open(SessionRef session) {
        if (session.isSealed() == keys.isEmpty()) {
            throw refused(session.provider());
        }
        return session.isSealed() ? unseal(session) : session;
    }

    private SessionRef unseal(SessionRef session) {
        byte[] payload = session.payload();
        if (payload.length < NONCE_BYTES + TAG_BITS / 8) {
            throw refused(session.provider());
        }
        byte[] nonce = Arrays.copyOf(payload, NONCE_BYTES);
        return keys.stream()
                .flatMap(key -> opened(payload, nonce, key, session.provider()).stream())
                .findFirst()
                .map(plain -> SessionRef.plain(session.provider(), plain))
                .orElseThrow(() -> refused(session.provider()));
    }

    /** Nothing where it was another key that sealed it. */
    private static Optional<byte[]> opened(byte[] payload, byte[] nonce, SecretKey key, ProviderId provider) {
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key, nonce, provider)
                    .doFinal(payload, NONCE_BYTES, payload.length - NONCE_BYTES));
        } catch (GeneralSecurityException otherKey) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, ProviderId provider)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(provider.value().getBytes(US_ASCII));
        return cipher;
    }

    private static VeriportException refused(ProviderId provider) {
        return VeriportException.of(
                        ErrorCode.INVALID_REQUEST,
                        "this session was not sealed with one of veriport.session-keys: start again")
                .provider(provider)
                .build();
    }
}
