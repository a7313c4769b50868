package dev.veriport.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.store.TokenKey;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The names of a token in Redis. They do not reveal the account. The hash is keyed with the client's secret, so tokens
 * of rotated credentials have other names and share nothing.
 */
final class TokenKeys {
    private TokenKeys() {}

    /** The keys of token, lease and last failure; with one hash tag, so that a cluster stores them in one slot. */
    static List<String> of(TokenKey key) {
        String name = "veriport:{" + hash(key) + "}:";
        return List.of(name + "token", name + "lease", name + "failure");
    }

    private static String hash(TokenKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.account().clientSecret().reveal().getBytes(UTF_8), "HmacSHA256"));
            for (String part : List.of(
                    key.account().baseUrl().toString(),
                    key.account().clientId(),
                    key.purpose().name())) {
                mac.update((part.length() + ":" + part).getBytes(UTF_8));
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }
}
