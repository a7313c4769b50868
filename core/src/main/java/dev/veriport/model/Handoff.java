package dev.veriport.model;

import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Where the application sends the user. Prints redacted: anyone who has it can use the session. Immutable. */
public sealed interface Handoff {

    /**
     * When the page or token stops working, where the vendor says so. The verification may stay open longer: {@link
     * VerificationSession#expiresAt()}.
     */
    Reported<Instant> expiresAt();

    /**
     * A page of the vendor, to open in the user's browser.
     *
     * @param url the whole URL, as the vendor gave it; do not log it
     * @param expiresAt when the page stops working, where the vendor says so
     */
    record HostedPage(URI url, Reported<Instant> expiresAt) implements Handoff {
        /** A page of a vendor that does not say when it stops working. */
        public HostedPage(URI url) {
            this(url, Reported.notProvided());
        }

        @Override
        public String toString() {
            return "HostedPage[" + Redacted.TEXT + "]";
        }
    }

    /**
     * A token for the vendor's SDK, in the user's browser or on the device.
     *
     * @param token valid for one verification
     * @param parameters what else the SDK is opened with, such as a publishable key, by the vendor's own names
     * @param expiresAt when the token stops working, where the vendor says so
     */
    record SdkToken(Secret token, Map<String, String> parameters, Reported<Instant> expiresAt) implements Handoff {
        /** Copies the parameters, in their order. */
        public SdkToken {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }

        /** A token that the SDK is opened with alone, of a vendor that does not say when it stops working. */
        public SdkToken(Secret token) {
            this(token, Map.of(), Reported.notProvided());
        }

        @Override
        public String toString() {
            return "SdkToken[" + Redacted.TEXT + "]";
        }
    }

    /** Calls the function for the kind that this is, and returns its result. For callers without pattern switches. */
    default <R> R match(Function<HostedPage, ? extends R> hostedPage, Function<SdkToken, ? extends R> sdkToken) {
        return this instanceof HostedPage page ? hostedPage.apply(page) : sdkToken.apply((SdkToken) this);
    }
}
