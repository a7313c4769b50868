package dev.veriport.internal.call;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.VaultKey;
import dev.veriport.model.VerificationResult;
import dev.veriport.spi.VendorCall;
import dev.veriport.store.ResultVault;
import dev.veriport.store.StoredResponse;
import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * Gets answers that exist once. At most one request is sent for a key, in a thread of its own, so that a caller who stops
 * waiting does not end it. The answer is stored before anybody reads it. Thread-safe.
 */
final class Redemptions {
    private final Ticker ticker;
    private final AnswerVault answers;
    private final ResultVault vault;
    private final DetachedTasks detachedTasks;
    private final ConcurrentMap<VaultKey, CompletableFuture<StoredResponse>> open = new ConcurrentHashMap<>();

    Redemptions(Ticker ticker, AnswerVault answers, DetachedTasks detachedTasks) {
        this.ticker = ticker;
        this.answers = answers;
        this.vault = answers.vault();
        this.detachedTasks = detachedTasks;
    }

    /** @param sending sends the request within the deadline it is given, and returns a conclusive answer */
    StoredResponse redeem(VendorCall.Redemption<?> call, Function<Deadline, StoredResponse> sending) {
        VaultKey key = call.key();
        Optional<StoredResponse> stored = vault.find(key);
        if (stored.isPresent()) {
            return stored.get();
        }
        CompletableFuture<StoredResponse> mine = new CompletableFuture<>();
        CompletableFuture<StoredResponse> running = open.putIfAbsent(key, mine);
        if (running != null) {
            return await(running, call.deadline());
        }
        try {
            detachedTasks.start("redeem", () -> settle(mine, call, sending));
        } catch (VeriportException | Error notStarted) {
            open.remove(key, mine);
            throw notStarted;
        }
        return await(mine, call.deadline());
    }

    /** Notes in the vault which verification the answer is about, once it is read, so that it is erased with the verification. */
    <T> T assign(VaultKey key, T read) {
        if (read instanceof VerificationResult result) {
            result.id().toOptional().ifPresent(id -> answers.assign(key, id));
        }
        return read;
    }

    private void settle(
            CompletableFuture<StoredResponse> result,
            VendorCall.Redemption<?> call,
            Function<Deadline, StoredResponse> sending) {
        try {
            StoredResponse answer = sendOnce(call, sending);
            open.remove(call.key(), result); // before the result: a later call finds the answer in the vault
            result.complete(answer);
        } catch (Throwable failure) {
            open.remove(call.key(), result);
            result.completeExceptionally(failure);
        }
    }

    private StoredResponse sendOnce(VendorCall.Redemption<?> call, Function<Deadline, StoredResponse> sending) {
        VaultKey key = call.key();
        if (vault.begin(key) != ResultVault.State.UNKNOWN) {
            return vault.find(key).orElseThrow(() -> lost().build());
        }
        if (key.claim()
                .filter(code -> vault.begin(code) != ResultVault.State.UNKNOWN)
                .isPresent()) {
            vault.withdraw(key);
            throw claimed();
        }
        StoredResponse answer;
        try {
            answer = sending.apply(Deadline.after(ticker, call.exchangeTimeout()));
        } catch (VeriportException failure) {
            if (failure.phase() == Phase.NOT_SENT) {
                key.claim().ifPresent(vault::withdraw);
                vault.withdraw(key);
                boolean closing = detachedTasks.closed().isDone(); // the interrupt came from closing, not from a waiter
                throw closing ? DetachedTasks.closedFailure() : failure;
            }
            throw CallFailures.outcomeUnknown(failure).build();
        }
        answers.store(call.operation(), key, answer);
        return answer;
    }

    private StoredResponse await(CompletableFuture<StoredResponse> result, Deadline deadline) {
        try {
            if (!deadline.ticker().await(result, deadline.atNanos())) {
                throw unknown().build();
            }
            return result.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw unknown().build();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof VeriportException failure) {
                throw failure.toBuilder().build(); // a failure of its own for each waiter, with its own stack
            }
            throw unknown().unexpected(failed).build();
        }
    }

    /** Another session redeemed the code: its answer is about another person. */
    private static VeriportException claimed() {
        return VeriportException.notSent(
                        ErrorCode.INVALID_REQUEST,
                        "the code was handed in with another session before: complete that session, or start again")
                .reason(ReasonCode.CODE_INVALID_OR_USED)
                .build();
    }

    /** The request was sent before, and its answer is not in the vault. */
    private static VeriportException.Builder lost() {
        return unknown().message("no answer was kept: ask the vendor, and do not take it for a rejection");
    }

    private static VeriportException.Builder unknown() {
        return VeriportException.of(
                        ErrorCode.OUTCOME_UNKNOWN,
                        "the answer is not known: complete the same session again, and do not take it for a rejection")
                .phase(Phase.SENT_UNKNOWN);
    }
}
