package dev.veriport.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.token.TokenPurpose;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Identifies a reusable token. At most one token of a key is valid at a time. Immutable.
 *
 * @param account the account at the vendor; other credentials have other tokens
 * @param purpose what the token is for
 */
public record TokenKey(VendorAccount account, TokenPurpose purpose) {
    private static final String HMAC = "HmacSHA256";

    /**
     * The name of the token in a store: 64 hexadecimal digits, a hash that does not reveal the account. It is keyed with the
     * client's secret, so tokens of rotated credentials have other names and share nothing.
     */
    public String name() {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(account.clientSecret().reveal().getBytes(UTF_8), HMAC));
            for (String part : List.of(account.baseUrl().toString(), account.clientId(), purpose.name())) {
                mac.update((part.length() + ":" + part).getBytes(UTF_8));
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + HMAC, impossible);
        }
    }
}
