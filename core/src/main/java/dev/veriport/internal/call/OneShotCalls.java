package dev.veriport.internal.call;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.VaultKey;
import dev.veriport.spi.Attempt;
import dev.veriport.store.ResultVault;
import dev.veriport.store.StoredResponse;
import dev.veriport.time.Deadline;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Redemptions of what exists once: at most one request each, whatever becomes of those who wait for it. */
final class OneShotCalls {
    private static final Logger LOG = LoggerFactory.getLogger(OneShotCalls.class);

    private final ResultVault vault;
    private final DetachedTasks detachedTasks;
    private final ConcurrentMap<VaultKey, CompletableFuture<StoredResponse>> open = new ConcurrentHashMap<>();

    OneShotCalls(ResultVault vault, DetachedTasks detachedTasks) {
        this.vault = vault;
        this.detachedTasks = detachedTasks;
    }

    /** @param kept is told when the answer is in the vault */
    StoredResponse redeem(VaultKey key, Deadline deadline, Supplier<StoredResponse> exchange, Runnable kept) {
        Optional<StoredResponse> before = vault.find(key);
        if (before.isPresent()) {
            return before.get();
        }
        CompletableFuture<StoredResponse> mine = new CompletableFuture<>();
        CompletableFuture<StoredResponse> underWay = open.putIfAbsent(key, mine);
        if (underWay != null) {
            return await(underWay, deadline);
        }
        try {
            detachedTasks.start("redeem", () -> settle(mine, key, exchange, kept));
        } catch (VeriportException | Error notStarted) {
            open.remove(key, mine);
            throw notStarted;
        }
        return await(mine, deadline);
    }

    private void settle(
            CompletableFuture<StoredResponse> result, VaultKey key, Supplier<StoredResponse> exchange, Runnable kept) {
        try {
            StoredResponse response = intendAndSend(key, exchange, kept);
            open.remove(key, result); // first: who comes after the answer asks the vault
            result.complete(response);
        } catch (Throwable failure) {
            open.remove(key, result);
            result.completeExceptionally(failure);
        }
    }

    private StoredResponse intendAndSend(VaultKey key, Supplier<StoredResponse> exchange, Runnable kept) {
        ResultVault.State before = vault.begin(key);
        if (before != ResultVault.State.UNKNOWN) {
            return vault.find(key).orElseThrow(() -> lost().build());
        }
        if (key.claim()
                .filter(code -> vault.begin(code) != ResultVault.State.UNKNOWN)
                .isPresent()) {
            vault.withdraw(key);
            throw claimed();
        }
        StoredResponse response;
        try {
            response = exchange.get();
        } catch (VeriportException failure) {
            if (failure.phase() == Phase.NOT_SENT) {
                key.claim().ifPresent(vault::withdraw);
                vault.withdraw(key);
                boolean closing = detachedTasks.closed().isDone(); // its interrupt is not the waiters'
                throw closing ? DetachedTasks.closedFailure() : failure;
            }
            throw outcomeUnknown(failure);
        }
        keep(key, response, kept);
        return response;
    }

    /** What cannot be kept is still given. */
    void keep(VaultKey key, StoredResponse response, Runnable kept) {
        try {
            vault.keep(key, response);
            kept.run();
        } catch (RuntimeException unkept) {
            LOG.warn("{}: the answer could not be kept and is given once: {}", key, unkept.toString());
        }
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
                throw failure.toBuilder().build(); // each waiter its own, with its own stack
            }
            throw unknown().unexpected(failed).build();
        }
    }

    /**
     * An answer that tells how it went. Of any other nobody knows whether the vendor had begun, so it fails here, where
     * the breaker sees it.
     */
    static Attempt<StoredResponse> requireConclusive(Attempt<StoredResponse> exchange) {
        return () -> {
            Attempt.Prepared<StoredResponse> prepared = exchange.prepare();
            return () -> requireConclusive(prepared.send());
        };
    }

    private static StoredResponse requireConclusive(StoredResponse response) {
        int status = response.status();
        if (status >= 500) {
            throw VeriportException.of(ErrorCode.UNAVAILABLE, "the vendor failed")
                    .httpStatus(status)
                    .build();
        }
        if (status == 407 || status == 421 || status == 425) {
            throw VeriportException.notSent(
                            ErrorCode.UNAVAILABLE,
                            "something before the vendor answered " + status + " and passed nothing on: try again")
                    .httpStatus(status)
                    .phase(Phase.NOT_SENT)
                    .build();
        }
        if (status == 408 || status == 429) {
            throw VeriportException.of(ErrorCode.RATE_LIMITED, "the vendor asked to wait")
                    .httpStatus(status)
                    .build();
        }
        if (!isVendors(response)) {
            throw VeriportException.of(
                            ErrorCode.UNAVAILABLE, "the answer is not one of the vendor's: ask who runs the gateway")
                    .httpStatus(status)
                    .build();
        }
        return response;
    }

    /** A gateway redirects, cuts an answer, has none, or refuses in its own words; the vendor may have been asked. */
    private static boolean isVendors(StoredResponse response) {
        return switch (response.status()) {
            case 204, 205, 206, 451 -> false;
            case 403 -> new String(response.body(), ISO_8859_1).stripLeading().startsWith("{");
            default -> response.status() < 300 || response.status() >= 400;
        };
    }

    /** Another session has the code; its answer is about somebody else. */
    private static VeriportException claimed() {
        return VeriportException.notSent(
                        ErrorCode.INVALID_REQUEST,
                        "the code was handed in with another session before: complete that session, or start again")
                .reason(ReasonCode.CODE_INVALID_OR_USED)
                .build();
    }

    /** It was tried before, and nobody has the answer. */
    private static VeriportException.Builder lost() {
        return unknown().message("no answer was kept: ask the vendor, and do not take it for a rejection");
    }

    private static VeriportException.Builder unknown() {
        return VeriportException.of(
                        ErrorCode.OUTCOME_UNKNOWN,
                        "the answer is not known: complete the same session again, and do not take it for a rejection")
                .phase(Phase.SENT_UNKNOWN);
    }

    /** What was the caller's doing is told before it. */
    static VeriportException outcomeUnknown(VeriportException failure) {
        String first = failure.code() == ErrorCode.INVALID_REQUEST ? failure.getMessage() + "; " : "";
        return failure.toBuilder()
                .code(ErrorCode.OUTCOME_UNKNOWN)
                .message(first
                        + "the request may have been carried out and its answer is lost: do not repeat it blindly")
                .build();
    }
}
