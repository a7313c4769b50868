package dev.veriport.event;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Country;
import dev.veriport.model.Decision;
import dev.veriport.model.Erasure;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reason;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Route;
import dev.veriport.model.VerificationResult;
import dev.veriport.token.TokenPurpose;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** An event. It contains no personal data and no secret. */
public sealed interface VeriportEvent {

    /** Why a token was requested. */
    enum IssueReason {
        /** This process knew no token. */
        FIRST,
        /** The previous token had expired. */
        EXPIRED,
        /** The vendor refused the previous token before it expired. */
        REFUSED,
        /** The previous token is in the last tenth of its life: {@code RENEW_AHEAD}. */
        AHEAD
    }

    /** An event about the calls of one operation of one vendor. */
    sealed interface CallEvent extends VeriportEvent {
        /** The vendor that was called. */
        ProviderId provider();

        /** The name of the operation, as meters and breakers use it. */
        String operation();
    }

    /**
     * A request succeeded.
     *
     * @param took the time from sending the request to the end of reading the answer
     */
    record CallSucceeded(ProviderId provider, String operation, Duration took) implements CallEvent {}

    /** A request failed. */
    final class CallFailed implements CallEvent {
        private final ProviderId provider;
        private final String operation;
        private final ErrorCode code;
        private final Phase phase;
        private final Duration took;

        /**
         * A failed request. Only the code and the phase of the failure are kept.
         *
         * @param took the time from sending the request to the failure
         */
        public CallFailed(ProviderId provider, String operation, VeriportException failure, Duration took) {
            this.provider = provider;
            this.operation = operation;
            this.code = failure.code();
            this.phase = failure.phase();
            this.took = took;
        }

        @Override
        public ProviderId provider() {
            return provider;
        }

        @Override
        public String operation() {
            return operation;
        }

        /** What went wrong. */
        public ErrorCode code() {
            return code;
        }

        /** How far the request had come. */
        public Phase phase() {
            return phase;
        }

        /** The time from sending the request to the failure. */
        public Duration took() {
            return took;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof CallFailed that
                    && provider.equals(that.provider)
                    && operation.equals(that.operation)
                    && code == that.code
                    && phase == that.phase
                    && took.equals(that.took);
        }

        @Override
        public int hashCode() {
            return Objects.hash(provider, operation, code, phase, took);
        }

        @Override
        public String toString() {
            return "CallFailed[provider=%s, operation=%s, code=%s, phase=%s, took=%s]"
                    .formatted(provider, operation, code, phase, took);
        }
    }

    /** A call is repeated after a wait. */
    record CallRetried(ProviderId provider, String operation, ErrorCode because, Duration pause) implements CallEvent {}

    /**
     * The other side closed a pooled connection before it answered a byte. The request can be repeated without a second
     * effect, and was sent again at once on a new connection. This is not a failed call. Many of these events mean that
     * a proxy or load balancer closes idle connections early.
     */
    record ConnectionReplaced(ProviderId provider, String operation) implements CallEvent {}

    /** The circuit breaker of an operation changed its state. */
    record BreakerChanged(ProviderId provider, String operation, BreakerState state) implements CallEvent {}

    /** A single-use answer was stored in the vault. */
    record AnswerStored(ProviderId provider, String operation) implements CallEvent {}

    /** A request may have been processed, and its answer was lost. */
    record OutcomeUnknown(ProviderId provider, String operation) implements CallEvent {}

    /**
     * A vendor took a start, through routing or called directly.
     *
     * @param route how it came to this vendor
     * @param rule the number of the rule that chose the vendors, 1 for {@code veriport.route.1}; empty where no rule did
     * @param documentCountry the country that the document is probably from, as the request says it; only where ISO 3166-1
     *     has it
     */
    record VerificationStarted(ProviderId provider, Route route, OptionalInt rule, Optional<Country> documentCountry)
            implements VeriportEvent {
        /** Drops a code that is not in the list of ISO 3166-1: it can be any text. */
        public VerificationStarted {
            documentCountry = documentCountry.filter(Country::isIso);
        }
    }

    /**
     * The application gets a decision of a verification for the first time in this process, as far as the latest 10,000 of the
     * instance are remembered. Never {@code PENDING}, and {@code INDETERMINATE} only where the answer has a word for the decision.
     */
    final class VerificationDecided implements VeriportEvent {
        /** A longer time means that the vendor left a date empty. */
        private static final Duration LONGEST = Duration.ofDays(365);

        private final ProviderId provider;
        private final Decision decision;
        private final Optional<Country> documentCountry;
        private final List<ReasonCode> reasons;
        private final Optional<Duration> took;

        /** Only the decision, its reasons, the country of the first document and the time are kept of the result. */
        public VerificationDecided(ProviderId provider, VerificationResult result) {
            this.provider = provider;
            this.decision = result.decision();
            this.documentCountry = result.documents().stream()
                    .findFirst()
                    .flatMap(document -> document.issuingCountry().toOptional())
                    .filter(Country::isIso);
            this.reasons =
                    result.reasons().stream().map(Reason::code).distinct().toList();
            this.took = result.startedAt()
                    .toOptional()
                    .flatMap(start -> result.endedAt().toOptional().map(end -> Duration.between(start, end)))
                    .filter(time -> !time.isNegative() && time.compareTo(LONGEST) <= 0);
        }

        /** The instance whose verification it is. */
        public ProviderId provider() {
            return provider;
        }

        /** What was decided. */
        public Decision decision() {
            return decision;
        }

        /** The country that issued the first document; only where ISO 3166-1 has it. */
        public Optional<Country> documentCountry() {
            return documentCountry;
        }

        /** Each once. */
        public List<ReasonCode> reasons() {
            return reasons;
        }

        /**
         * The time from the start to the end of the verification, by the vendor's clock, a year at most; empty where the vendor
         * does not say both.
         */
        public Optional<Duration> took() {
            return took;
        }

        @Override
        public String toString() {
            return "VerificationDecided[provider=%s, decision=%s, documentCountry=%s, reasons=%s, took=%s]"
                    .formatted(provider, decision, documentCountry, reasons, took);
        }
    }

    /**
     * A result contains words of the vendor that are unknown or cannot be read. {@code result.explain()} shows them.
     *
     * @param fields the names of the values, as in {@code documents[0].dateOfExpiry}; never the words
     */
    record UnknownWords(ProviderId provider, List<String> fields) implements VeriportEvent {
        /** Copies the names. */
        public UnknownWords {
            fields = List.copyOf(fields);
        }

        /** The number of values in this result. */
        public int count() {
            return fields.size();
        }
    }

    /**
     * A webhook was refused: forged, signed in another way than configured, too old, or unreadable; or the instance receives
     * no webhooks. Check the settings when there are many.
     *
     * @param because why, and which setting to look at: the message of the failure
     */
    record DeliveryRefused(ProviderId provider, ErrorCode code, String because) implements VeriportEvent {}

    /**
     * A webhook is not about a verification of this instance: it belongs to another product or another environment of
     * the account, or another application started the verification. It was answered 200, so the vendor does not repeat
     * it.
     */
    record DeliveryIgnored(ProviderId provider) implements VeriportEvent {}

    /**
     * A start failed after it had created something at the vendor, and that could not be deleted. It can contain personal data:
     * delete it at the vendor.
     *
     * @param id the vendor's id of it
     * @param because why the deletion failed
     */
    record LeftAtVendor(ProviderId provider, String id, ErrorCode because) implements VeriportEvent {}

    /**
     * Somebody had a verification erased. The event has one line of the receipt.
     *
     * @param id the vendor's id of the verification
     * @param atVendor the state at the vendor
     * @param inVault {@code DONE}, {@code UNKNOWN} where the vault had no answer of it, or {@code FAILED}
     */
    record ErasureReported(ProviderId provider, String id, Erasure.State atVendor, Erasure.State inVault)
            implements VeriportEvent {}

    /** A start went on to another vendor, because this one failed. One that is capped does not fail. */
    record FailedOver(ProviderId provider, ProviderId next, ErrorCode because) implements VeriportEvent {}

    /** An event about the tokens of one purpose of one vendor. */
    sealed interface TokenEvent extends VeriportEvent {
        /** The vendor of the tokens. */
        ProviderId provider();

        /** What the tokens are for. */
        TokenPurpose purpose();
    }

    /** The vendor issued a token. The vendor counts this request. */
    record TokenIssued(ProviderId provider, TokenPurpose purpose, IssueReason reason) implements TokenEvent {}

    /**
     * The request for a token failed, or the token was not usable.
     *
     * @param retryAfter how long no further token is requested; zero where the vendor was not asked
     */
    record TokenFailed(ProviderId provider, TokenPurpose purpose, ErrorCode code, Duration retryAfter)
            implements TokenEvent {}

    /** The vendor refused a call with its token. */
    record TokenRefused(ProviderId provider, TokenPurpose purpose) implements TokenEvent {}

    /** Another node's token is used. */
    record TokenAdopted(ProviderId provider, TokenPurpose purpose) implements TokenEvent {}

    /** A token arrived after its lease had expired. This node uses it and does not share it. */
    record TokenFenced(ProviderId provider, TokenPurpose purpose) implements TokenEvent {}

    /**
     * A store outside this process cannot be reached. What follows depends on {@code veriport.store.on-failure} and {@code
     * veriport.vault.on-failure}.
     *
     * @param store its name, as {@code veriport.store} or {@code veriport.vault} has it
     */
    record StoreLost(String store) implements VeriportEvent {}

    /**
     * The store can be reached again. One that was lost again within 10 s of its return is back when it has worked for 10 s.
     *
     * @param store its name
     */
    record StoreBack(String store) implements VeriportEvent {}

    /** Four fifths of a daily limit are used. */
    record BudgetNearlyUsed(ProviderId provider, BudgetCounter counter, long used, long limit)
            implements VeriportEvent {}

    /** A daily limit is reached. No request is sent before the vendor's next day. */
    record BudgetExhausted(ProviderId provider, BudgetCounter counter, long limit, Duration resetsIn)
            implements VeriportEvent {}
}
