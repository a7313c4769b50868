package dev.veriport.store;

import dev.veriport.model.Secret;
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
 * Encrypts and authenticates stored data with AES-GCM. A sealed text begins with its nonce, a random one for each
 * call. With several keys the first one seals and all of them open, so that keys can be rotated. Prints redacted.
 * Thread-safe.
 */
public final class SealingKey {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final List<SecretKey> keys;
    private final SecureRandom random = new SecureRandom();

    private SealingKey(List<SecretKey> keys) {
        this.keys = keys;
    }

    /**
     * A single key.
     *
     * @param text 32 bytes in base64
     * @throws IllegalArgumentException when the text has another form
     */
    public static SealingKey of(Secret text) {
        return rotating(List.of(text));
    }

    /**
     * Several keys.
     *
     * @param texts 32 bytes in base64 each; the first one seals
     * @throws IllegalArgumentException when a text has another form, or when there is none
     */
    public static SealingKey rotating(List<Secret> texts) {
        if (texts.isEmpty()) {
            throw malformed();
        }
        return new SealingKey(texts.stream().map(SealingKey::key).toList());
    }

    private static SecretKey key(Secret text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.reveal());
        } catch (IllegalArgumentException notBase64) {
            throw malformed();
        }
        if (bytes.length != KEY_BYTES) {
            throw malformed();
        }
        return new SecretKeySpec(bytes, "AES");
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("a key must be " + KEY_BYTES + " bytes in base64");
    }

    /**
     * Encrypts a text.
     *
     * @param context what the text belongs to; it can be opened only with the same context
     */
    public byte[] seal(byte[] plain, byte[] context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, keys.get(0), nonce, context).doFinal(plain);
            byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
            return whole;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has AES-GCM", impossible);
        }
    }

    /**
     * Decrypts a sealed text.
     *
     * @return empty when none of these keys sealed it, when the context is another one, or when it was changed
     */
    public Optional<byte[]> open(byte[] sealed, byte[] context) {
        if (sealed.length < NONCE_BYTES + TAG_BITS / 8) {
            return Optional.empty();
        }
        return keys.stream()
                .flatMap(key -> opened(key, sealed, context).stream())
                .findFirst();
    }

    private static Optional<byte[]> opened(SecretKey key, byte[] sealed, byte[] context) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key, nonce, context)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
        } catch (GeneralSecurityException refused) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context);
        return cipher;
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
