package dev.veriport.event;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.model.ProviderId;
import dev.veriport.token.TokenPurpose;
import java.time.Duration;
import java.util.List;

/** One thing that happened. Its types say what there is to watch; it carries no personal data and no secret. */
public sealed interface VeriportEvent {

    /** Why a token was asked for. */
    enum IssueReason {
        /** There was none that this process knew. */
        FIRST,
        EXPIRED,
        /** The vendor refused the one before, before it was over. */
        REFUSED
    }

    /** Something about one vendor's calls of one operation, in the vendor's terms. */
    sealed interface CallEvent extends VeriportEvent {
        ProviderId provider();

        String operation();
    }

    /**
     * One request was answered as it should be.
     *
     * @param took from sending to the end of reading
     */
    record CallSucceeded(ProviderId provider, String operation, Duration took) implements CallEvent {}

    /**
     * One request was not.
     *
     * @param took from sending to the failure
     */
    record CallFailed(ProviderId provider, String operation, ErrorCode code, Phase phase, Duration took)
            implements CallEvent {}

    /** A call is made again after a wait. */
    record CallRetried(ProviderId provider, String operation, ErrorCode because, Duration pause) implements CallEvent {}

    /**
     * A pooled connection was closed by the other side before it answered a byte; the request, which is harmless to
     * repeat, went out on a fresh connection at once. Not a failed call. Many of them: something on the way closes idle
     * connections early.
     */
    record ConnectionReplaced(ProviderId provider, String operation) implements CallEvent {}

    /** An operation is left alone, probed, or used again. */
    record BreakerChanged(ProviderId provider, String operation, BreakerState state) implements CallEvent {}

    /** An answer that exists once is in the vault. */
    record AnswerStored(ProviderId provider, String operation) implements CallEvent {}

    /** Nobody knows whether a request was carried out. */
    record OutcomeUnknown(ProviderId provider, String operation) implements CallEvent {}

    /**
     * A result holds words of the vendor that we do not know or cannot read: time to look at {@code result.explain()}.
     *
     * @param fields the names of the values they stand in, as in {@code documents[0].dateOfExpiry}; never the words
     */
    record UnknownWords(ProviderId provider, List<String> fields) implements VeriportEvent {
        public UnknownWords {
            fields = List.copyOf(fields);
        }

        /** How many in this result. */
        public int count() {
            return fields.size();
        }
    }

    /**
     * A webhook was refused: forged, or signed in another way than is configured, or unreadable. Many in a row are a matter
     * for somebody.
     */
    record DeliveryRefused(ProviderId provider, ErrorCode code) implements VeriportEvent {}

    /** A start went on to another vendor. */
    record FailedOver(ProviderId provider, ProviderId next, ErrorCode because) implements VeriportEvent {}

    /** Something about one vendor's tokens of one purpose. */
    sealed interface TokenEvent extends VeriportEvent {
        ProviderId provider();

        TokenPurpose purpose();
    }

    /** The vendor gave a token: a request it counts. */
    record TokenIssued(ProviderId provider, TokenPurpose purpose, IssueReason reason) implements TokenEvent {}

    /**
     * The vendor gave no token, or one that was of no use.
     *
     * @param retryAfter until when nobody asks again; zero where nothing was asked
     */
    record TokenFailed(ProviderId provider, TokenPurpose purpose, ErrorCode code, Duration retryAfter)
            implements TokenEvent {}

    /** The vendor refused a call with this token. */
    record TokenRefused(ProviderId provider, TokenPurpose purpose) implements TokenEvent {}

    /** Another node's token is used. */
    record TokenAdopted(ProviderId provider, TokenPurpose purpose) implements TokenEvent {}

    /** A token came so late that its lease was over; it is used here and not shared. */
    record TokenFenced(ProviderId provider, TokenPurpose purpose) implements TokenEvent {}

    /** The shared store cannot be reached; each process has a token of its own until it is back. */
    record StoreLost() implements VeriportEvent {}

    /** The shared store can be reached again. */
    record StoreBack() implements VeriportEvent {}

    /** Four fifths of a day's requests are used. */
    record BudgetNearlyUsed(ProviderId provider, BudgetCounter counter, long used, long limit)
            implements VeriportEvent {}

    /** A day's requests are used; none leaves before the next day. */
    record BudgetExhausted(ProviderId provider, BudgetCounter counter, long limit, Duration resetsIn)
            implements VeriportEvent {}
}
