package dev.veriport.internal.call;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.internal.store.LatestKeys;
import dev.veriport.internal.store.Vault;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.VaultKey;
import dev.veriport.spi.Answers;
import dev.veriport.spi.VendorCall;
import dev.veriport.store.ResultVault;
import dev.veriport.store.StoredResponse;
import dev.veriport.store.VaultIntent;
import dev.veriport.store.VaultIntent.State;
import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Gets answers that exist once. At most one request is sent for a key, in a thread of its own, so that a caller who stops
 * waiting does not end it. The answer is stored before anybody reads it. Thread-safe.
 */
final class Redemptions {
    /** From the end of an exchange until its answer is stored. */
    private static final Duration TIME_TO_STORE = Duration.ofSeconds(5);

    private final Ticker ticker;
    private final AnswerVault answers;
    private final Vault vault;
    private final DetachedTasks detachedTasks;
    /** By the value of the key, which no name of the instance changes. */
    private final ConcurrentMap<String, Running> open = new ConcurrentHashMap<>();
    /** What this process has sent. Where no answer is stored, no other process stores one. */
    private final Set<VaultKey> sent = LatestKeys.set();

    /** @param key under which the answer is stored: that of another name of the instance, perhaps */
    private record Redeemed(VaultKey key, StoredResponse answer) {}

    /** A redemption in progress. */
    private static final class Running {
        private final CompletableFuture<Redeemed> result = new CompletableFuture<>();
        /** Whether a caller has stopped waiting, and nobody may read the answer. */
        private volatile boolean isLeft;
    }

    Redemptions(Ticker ticker, AnswerVault answers, DetachedTasks detachedTasks) {
        this.ticker = ticker;
        this.answers = answers;
        this.vault = answers.vault();
        this.detachedTasks = detachedTasks;
    }

    /**
     * Redeems, or reads the stored answer.
     *
     * @param sending sends the request within the deadline it is given, and returns a conclusive answer
     * @param reading reads the answer in the caller's thread
     */
    <T> T redeem(
            VendorCall.Redemption<T> call,
            Function<Deadline, StoredResponse> sending,
            Function<StoredResponse, T> reading) {
        VaultKey key = call.key();
        try {
            Redeemed redeemed = stored(key).orElseGet(() -> redeemOnce(call, sending));
            key = redeemed.key();
            return answers.assign(key, reading.apply(redeemed.answer()));
        } catch (VeriportException failure) {
            throw failure.toBuilder().vaultKey(key).build();
        }
    }

    private Optional<Redeemed> stored(VaultKey key) {
        return Stream.concat(Stream.of(key), otherNames(key))
                .flatMap(name -> vault.find(name).map(answer -> new Redeemed(name, answer)).stream())
                .findFirst();
    }

    /** What was redeemed under one name of the instance is not redeemed again under another. */
    private Stream<VaultKey> otherNames(VaultKey key) {
        return answers.names().stream()
                .filter(name -> !name.equals(key.provider()))
                .map(key::named);
    }

    private Redeemed redeemOnce(VendorCall.Redemption<?> call, Function<Deadline, StoredResponse> sending) {
        String key = call.key().value();
        Running mine = new Running();
        Running running = open.putIfAbsent(key, mine);
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

    private void settle(Running running, VendorCall.Redemption<?> call, Function<Deadline, StoredResponse> sending) {
        String key = call.key().value();
        try {
            Redeemed redeemed = sendOnce(call, sending);
            open.remove(key, running); // before the result: a later call finds the answer in the vault
            running.result.complete(redeemed);
            if (running.isLeft) {
                assignUnread(call, redeemed);
            }
        } catch (Throwable failure) {
            open.remove(key, running);
            running.result.completeExceptionally(failure);
        }
    }

    /** An answer that cannot be read is not assigned. */
    private void assignUnread(VendorCall.Redemption<?> call, Redeemed redeemed) {
        try {
            answers.assign(redeemed.key(), Answers.read(redeemed.answer(), call.reader()));
        } catch (VeriportException toldToItsReader) {
            return;
        }
    }

    private Redeemed sendOnce(VendorCall.Redemption<?> call, Function<Deadline, StoredResponse> sending) {
        VaultKey key = call.key();
        String owner = ResultVault.newOwner();
        Optional<Redeemed> another =
                beginOrAwait(key, owner, call.exchangeTimeout().plus(TIME_TO_STORE));
        if (another.isPresent()) {
            return another.get();
        }
        StoredResponse answer;
        try {
            CallFailures.notSent(() -> claim(key, owner));
            sent.add(key);
            answer = sending.apply(Deadline.after(ticker, call.exchangeTimeout()));
        } catch (VeriportException failure) {
            if (failure.phase() == Phase.NOT_SENT) {
                sent.remove(key);
                withdrawAll(key, owner, failure);
                boolean closing = detachedTasks.closed().isDone(); // the interrupt came from closing, not from a waiter
                throw closing ? DetachedTasks.closedFailure() : failure;
            }
            throw CallFailures.outcomeUnknown(failure).build();
        }
        undisturbed(() -> answers.store(call.operation(), key, answer));
        return new Redeemed(key, answer);
    }

    /** Records the use of the code itself, where the key has one. Nothing is sent unless it is this caller's. */
    private void claim(VaultKey key, String owner) {
        Optional<VaultKey> claim = key.claim();
        if (claim.isPresent() && begin(claim.get(), owner).state() != State.BEGUN) {
            throw claimed();
        }
    }

    /** Nothing is sent for what this caller has begun, so no intent may stay. What fails here does not hide why. */
    private void withdrawAll(VaultKey key, String owner, VeriportException nothingSent) {
        undisturbed(() -> Stream.concat(key.claim().stream(), Stream.of(key)).forEach(begun -> {
            try {
                vault.withdraw(begun, owner);
            } catch (RuntimeException failed) {
                nothingSent.addSuppressed(CallFailures.unexpected(failed));
            }
        }));
    }

    /** An interrupt, which closing sends, must not keep a step from the store. */
    private static void undisturbed(Runnable step) {
        boolean isInterrupted = Thread.interrupted();
        try {
            step.run();
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Begins, or waits for the answer of another process that has begun. When that one withdraws, one of those who wait begins.
     *
     * @param longest the time from an intent to its stored answer; a process that takes longer has ended
     * @return the answer of another; empty when this caller has begun
     */
    private Optional<Redeemed> beginOrAwait(VaultKey key, String owner, Duration longest) {
        while (true) {
            VaultIntent intent = begin(key, owner);
            if (intent.state() == State.BEGUN) {
                return Optional.empty();
            }
            if (intent.state() == State.KEPT) {
                return Optional.of(stored(key).orElseThrow(() -> lost().build()));
            }
            if (sent.contains(key) || intent.age().compareTo(longest) >= 0) {
                throw lost().build();
            }
            pause(vault.pollInterval());
        }
    }

    private void pause(Duration time) {
        try {
            if (!ticker.await(detachedTasks.closed(), ticker.nanos() + time.toNanos())) {
                return;
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        throw DetachedTasks.closedFailure();
    }

    /**
     * Begins, unless it was begun under any name of the instance. It begins under its own name before it looks at the others, so
     * that of two processes that know both names one sees the other.
     */
    private VaultIntent begin(VaultKey key, String owner) {
        VaultIntent own = vault.begin(key, owner);
        if (own.state() != State.BEGUN) {
            return own;
        }
        Optional<VaultIntent> other;
        try {
            other = CallFailures.notSent(() -> otherNames(key)
                    .map(name -> lookedAt(name, owner))
                    .filter(intent -> intent.state() != State.BEGUN)
                    .findFirst());
        } catch (VeriportException nothingSent) {
            withdrawAll(key, owner, nothingSent);
            throw nothingSent;
        }
        other.ifPresent(begunBefore -> undisturbed(() -> vault.withdraw(key, owner)));
        return other.orElse(own);
    }

    private VaultIntent lookedAt(VaultKey name, String owner) {
        VaultIntent intent = vault.begin(name, owner);
        if (intent.state() == State.BEGUN) {
            vault.withdraw(name, owner);
        }
        return intent;
    }

    private static Redeemed await(Running running, Deadline deadline) {
        if (!isDone(running, deadline)) {
            throw unknown().build();
        }
        try {
            return running.result.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof VeriportException failure) {
                throw failure.toBuilder().build(); // a failure of its own for each waiter, with its own stack
            }
            throw unknown().unexpected(failed).build();
        }
    }

    /** A caller says that it leaves before it looks once more: it gets the answer, or the redemption sees that it has left. */
    private static boolean isDone(Running running, Deadline deadline) {
        try {
            if (deadline.ticker().await(running.result, deadline.atNanos())) {
                return true;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        running.isLeft = true;
        return running.result.isDone();
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
