package dev.veriport.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names a result that exists once, without telling the code that redeems it.
 *
 * @param value a SHA-256 in lower-case hex
 * @param code a SHA-256 of the code alone, where its answer belongs to the one session that redeems it
 */
public record VaultKey(ProviderId provider, String value, Optional<String> code) {

    /** Of a code that belongs to one session anyway, or of no code. */
    public VaultKey(ProviderId provider, String value) {
        this(provider, value, Optional.empty());
    }

    /** @param parts all that makes the redemption the same one: the session, the code */
    public static VaultKey of(ProviderId provider, String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(provider.value().getBytes(UTF_8));
            for (String part : parts) {
                digest.update((byte) 0);
                digest.update(Integer.toString(part.length()).getBytes(UTF_8));
                digest.update((byte) 0);
                digest.update(part.getBytes(UTF_8));
            }
            return new VaultKey(provider, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** The same for a code that anybody could hand in: whichever session is first has it alone. */
    public VaultKey claiming(String... code) {
        return new VaultKey(provider, value, Optional.of(of(provider, code).value()));
    }

    /** What is remembered of the code itself, whichever session hands it in. */
    public Optional<VaultKey> claim() {
        return code.map(hash -> new VaultKey(provider, hash));
    }

    /** By what it names: whether a code is claimed with it makes it no other. */
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
