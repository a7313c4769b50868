package dev.veriport.model;

import java.net.URI;
import java.util.function.Function;

/** Where the application sends the user. */
public sealed interface Handoff {

    /**
     * A page of the vendor, to open in the user's browser.
     *
     * @param url whole, as the vendor gave it; whoever has it can use the session, so do not log it
     */
    record HostedPage(URI url) implements Handoff {
        @Override
        public String toString() {
            return "HostedPage[" + Redacted.TEXT + "]";
        }
    }

    /**
     * A token for the vendor's SDK in the user's device.
     *
     * @param token good for one verification
     */
    record SdkToken(Secret token) implements Handoff {}

    /** One of the two, decided by what this is; for callers without pattern switches. */
    default <R> R match(Function<HostedPage, ? extends R> hostedPage, Function<SdkToken, ? extends R> sdkToken) {
        return this instanceof HostedPage page ? hostedPage.apply(page) : sdkToken.apply((SdkToken) this);
    }
}
