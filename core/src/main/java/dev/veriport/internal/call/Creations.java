package dev.veriport.internal.call;

import dev.veriport.error.VeriportException;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VaultKey;
import dev.veriport.spi.Answers;
import dev.veriport.spi.VendorCall;
import dev.veriport.store.StoredResponse;
import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import java.util.Optional;
import java.util.function.Function;

/**
 * Creates what the vendor bills. A creation is not sent again when its outcome is unknown: it is searched for, and an answer
 * that cannot be read is stored. Thread-safe.
 */
final class Creations {
    /** The part of a deadline that is reserved for the search: a fourth. */
    private static final int SEARCH_SHARE = 4;

    private final ProviderId provider;
    private final Ticker ticker;
    private final AnswerVault vault;

    Creations(ProviderId provider, Ticker ticker, AnswerVault vault) {
        this.provider = provider;
        this.ticker = ticker;
        this.vault = vault;
    }

    /**
     * Creates, and searches once where the outcome is unknown.
     *
     * @param sending sends the request within the deadline it is given
     */
    <T> T create(VendorCall.Creation<T> call, Function<Deadline, T> sending) {
        try {
            return sending.apply(sendingDeadline(call));
        } catch (VeriportException failure) {
            if (!failure.requestMayHaveBeenProcessed()) {
                throw failure;
            }
            VeriportException unknown = unknownOutcome(call, failure);
            T found = search(call, unknown).orElseThrow(() -> unknown);
            return failure.vaultKey().map(key -> vault.assign(key, found)).orElse(found);
        }
    }

    /** Reads the answer. One that does not say what was created is stored, and the failure has its key. */
    <T> T readOrStore(VendorCall.Creation<T> call, StoredResponse answer) {
        try {
            return Answers.read(answer, call.reader());
        } catch (VeriportException failure) {
            if (!failure.requestMayHaveBeenProcessed() || !answer.isSuccess()) {
                throw failure;
            }
            throw failure.toBuilder().vaultKey(store(call, answer)).build();
        } catch (Error fatal) {
            store(call, answer);
            throw fatal;
        }
    }

    private VaultKey store(VendorCall.Creation<?> call, StoredResponse answer) {
        VaultKey key = VaultKey.of(provider, call.attempt(), call.operation().name());
        vault.store(call.operation(), key, answer);
        return key;
    }

    private Deadline sendingDeadline(VendorCall.Creation<?> call) {
        Deadline whole = call.deadline();
        long reserved = call.search().isPresent() ? whole.remaining().toNanos() / SEARCH_SHARE : 0;
        return new Deadline(ticker, whole.atNanos() - reserved);
    }

    private VeriportException unknownOutcome(VendorCall.Creation<?> call, VeriportException failure) {
        VeriportException.Builder unknown = CallFailures.outcomeUnknown(failure);
        if (call.search().isPresent()) {
            unknown.attempt(new AttemptReference(provider, call.attempt()));
        }
        return CallFailures.named(unknown.build(), provider, call.operation().name());
    }

    private static <T> Optional<T> search(VendorCall.Creation<T> call, VeriportException unknown) {
        if (call.search().isEmpty() || Thread.currentThread().isInterrupted()) {
            return Optional.empty();
        }
        try {
            return call.search().get().apply(call.deadline());
        } catch (VeriportException failed) {
            unknown.addSuppressed(failed);
        } catch (RuntimeException unexpected) {
            unknown.addSuppressed(CallFailures.unexpected(unexpected));
        }
        return Optional.empty();
    }
}
