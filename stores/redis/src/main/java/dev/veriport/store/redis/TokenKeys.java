package dev.veriport.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.store.TokenKey;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a token is called in Redis: nothing that tells whose it is. The client's secret keys the hash, so rotated
 * credentials are another name and share nothing with those before.
 */
final class TokenKeys {
    private TokenKeys() {}

    /** The token, the lease, the last failure; with one hash tag, so that a cluster keeps them together. */
    static List<String> of(TokenKey key) {
        String name = "veriport:{" + hash(key) + "}:";
        return List.of(name + "token", name + "lease", name + "failure");
    }

    private static String hash(TokenKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.account().clientSecret().reveal().getBytes(UTF_8), "HmacSHA256"));
            for (String part : List.of(
                    key.provider().value(),
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
