package dev.veriport.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The key of a single-use answer in the vault. The code that redeems the answer cannot be derived from it. Immutable.
 *
 * @param provider the vendor of the answer
 * @param value a SHA-256 in lower-case hex, of everything but the provider
 * @param code a SHA-256 of the code alone, where only the first session that redeems the code may have the answer
 */
public record VaultKey(ProviderId provider, String value, Optional<String> code) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException when a hash is none: a code itself must not be a key */
    public VaultKey {
        if (!isHash(value) || !code.map(VaultKey::isHash).orElse(true)) {
            throw new IllegalArgumentException("a vault key has 64 lower-case hex digits: make it with VaultKey.of");
        }
    }

    private static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }

    /** A key for a code that already belongs to one session, or for no code. */
    public VaultKey(ProviderId provider, String value) {
        this(provider, value, Optional.empty());
    }

    /** @param parts everything that identifies the redemption, such as the session and the code */
    public static VaultKey of(ProviderId provider, String... parts) {
        return new VaultKey(provider, digest(parts));
    }

    /** A SHA-256 of the parts and of where each ends, in lower-case hex. */
    static String digest(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update((byte) 0);
                digest.update(Integer.toString(part.length()).getBytes(UTF_8));
                digest.update((byte) 0);
                digest.update(part.getBytes(UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** A copy with another name of the same vendor's instance. */
    public VaultKey named(ProviderId other) {
        return new VaultKey(other, value, code);
    }

    /** A copy for a code that anyone could present: only the first session that presents it gets the answer. */
    public VaultKey claiming(String... code) {
        return new VaultKey(provider, value, Optional.of(of(provider, code).value()));
    }

    /** The key under which the use of the code itself is recorded, for all sessions. */
    public Optional<VaultKey> claim() {
        return code.map(hash -> new VaultKey(provider, hash));
    }

    /** Compares provider and value. The code is not compared. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VaultKey key && provider.equals(key.provider) && value.equals(key.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return provider + "/" + value.substring(0, 12);
    }
}
