package dev.veriport.token;

import java.util.function.Function;

/** A token of a vendor, opaque: never parsed, compared or shortened. Prints redacted. */
public sealed interface AccessToken permits SingleUseToken, ReusableToken {

    /**
     * Whether a text can be sent as a token: a {@code b64token} of RFC 6750, 2.1, of at most 8,192 characters, which a
     * header holds.
     */
    static boolean isWellFormed(String text) {
        return text.length() <= 8_192 && text.matches("[A-Za-z0-9._~+/-]+=*+");
    }

    /** One of the two, decided by what this is; for callers without pattern switches. */
    default <R> R match(
            Function<SingleUseToken, ? extends R> singleUse, Function<ReusableToken, ? extends R> reusable) {
        return this instanceof SingleUseToken token ? singleUse.apply(token) : reusable.apply((ReusableToken) this);
    }
}
