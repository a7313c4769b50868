package dev.veriport.error;

import dev.veriport.model.AttemptReference;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.VaultKey;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of this library. Its data decides what a caller does; its message is ours, short, and free of
 * secrets, personal data and vendors' texts. Immutable but for the stack trace and suppressed exceptions.
 *
 * <p>A rejected person is a result, never an exception.
 */
public sealed class VeriportException extends RuntimeException permits ConfigurationException {
    /** Answers that do not say whether the request was carried out. */
    private static final Set<ErrorCode> UNDECIDED =
            Set.of(ErrorCode.UNAVAILABLE, ErrorCode.TIMEOUT, ErrorCode.MALFORMED_RESPONSE, ErrorCode.OUTCOME_UNKNOWN);

    private final ErrorCode code;
    private final Phase phase;
    private final @Nullable ReasonCode reason;
    private final @Nullable ProviderId provider;
    private final @Nullable String operation;
    private final int httpStatus;
    private final @Nullable String vendorCode;
    private final @Nullable Duration retryAfter;
    private final @Nullable VaultKey vaultKey;
    private final @Nullable AttemptReference attempt;

    VeriportException(Builder from) {
        super(from.message, from.cause);
        this.code = from.code;
        this.phase = from.phase;
        this.reason = from.reason;
        this.provider = from.provider;
        this.operation = from.operation;
        this.httpStatus = from.httpStatus;
        this.vendorCode = from.vendorCode;
        this.retryAfter = from.retryAfter;
        this.vaultKey = from.vaultKey;
        this.attempt = from.attempt;
    }

    /**
     * A failure whose phase is {@link Phase#SENT_UNKNOWN} until somebody says another.
     *
     * @param message short, ours, without secrets or personal data, ending in what to do next
     */
    public static Builder of(ErrorCode code, String message) {
        return new Builder(code, message);
    }

    /** A failure before anything of the request was sent: a refusal of our own, or what the request needed first. */
    public static Builder notSent(ErrorCode code, String message) {
        return new Builder(code, message).phase(Phase.NOT_SENT);
    }

    public ErrorCode code() {
        return code;
    }

    /** How far the request had come. */
    public Phase phase() {
        return phase;
    }

    public Optional<ReasonCode> reason() {
        return Optional.ofNullable(reason);
    }

    public Optional<ProviderId> provider() {
        return Optional.ofNullable(provider);
    }

    /** The operation's name, as in metrics and breakers. */
    public Optional<String> operation() {
        return Optional.ofNullable(operation);
    }

    /** Empty when there was no whole answer. */
    public OptionalInt httpStatus() {
        return httpStatus == 0 ? OptionalInt.empty() : OptionalInt.of(httpStatus);
    }

    /** The vendor's own code, where it is one of its documented words. */
    public Optional<String> vendorCode() {
        return Optional.ofNullable(vendorCode);
    }

    /** How long to wait before it can go better. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The key of the answer in the vault, for {@code Veriport.replay}. Present where the answer exists once or was stored. */
    public Optional<VaultKey> vaultKey() {
        return Optional.ofNullable(vaultKey);
    }

    /** What to search for at the vendor, with {@code findByReference}. Present where a creation has an unknown outcome. */
    public Optional<AttemptReference> attempt() {
        return Optional.ofNullable(attempt);
    }

    /** Whether the vendor may have carried the request out, so that a blind repeat could do it twice. */
    public boolean requestMayHaveBeenProcessed() {
        return phase == Phase.SENT_UNKNOWN || (phase == Phase.ANSWERED && UNDECIDED.contains(code));
    }

    /** The same failure, to be told anew or changed in parts. */
    public Builder toBuilder() {
        Builder copy = new Builder(code, String.valueOf(getMessage()));
        copy.phase = phase;
        copy.reason = reason;
        copy.provider = provider;
        copy.operation = operation;
        copy.httpStatus = httpStatus;
        copy.vendorCode = vendorCode;
        copy.retryAfter = retryAfter;
        copy.vaultKey = vaultKey;
        copy.attempt = attempt;
        copy.cause = getCause();
        return copy;
    }

    /** Not thread-safe. */
    public static final class Builder {
        private ErrorCode code;
        private String message;
        private Phase phase = Phase.SENT_UNKNOWN; // the cautious one: it repeats nothing that is billed
        private @Nullable ReasonCode reason;
        private @Nullable ProviderId provider;
        private @Nullable String operation;
        private int httpStatus;
        private @Nullable String vendorCode;
        private @Nullable Duration retryAfter;
        private @Nullable VaultKey vaultKey;
        private @Nullable AttemptReference attempt;
        private @Nullable Throwable cause;

        Builder(ErrorCode code, String message) {
            this.code = code;
            this.message = message;
        }

        public Builder code(ErrorCode other) {
            this.code = other;
            return this;
        }

        public Builder message(String other) {
            this.message = other;
            return this;
        }

        /** Default: {@link Phase#SENT_UNKNOWN}, so that a failure that does not say it is not taken for safe to repeat. */
        public Builder phase(Phase reached) {
            this.phase = reached;
            return this;
        }

        public Builder reason(ReasonCode reason) {
            this.reason = reason;
            return this;
        }

        public Builder provider(ProviderId provider) {
            this.provider = provider;
            return this;
        }

        public Builder operation(String operation) {
            this.operation = operation;
            return this;
        }

        /** Of a whole answer; so the phase is {@link Phase#ANSWERED} from here. */
        public Builder httpStatus(int status) {
            this.httpStatus = status;
            this.phase = Phase.ANSWERED;
            return this;
        }

        /** Only a word the vendor documents: anything else could carry a person's data. */
        public Builder vendorCode(String code) {
            this.vendorCode = code;
            return this;
        }

        public Builder retryAfter(Duration wait) {
            this.retryAfter = wait;
            return this;
        }

        /** Of the answer in the vault. */
        public Builder vaultKey(VaultKey key) {
            this.vaultKey = key;
            return this;
        }

        /** What to search for at the vendor. */
        public Builder attempt(AttemptReference attempt) {
            this.attempt = attempt;
            return this;
        }

        /** Only a cause whose own messages carry nothing of the request or the answer. */
        public Builder cause(Throwable cause) {
            this.cause = cause;
            return this;
        }

        /** A cause that nobody expected: its class and its stack are kept, and its message, which may tell data, is not. */
        public Builder unexpected(Throwable cause) {
            this.cause = RedactedCause.of(cause);
            return this;
        }

        public VeriportException build() {
            return new VeriportException(this);
        }
    }
}
