package dev.veriport.token;

import java.util.function.Function;

/** An access token of a vendor. It is opaque: do not parse or shorten it. Prints redacted. */
public sealed interface AccessToken permits SingleUseToken, ReusableToken {

    /**
     * Whether a text can be sent as a token in a header: a {@code b64token} of RFC 6750, 2.1, of at most 8,192
     * characters.
     */
    static boolean isWellFormed(String text) {
        return text.length() <= 8_192 && text.matches("[A-Za-z0-9._~+/-]+=*+");
    }

    /** Calls the function for the kind that this is, and returns its result. For callers without pattern switches. */
    default <R> R match(
            Function<SingleUseToken, ? extends R> singleUse, Function<ReusableToken, ? extends R> reusable) {
        return this instanceof SingleUseToken token ? singleUse.apply(token) : reusable.apply((ReusableToken) this);
    }
}
