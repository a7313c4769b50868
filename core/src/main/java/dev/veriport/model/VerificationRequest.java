package dev.veriport.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
    /** A copy that nobody changes. */
    private final Builder values;

    private VerificationRequest(Builder from) {
        this.values = new Builder(from);
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
        return values.reference;
    }

    /** Where the user is verified. */
    public Channel channel() {
        return values.channel;
    }

    /** The URL to which the browser returns. Always present on {@link Channel#WEB}. */
    public Optional<URI> returnTo() {
        return Optional.ofNullable(values.returnTo);
    }

    /**
     * The workflow, by the application's own name for it. An adapter gets its vendor's id here instead of the name. Empty for
     * the instance's own workflow.
     */
    public Optional<String> workflow() {
        return Optional.ofNullable(values.workflow);
    }

    /** A builder with the same values. */
    public Builder toBuilder() {
        return new Builder(values);
    }

    /** The checks that the vendor must support. When empty, the workflow of the vendor decides. */
    public Set<CheckType> checks() {
        return values.checks;
    }

    /** The person to verify, as the application knows them. */
    public Applicant applicant() {
        return values.optional.applicant;
    }

    /** What the person agreed to, and what they refused. */
    public List<Consent> consents() {
        return values.optional.consents;
    }

    /** The language and region of the vendor's pages. */
    public Optional<Locale> locale() {
        return Optional.ofNullable(values.optional.locale);
    }

    /** The country that the document is probably from; a hint. */
    public Optional<Country> documentCountry() {
        return Optional.ofNullable(values.optional.documentCountry);
    }

    /** The types of documents that the person can show; a hint. Empty where any will do. */
    public Set<DocumentType> documentTypes() {
        return values.optional.documentTypes;
    }

    /** The time that the user should have. {@link VerificationSession#expiresAt()} returns the effective one. */
    public Optional<Duration> expiry() {
        return Optional.ofNullable(values.optional.expiry);
    }

    /** The earlier verification whose face is compared in a face authentication. */
    public Optional<VerificationId> faceOf() {
        return Optional.ofNullable(values.faceOf);
    }

    /**
     * The attempt that the application stored before this start. Always present for an adapter: a request without one gets
     * a random one for each start.
     */
    public Optional<AttemptId> attempt() {
        return Optional.ofNullable(values.attempt);
    }

    /** The optional fields that have a value, in the order of {@link RequestField}. */
    public Set<RequestField> given() {
        return Collections.unmodifiableSet(values.optional.given());
    }

    /**
     * Whether the request has what a vendor needs that requires this field: a value, the date of birth with its day, and
     * consents of which none is refused.
     */
    public boolean satisfies(RequestField field) {
        return values.optional.satisfy(field);
    }

    /** The same request with no other optional fields than these. */
    public VerificationRequest only(Set<RequestField> fields) {
        return fields.containsAll(values.optional.given())
                ? this
                : new VerificationRequest(new Builder(values, values.optional.only(fields)));
    }

    @Override
    public String toString() {
        return "VerificationRequest[reference=" + reference() + ", channel=" + channel() + "]";
    }

    /** Builds a request. Not thread-safe. */
    public static final class Builder {
        private final String reference;
        private final OptionalFields optional;
        private Channel channel = Channel.WEB;
        private @Nullable URI returnTo;
        private @Nullable String workflow;
        private Set<CheckType> checks = Set.of();
        private @Nullable VerificationId faceOf;
        private @Nullable AttemptId attempt;

        private Builder(String reference) {
            this.reference = reference;
            this.optional = new OptionalFields();
        }

        private Builder(Builder from) {
            this(from, from.optional.copy());
        }

        private Builder(Builder from, OptionalFields optional) {
            this.optional = optional;
            this.reference = from.reference;
            this.channel = from.channel;
            this.returnTo = from.returnTo;
            this.workflow = from.workflow;
            this.checks = from.checks;
            this.faceOf = from.faceOf;
            this.attempt = from.attempt;
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

        /** Sets the person to verify. A field that the vendor does not take is not sent. Default: nothing is known. */
        public Builder applicant(Applicant applicant) {
            optional.applicant = applicant;
            return this;
        }

        /** Sets what the person agreed to, and what they refused. */
        public Builder consents(Consent... consents) {
            optional.consents = List.of(consents);
            return this;
        }

        /** Sets the language and region of the vendor's pages. The vendor uses the nearest one that it has. */
        public Builder locale(Locale locale) {
            optional.locale = locale;
            return this;
        }

        /** Sets the country that the document is probably from; a hint. Its code must be {@linkplain Country#isKnown known}. */
        public Builder documentCountry(Country documentCountry) {
            optional.documentCountry = documentCountry;
            return this;
        }

        /**
         * Sets the country that the document is probably from, by its code: {@code DE} or {@code DEU}, as {@link
         * Country#of} parses it.
         */
        public Builder documentCountry(String code) {
            return documentCountry(Country.of(code));
        }

        /** Sets the types of documents that the person can show; a hint. Duplicates are ignored. */
        public Builder documentTypes(DocumentType... types) {
            optional.documentTypes = Set.copyOf(Arrays.asList(types));
            return this;
        }

        /** Sets the time that the user should have. Some vendors ignore it, and some round it up to whole minutes. */
        public Builder expiry(Duration expiry) {
            optional.expiry = expiry;
            return this;
        }

        /** Sets the earlier verification whose face is compared in a face authentication. */
        public Builder faceOf(VerificationId earlier) {
            this.faceOf = earlier;
            return this;
        }

        /**
         * Sets the attempt, which the application stored before this start: after a crash it can ask for the outcome with
         * {@link AttemptReference#of}. Use each attempt for one start. Default: a random one for each start.
         */
        public Builder attempt(AttemptId attempt) {
            this.attempt = attempt;
            return this;
        }

        /**
         * Builds the request.
         *
         * @throws IllegalArgumentException when the reference is blank or longer than 200 characters, when {@code
         *     returnTo} is missing on {@link Channel#WEB} or is not absolute, when {@code documentCountry} is no known
         *     code, or when {@code expiry} is not positive
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
            Country country = optional.documentCountry;
            if (country != null && !country.isKnown()) { // it would match no routing rule, without a word
                throw new IllegalArgumentException(
                        "documentCountry must be a code of a country, such as DE or DEU; leave it out where it is not known");
            }
            Duration expiry = optional.expiry;
            if (expiry != null && (expiry.isNegative() || expiry.isZero())) {
                throw new IllegalArgumentException("expiry must be positive");
            }
            return new VerificationRequest(this);
        }
    }
}
