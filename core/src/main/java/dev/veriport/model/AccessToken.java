package dev.veriport.model;

import java.util.function.Function;

/** A token of a vendor, opaque: never parsed, compared or shortened. Prints redacted. */
public sealed interface AccessToken permits SingleUseToken, ReusableToken {

    /** One of the two, decided by what this is; for callers without pattern switches. */
    default <R> R match(
            Function<SingleUseToken, ? extends R> singleUse, Function<ReusableToken, ? extends R> reusable) {
        return this instanceof SingleUseToken token ? singleUse.apply(token) : reusable.apply((ReusableToken) this);
    }
}
