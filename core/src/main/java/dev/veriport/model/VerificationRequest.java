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
 * A request to verify a person. Immutable.
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

    /**
     * A builder for a request.
     *
     * @param reference the application's own id for the person or case, 1 to 200 characters; not personal data, since
     *     vendors store it
     */
    public static Builder builder(String reference) {
        return new Builder(reference);
    }

    /** The application's own id for the person or case. */
    public String reference() {
        return reference;
    }

    /** Where the user is verified. */
    public Channel channel() {
        return channel;
    }

    /** The URL to which the browser returns. Always present on {@link Channel#WEB}. */
    public Optional<URI> returnTo() {
        return Optional.ofNullable(returnTo);
    }

    /**
     * The workflow, by the application's own name for it. An adapter gets its vendor's id here instead of the name. Empty for
     * the instance's own workflow.
     */
    public Optional<String> workflow() {
        return Optional.ofNullable(workflow);
    }

    /** A builder with the same values. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** The checks that the vendor must support. When empty, the workflow of the vendor decides. */
    public Set<CheckType> checks() {
        return checks;
    }

    /** The country that the document is probably from; a hint. */
    public Optional<Country> documentCountry() {
        return Optional.ofNullable(documentCountry);
    }

    /** The time that the user should have. {@link VerificationSession#expiresAt()} returns the effective one. */
    public Optional<Duration> expiry() {
        return Optional.ofNullable(expiry);
    }

    /** The earlier verification whose face is compared in a face authentication. */
    public Optional<VerificationId> faceOf() {
        return Optional.ofNullable(faceOf);
    }

    @Override
    public String toString() {
        return "VerificationRequest[reference=" + reference + ", channel=" + channel + "]";
    }

    /** Builds a request. Not thread-safe. */
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

        private Builder(VerificationRequest from) {
            this.reference = from.reference;
            this.channel = from.channel;
            this.returnTo = from.returnTo;
            this.workflow = from.workflow;
            this.checks = from.checks;
            this.documentCountry = from.documentCountry;
            this.expiry = from.expiry;
            this.faceOf = from.faceOf;
        }

        /** Sets where the user is verified. Default: {@link Channel#WEB}. */
        public Builder channel(Channel channel) {
            this.channel = channel;
            return this;
        }

        /**
         * Sets the URL to which the browser returns: absolute; its query parameters are kept. Required on {@link
         * Channel#WEB}.
         */
        public Builder returnTo(URI returnTo) {
            this.returnTo = returnTo;
            return this;
        }

        /**
         * Sets the URL to which the browser returns: absolute; its query parameters are kept. Required on {@link
         * Channel#WEB}.
         *
         * @throws IllegalArgumentException when the text is not a URL; the message does not contain it
         */
        public Builder returnTo(String returnTo) {
            try {
                return returnTo(new URI(returnTo));
            } catch (URISyntaxException notUrl) {
                throw new IllegalArgumentException("returnTo must be an absolute URL");
            }
        }

        /**
         * Sets the workflow, by the application's own name for it: each instance maps it to a workflow of its vendor, with
         * {@code veriport.INSTANCE.workflow.NAME}. Default: the instance's own workflow.
         */
        public Builder workflow(String workflow) {
            this.workflow = workflow;
            return this;
        }

        /**
         * Sets the checks that the vendor must support. Default: none, so that the workflow of the vendor decides.
         */
        public Builder checks(Set<CheckType> checks) {
            this.checks = Set.copyOf(checks);
            return this;
        }

        /** Sets the checks that the vendor must support. Duplicates are ignored. */
        public Builder checks(CheckType... checks) {
            return checks(new HashSet<>(Arrays.asList(checks)));
        }

        /** Sets the country that the document is probably from; a hint. */
        public Builder documentCountry(Country documentCountry) {
            this.documentCountry = documentCountry;
            return this;
        }

        /**
         * Sets the country that the document is probably from, by its code: {@code DE} or {@code DEU}, as {@link
         * Country#of} parses it.
         */
        public Builder documentCountry(String code) {
            return documentCountry(Country.of(code));
        }

        /** Sets the time that the user should have. Some vendors ignore it, and some round it up to whole minutes. */
        public Builder expiry(Duration expiry) {
            this.expiry = expiry;
            return this;
        }

        /** Sets the earlier verification whose face is compared in a face authentication. */
        public Builder faceOf(VerificationId earlier) {
            this.faceOf = earlier;
            return this;
        }

        /**
         * Builds the request.
         *
         * @throws IllegalArgumentException when the reference is blank or longer than 200 characters, when {@code
         *     returnTo} is missing on {@link Channel#WEB} or is not absolute, or when {@code expiry} is not positive
         */
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
