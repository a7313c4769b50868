package dev.veriport.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an application asks for. Immutable.
 *
 * <pre>{@code
 * VerificationRequest.builder("customer-42").returnTo("https://shop.example/verified").build();
 * }</pre>
 */
public final class VerificationRequest {
    private final String reference;
    private final Channel channel;
    private final @Nullable URI returnTo;
    private final @Nullable String workflow;
    private final Set<CheckType> checks;
    private final @Nullable Country documentCountry;
    private final @Nullable Duration expiry;
    private final @Nullable VerificationId faceOf;

    private VerificationRequest(Builder from) {
        this.reference = from.reference;
        this.channel = from.channel;
        this.returnTo = from.returnTo;
        this.workflow = from.workflow;
        this.checks = from.checks;
        this.documentCountry = from.documentCountry;
        this.expiry = from.expiry;
        this.faceOf = from.faceOf;
    }

    /** @param reference the application's own id for the person or case; not personal data, since vendors keep it */
    public static Builder builder(String reference) {
        return new Builder(reference);
    }

    public String reference() {
        return reference;
    }

    public Channel channel() {
        return channel;
    }

    /** Where the browser comes back to; always there on {@link Channel#WEB}. */
    public Optional<URI> returnTo() {
        return Optional.ofNullable(returnTo);
    }

    /** The vendor's workflow or flow to use instead of the configured one. */
    public Optional<String> workflow() {
        return Optional.ofNullable(workflow);
    }

    /** What the vendor must be able to look at; empty leaves it to its workflow. */
    public Set<CheckType> checks() {
        return checks;
    }

    /** Where the document is likely from; a hint. */
    public Optional<Country> documentCountry() {
        return Optional.ofNullable(documentCountry);
    }

    /** How long the user should have; what holds is in {@link VerificationSession#expiresAt()}. */
    public Optional<Duration> expiry() {
        return Optional.ofNullable(expiry);
    }

    /** The earlier verification whose face is to be recognized again. */
    public Optional<VerificationId> faceOf() {
        return Optional.ofNullable(faceOf);
    }

    @Override
    public String toString() {
        return "VerificationRequest[reference=" + reference + ", channel=" + channel + "]";
    }

    /** Not thread-safe. */
    public static final class Builder {
        private final String reference;
        private Channel channel = Channel.WEB;
        private @Nullable URI returnTo;
        private @Nullable String workflow;
        private Set<CheckType> checks = Set.of();
        private @Nullable Country documentCountry;
        private @Nullable Duration expiry;
        private @Nullable VerificationId faceOf;

        private Builder(String reference) {
            this.reference = reference;
        }

        /** Default: {@link Channel#WEB}. */
        public Builder channel(Channel channel) {
            this.channel = channel;
            return this;
        }

        /** An absolute URL; its own query parameters are kept. Required on {@link Channel#WEB}. */
        public Builder returnTo(URI returnTo) {
            this.returnTo = returnTo;
            return this;
        }

        /**
         * The same from its text.
         *
         * @throws IllegalArgumentException when the text is not a URL; the message does not repeat it
         */
        public Builder returnTo(String returnTo) {
            try {
                return returnTo(new URI(returnTo));
            } catch (URISyntaxException notUrl) {
                throw new IllegalArgumentException("returnTo must be an absolute URL");
            }
        }

        public Builder workflow(String workflow) {
            this.workflow = workflow;
            return this;
        }

        public Builder checks(Set<CheckType> checks) {
            this.checks = Set.copyOf(checks);
            return this;
        }

        /** The same one by one; one that comes twice counts once. */
        public Builder checks(CheckType... checks) {
            return checks(new HashSet<>(Arrays.asList(checks)));
        }

        public Builder documentCountry(Country documentCountry) {
            this.documentCountry = documentCountry;
            return this;
        }

        /** The same by its code, as {@link Country#of} reads it: {@code DE} or {@code DEU}. */
        public Builder documentCountry(String code) {
            return documentCountry(Country.of(code));
        }

        /** A wish: not every vendor can be told, and some count in whole minutes, rounded up. */
        public Builder expiry(Duration expiry) {
            this.expiry = expiry;
            return this;
        }

        public Builder faceOf(VerificationId earlier) {
            this.faceOf = earlier;
            return this;
        }

        /** @throws IllegalArgumentException when the request says too little or contradicts itself */
        public VerificationRequest build() {
            if (reference.isBlank() || reference.length() > 200) {
                throw new IllegalArgumentException("a request needs a reference of 1 to 200 characters");
            }
            if (channel == Channel.WEB && returnTo == null) {
                throw new IllegalArgumentException("a request on the web needs returnTo, where the browser comes back");
            }
            if (returnTo != null && (!returnTo.isAbsolute() || returnTo.isOpaque())) {
                throw new IllegalArgumentException("returnTo must be an absolute URL");
            }
            if (expiry != null && (expiry.isNegative() || expiry.isZero())) {
                throw new IllegalArgumentException("expiry must be positive");
            }
            return new VerificationRequest(this);
        }
    }
}
