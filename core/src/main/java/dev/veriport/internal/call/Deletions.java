package dev.veriport.internal.call;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportListener;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.Ascii;
import dev.veriport.model.ProviderId;
import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Deletes what a start has created when a later request of the same start fails, because it can contain personal data. A
 * deletion has a thread and a deadline of its own, so that it continues when its caller has stopped waiting. Thread-safe.
 */
public final class Deletions {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** The part of the caller's remaining time that is spent on waiting for a deletion: a fourth. */
    private static final int WAITING_SHARE = 4;

    private final ProviderId provider;
    private final Ticker ticker;
    private final DetachedTasks detachedTasks;
    private final VeriportListener listener;

    public Deletions(ProviderId provider, Ticker ticker, DetachedTasks detachedTasks, VeriportListener listener) {
        this.provider = provider;
        this.ticker = ticker;
        this.detachedTasks = detachedTasks;
        this.listener = listener;
    }

    /** As {@code ProviderRuntime.orDelete}. */
    public <T> T orDelete(String created, Deadline deadline, Supplier<T> next, Consumer<Deadline> deletion) {
        String id = Ascii.isPrintableId(created) ? created : "(an id that cannot be printed)";
        try {
            return next.get();
        } catch (VeriportException failure) {
            throw afterDeletion(failure, id, deadline, begin(id, deletion));
        } catch (RuntimeException unexpected) {
            throw afterDeletion(CallFailures.unexpected(unexpected), id, deadline, begin(id, deletion));
        } catch (Error fatal) {
            CompletableFuture<Void> unused = begin(id, deletion);
            throw fatal;
        }
    }

    /** @return completes when it is deleted, or exceptionally when the deletion failed */
    private CompletableFuture<Void> begin(String id, Consumer<Deadline> deletion) {
        CompletableFuture<Void> deleted = new CompletableFuture<>();
        try {
            detachedTasks.start("delete", () -> delete(id, deletion, deleted));
        } catch (VeriportException closed) {
            fail(deleted, id, closed);
        } catch (Error noMoreThreads) {
            fail(deleted, id, CallFailures.unexpected(new IllegalStateException(noMoreThreads)));
        }
        return deleted;
    }

    private void delete(String id, Consumer<Deadline> deletion, CompletableFuture<Void> deleted) {
        try {
            deletion.accept(Deadline.after(ticker, TIMEOUT));
            deleted.complete(null);
        } catch (VeriportException failure) {
            if (failure.code() == ErrorCode.NOT_FOUND) {
                deleted.complete(null);
            } else {
                fail(deleted, id, failure);
            }
        } catch (RuntimeException unexpected) {
            fail(deleted, id, CallFailures.unexpected(unexpected));
        } catch (Error fatal) {
            fail(deleted, id, CallFailures.unexpected(new IllegalStateException(fatal)));
            throw fatal;
        }
    }

    private void fail(CompletableFuture<Void> deleted, String id, VeriportException failure) {
        listener.on(new VeriportEvent.LeftAtVendor(provider, id, failure.code()));
        deleted.completeExceptionally(failure);
    }

    /** The failure itself when the deletion is confirmed in time; otherwise one that names what may be left. */
    private VeriportException afterDeletion(
            VeriportException failure, String id, Deadline deadline, CompletableFuture<Void> deleted) {
        await(deleted, deadline);
        boolean ended = deleted.isDone(); // asked once: it may end at any time
        if (ended && !deleted.isCompletedExceptionally()) {
            return failure;
        }
        VeriportException named = failure.toBuilder().leftAtVendor(provider, id).build();
        if (ended) {
            named.addSuppressed(deleted.handle((nothing, why) -> why).join());
        }
        return named;
    }

    private void await(CompletableFuture<Void> deleted, Deadline deadline) {
        try {
            ticker.await(deleted, ticker.nanos() + deadline.remaining().toNanos() / WAITING_SHARE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt(); // the deletion continues
        }
    }
}
