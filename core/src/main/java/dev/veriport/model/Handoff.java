package dev.veriport.model;

import java.net.URI;
import java.util.function.Function;

/** Where the application sends the user. */
public sealed interface Handoff {

    /**
     * A page of the vendor, to open in the user's browser. Prints redacted.
     *
     * @param url the whole URL, as the vendor gave it; anyone who has it can use the session, so do not log it
     */
    record HostedPage(URI url) implements Handoff {
        @Override
        public String toString() {
            return "HostedPage[" + Redacted.TEXT + "]";
        }
    }

    /**
     * A token for the vendor's SDK on the user's device. Prints redacted.
     *
     * @param token valid for one verification
     */
    record SdkToken(Secret token) implements Handoff {}

    /** Calls the function for the kind that this is, and returns its result. For callers without pattern switches. */
    default <R> R match(Function<HostedPage, ? extends R> hostedPage, Function<SdkToken, ? extends R> sdkToken) {
        return this instanceof HostedPage page ? hostedPage.apply(page) : sdkToken.apply((SdkToken) this);
    }
}
