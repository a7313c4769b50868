package dev.veriport.error;

import dev.veriport.model.AttemptReference;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.VaultKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of this library. Its data says what a caller does; its message is short and holds no secret, no personal
 * data and no text of a vendor. Immutable but for the stack trace and suppressed exceptions.
 *
 * <p>A declined person is a result, never an exception.
 */
public sealed class VeriportException extends RuntimeException permits ConfigurationException {
    /** Codes of an answer that does not say whether the request was carried out. */
    private static final Set<ErrorCode> UNDECIDED =
            Set.of(ErrorCode.UNAVAILABLE, ErrorCode.TIMEOUT, ErrorCode.MALFORMED_RESPONSE, ErrorCode.OUTCOME_UNKNOWN);

    private final ErrorCode code;
    private final Phase phase;
    private final @Nullable ReasonCode reason;
    private final @Nullable ProviderId provider;
    private final @Nullable String operation;
    private final int httpStatus;
    private final @Nullable String vendorCode;
    private final @Nullable String vendorRequestId;
    private final @Nullable Duration retryAfter;
    private final @Nullable Boolean vendorSaysRetry;
    private final @Nullable VaultKey vaultKey;
    private final @Nullable AttemptReference attempt;
    private final List<String> left;

    VeriportException(Builder from) {
        super(from.message, from.cause);
        this.code = from.code;
        this.phase = from.phase;
        this.reason = from.reason;
        this.provider = from.provider;
        this.operation = from.operation;
        this.httpStatus = from.httpStatus;
        this.vendorCode = from.vendorCode;
        this.vendorRequestId = from.vendorRequestId;
        this.retryAfter = from.retryAfter;
        this.vendorSaysRetry = from.vendorSaysRetry;
        this.vaultKey = from.vaultKey;
        this.attempt = from.attempt;
        this.left = List.copyOf(from.left);
    }

    /**
     * A failure of phase {@link Phase#SENT_UNKNOWN}, unless another is set.
     *
     * @param message short, without secrets and personal data; it ends with what to do next
     */
    public static Builder of(ErrorCode code, String message) {
        return new Builder(code, message);
    }

    /** A failure before anything of the request was sent. */
    public static Builder notSent(ErrorCode code, String message) {
        return new Builder(code, message).phase(Phase.NOT_SENT);
    }

    /** What went wrong. */
    public ErrorCode code() {
        return code;
    }

    /** How far the request had come. */
    public Phase phase() {
        return phase;
    }

    /** The reason in the vocabulary of results, where the vendor gave one: a code that was used before, for instance. */
    public Optional<ReasonCode> reason() {
        return Optional.ofNullable(reason);
    }

    /** The vendor that was called. */
    public Optional<ProviderId> provider() {
        return Optional.ofNullable(provider);
    }

    /** The operation that was called, as meters and breakers name it. */
    public Optional<String> operation() {
        return Optional.ofNullable(operation);
    }

    /** The status of the answer; empty when there was no whole answer. */
    public OptionalInt httpStatus() {
        return httpStatus == 0 ? OptionalInt.empty() : OptionalInt.of(httpStatus);
    }

    /** The vendor's own code, where it is a documented one. */
    public Optional<String> vendorCode() {
        return Optional.ofNullable(vendorCode);
    }

    /** The vendor's id of the failed request, where an answer had one. The vendor's support asks for it. */
    public Optional<String> vendorRequestId() {
        return Optional.ofNullable(vendorRequestId);
    }

    /** How long to wait before another call can succeed. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Whether the vendor's answer asked for a repeat of the request or advised against one; empty where it said neither. */
    public Optional<Boolean> vendorSaysRetry() {
        return Optional.ofNullable(vendorSaysRetry);
    }

    /** The key of the answer in the vault, for {@code Veriport.replay}. Present where the answer exists once or was stored. */
    public Optional<VaultKey> vaultKey() {
        return Optional.ofNullable(vaultKey);
    }

    /** What to search for at the vendor, with {@code findByReference}. Present where a creation has an unknown outcome. */
    public Optional<AttemptReference> attempt() {
        return Optional.ofNullable(attempt);
    }

    /**
     * What a failed start may have left at vendors, each as {@code PROVIDER:ID} with the vendor's own id: it was created, and its
     * deletion was not confirmed in time. It can contain personal data, so delete it at the vendor. Includes what vendors that
     * were tried before may have.
     */
    public List<String> leftAtVendor() {
        return Stream.concat(Stream.of(this), Stream.of(getSuppressed()))
                .flatMap(each -> each instanceof VeriportException failure ? failure.left.stream() : Stream.empty())
                .distinct()
                .toList();
    }

    /** Whether the vendor may have carried the request out, so that a repeat could do it twice. */
    public boolean requestMayHaveBeenProcessed() {
        return phase == Phase.SENT_UNKNOWN || (phase == Phase.ANSWERED && UNDECIDED.contains(code));
    }

    /** A builder with all of this failure, what it suppressed too. */
    public Builder toBuilder() {
        Builder copy = new Builder(code, String.valueOf(getMessage()));
        copy.phase = phase;
        copy.reason = reason;
        copy.provider = provider;
        copy.operation = operation;
        copy.httpStatus = httpStatus;
        copy.vendorCode = vendorCode;
        copy.vendorRequestId = vendorRequestId;
        copy.retryAfter = retryAfter;
        copy.vendorSaysRetry = vendorSaysRetry;
        copy.vaultKey = vaultKey;
        copy.attempt = attempt;
        copy.left.addAll(left);
        copy.cause = getCause();
        copy.suppressed.addAll(List.of(getSuppressed()));
        return copy;
    }

    /**
     * The class, the message, the code, and the vendor's ids of the request and of what may be left there, where there are any.
     */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // an id is a vendor's text, and a message has none
    public String toString() {
        return super.toString() + " [code=" + code + "]"
                + (vendorRequestId == null ? "" : " [vendorRequestId=" + vendorRequestId + "]")
                + (left.isEmpty() ? "" : " [leftAtVendor=" + String.join(", ", left) + "]");
    }

    /** Builds a failure. Not thread-safe. */
    public static final class Builder {
        private ErrorCode code;
        private String message;
        private Phase phase = Phase.SENT_UNKNOWN; // the cautious default: nothing that is billed is repeated
        private @Nullable ReasonCode reason;
        private @Nullable ProviderId provider;
        private @Nullable String operation;
        private int httpStatus;
        private @Nullable String vendorCode;
        private @Nullable String vendorRequestId;
        private @Nullable Duration retryAfter;
        private @Nullable Boolean vendorSaysRetry;
        private @Nullable VaultKey vaultKey;
        private @Nullable AttemptReference attempt;
        private final List<String> left = new ArrayList<>();
        private @Nullable Throwable cause;
        private final List<Throwable> suppressed = new ArrayList<>();

        Builder(ErrorCode code, String message) {
            this.code = code;
            this.message = message;
        }

        /** Replaces the code. */
        public Builder code(ErrorCode other) {
            this.code = other;
            return this;
        }

        /** Replaces the message. */
        public Builder message(String other) {
            this.message = other;
            return this;
        }

        /** How far the request came. Default: {@link Phase#SENT_UNKNOWN}, which nothing repeats that is billed. */
        public Builder phase(Phase reached) {
            this.phase = reached;
            return this;
        }

        /** The reason in the vocabulary of results. */
        public Builder reason(ReasonCode reason) {
            this.reason = reason;
            return this;
        }

        /** The vendor that was called. */
        public Builder provider(ProviderId provider) {
            this.provider = provider;
            return this;
        }

        /** The operation that was called, as meters and breakers name it. */
        public Builder operation(String operation) {
            this.operation = operation;
            return this;
        }

        /** The status of a whole answer. It sets the phase to {@link Phase#ANSWERED}. */
        public Builder httpStatus(int status) {
            this.httpStatus = status;
            this.phase = Phase.ANSWERED;
            return this;
        }

        /** The vendor's code. Pass documented codes only: any other text could hold personal data. */
        public Builder vendorCode(String code) {
            this.vendorCode = code;
            return this;
        }

        /** The vendor's id of the request, from {@code StoredResponse.requestId()}, which is bounded and printable. */
        public Builder vendorRequestId(String id) {
            this.vendorRequestId = id;
            return this;
        }

        /** How long to wait before another call can succeed. */
        public Builder retryAfter(Duration wait) {
            this.retryAfter = wait;
            return this;
        }

        /**
         * Whether the answer asks for a repeat or advises against one. The operation decides first: what a vendor bills, or has once, is
         * never repeated because of it.
         */
        public Builder vendorSaysRetry(boolean retry) {
            this.vendorSaysRetry = retry;
            return this;
        }

        /** The key of the answer in the vault. */
        public Builder vaultKey(VaultKey key) {
            this.vaultKey = key;
            return this;
        }

        /** The attempt to search for at the vendor. */
        public Builder attempt(AttemptReference attempt) {
            this.attempt = attempt;
            return this;
        }

        /** Adds what may be left at a vendor. {@code ProviderRuntime.orDelete} sets it. */
        public Builder leftAtVendor(ProviderId vendor, String id) {
            this.left.add(vendor + ":" + id);
            return this;
        }

        /** A cause. Pass one only if its messages hold nothing of the request or the answer. */
        public Builder cause(Throwable cause) {
            this.cause = cause;
            return this;
        }

        /** An unexpected cause. Its class and stack are kept; its message is not, since it may hold data. */
        public Builder unexpected(Throwable cause) {
            this.cause = RedactedCause.of(cause);
            return this;
        }

        /** The failure, with the stack of this call. */
        public VeriportException build() {
            VeriportException failure = new VeriportException(this);
            suppressed.forEach(failure::addSuppressed);
            return failure;
        }
    }
}
