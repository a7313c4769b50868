package dev.veriport.store.redis;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs steps in Redis. It connects when it is first needed. When a server says that it is not the one to ask, or is silent, the
 * link is closed, and the next step looks for the primary again. No step is sent twice, and none waits longer than three
 * seconds. Thread-safe.
 */
final class RedisConnection implements AutoCloseable {
    /** Connecting, if need be, and the step. */
    private static final Duration STEP = Duration.ofMillis(2_900);
    /** More than {@link #REPLICATE}, and than a silent connection lives. */
    private static final Duration ANSWER = Duration.ofMillis(1_700);
    /** Less than a silent connection lives, since {@code WAIT} answers when its time is over. */
    private static final Duration REPLICATE = Duration.ofMillis(800);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final RedisConnector connector;
    private final Ticker ticker;
    private final ReentrantLock lock = new ReentrantLock(); // never held during I/O
    private @Nullable Attempt latest;
    private boolean closed;

    /** The latest attempt to connect. Its failure is reported to all, until the next attempt. */
    private record Attempt(CompletableFuture<RedisLink> link, long at) {
        @SuppressWarnings("ReferenceEquality") // the same link: another one may have replaced it
        boolean isOf(RedisLink opened) {
            return link.isDone() && !link.isCompletedExceptionally() && link.join() == opened;
        }
    }

    /** @param replicas how many replicas had the step's writes when the time was over */
    record Replicated(Reply reply, long replicas) {}

    RedisConnection(RedisSettings settings, Ticker ticker, FleetListener listener) {
        this.connector = new RedisConnector(settings, ANSWER, listener);
        this.ticker = ticker;
    }

    /** @throws VeriportException {@link ErrorCode#UNAVAILABLE} or {@link ErrorCode#CONFIGURATION} */
    Reply run(Step step) {
        return readable(step, ask(step.key(), step.script(), link -> evaluate(link.commands(), step)));
    }

    /** Runs a step, and waits until replicas have what it wrote. */
    Replicated runReplicated(Step step, int replicas) {
        Replicated done = ask(
                step.key(),
                step.script(),
                link -> link.durable(step.key())
                        .thenCompose(commands -> evaluate(commands, step)
                                .thenCompose(reply -> commands.waitForReplication(replicas, REPLICATE.toMillis())
                                        .thenApply(reached -> new Replicated(reply, reached)))));
        readable(step, done.reply());
        return done;
    }

    /** Sends one command. */
    <T> T send(String key, Function<RedisClusterAsyncCommands<String, byte[]>, CompletionStage<T>> command) {
        return ask(key, null, link -> command.apply(link.commands()));
    }

    /** Runs steps together, and waits for all of their answers. */
    List<Reply> runAll(List<Step> steps) {
        return steps.isEmpty()
                ? List.of()
                : ask(
                        steps.get(0).key(),
                        steps.get(0).script(),
                        link -> all(steps, step -> evaluate(link.commands(), step)));
    }

    /** The names of the primaries, sorted. */
    List<String> primaries() {
        return link(PAUSE, Deadline.after(ticker, STEP)).primaries();
    }

    /** Sends one command to one primary. */
    <T> T sendTo(
            String primary,
            String key,
            Function<RedisClusterAsyncCommands<String, byte[]>, ? extends CompletionStage<T>> command) {
        return ask(key, null, link -> link.primary(primary).thenCompose(command));
    }

    /** Writes to every primary, and looks for the primaries anew when that fails. */
    void ping() {
        Deadline deadline = Deadline.after(ticker, STEP);
        RedisLink link = link(Duration.ZERO, deadline);
        try {
            ask(
                    link,
                    deadline,
                    Names.ping(0),
                    null,
                    opened -> all(
                            opened.pings(),
                            key -> opened.commands().set(key, new byte[0], SetArgs.Builder.px(Duration.ofSeconds(1)))));
        } catch (VeriportException failed) {
            leave(link, failed);
            throw failed;
        }
    }

    private <T> T ask(String key, @Nullable Script script, Function<RedisLink, ? extends CompletionStage<T>> step) {
        Deadline deadline = Deadline.after(ticker, STEP);
        return ask(link(PAUSE, deadline), deadline, key, script, step);
    }

    private <T> T ask(
            RedisLink link,
            Deadline deadline,
            String key,
            @Nullable Script script,
            Function<RedisLink, ? extends CompletionStage<T>> step) {
        try {
            return await(step.apply(link).toCompletableFuture(), deadline);
        } catch (RedisException | ExecutionException | TimeoutException failed) {
            RedisFailure failure = RedisFailure.of(failed, key, script);
            VeriportException exception = failure.toException();
            if (failure.meaning() == FailureMeaning.LOOK_AGAIN) {
                leave(link, exception);
            }
            throw exception;
        }
    }

    private static <T> T await(CompletableFuture<T> answer, Deadline deadline)
            throws ExecutionException, TimeoutException {
        try {
            return answer.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw VeriportException.notSent(ErrorCode.INTERRUPTED, "interrupted while asking Redis")
                    .build();
        } catch (CancellationException cut) {
            throw new ExecutionException(cut);
        }
    }

    private static Reply readable(Step step, Reply reply) {
        if (reply.isUnreadable()) {
            throw RedisFailure.notOurs(String.join(" or ", step.keys()));
        }
        return reply;
    }

    private static CompletionStage<Reply> evaluate(RedisClusterAsyncCommands<String, byte[]> commands, Step step) {
        String[] keys = step.keys().toArray(String[]::new);
        byte[][] arguments = step.arguments().toArray(byte[][]::new);
        ScriptOutputType list = ScriptOutputType.MULTI;
        return commands.<List<Object>>evalsha(step.script().digest(), list, keys, arguments)
                .handle((parts, failure) -> {
                    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                    return cause instanceof RedisNoScriptException
                            ? commands.<List<Object>>eval(step.script().text(), list, keys, arguments)
                            : failure == null
                                    ? CompletableFuture.completedFuture(parts)
                                    : CompletableFuture.<List<Object>>failedFuture(failure);
                })
                .thenCompose(Function.identity())
                .thenApply(Reply::new);
    }

    private static <A, T> CompletionStage<List<T>> all(
            List<A> questions, Function<A, ? extends CompletionStage<T>> ask) {
        List<CompletableFuture<T>> answers = questions.stream()
                .map(question -> ask.apply(question).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(done -> answers.stream().map(CompletableFuture::join).toList());
    }

    /** @param pause since a failed attempt, before the next one */
    private RedisLink link(Duration pause, Deadline deadline) {
        try {
            return await(attempt(pause), deadline);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof VeriportException known
                    ? known.toBuilder().build()
                    : RedisFailure.of(failed, Names.COUNTS_MISSING, null).toException();
        } catch (TimeoutException silent) {
            throw RedisFailure.of(silent, Names.COUNTS_MISSING, null).toException();
        }
    }

    private CompletableFuture<RedisLink> attempt(Duration pause) {
        lock.lock();
        try {
            if (closed) {
                throw VeriportException.notSent(ErrorCode.UNAVAILABLE, "Redis was closed with Veriport")
                        .build();
            }
            Attempt now = latest;
            if (now == null
                    || (now.link().isCompletedExceptionally() && ticker.nanos() - now.at() >= pause.toNanos())) {
                now = new Attempt(connector.connect(), ticker.nanos());
                latest = now;
            }
            return now.link();
        } finally {
            lock.unlock();
        }
    }

    /** Closes the link, unless another has replaced it. */
    private void leave(RedisLink link, VeriportException reason) {
        lock.lock();
        try {
            if (latest == null || !latest.isOf(link)) {
                return;
            }
            latest = new Attempt(CompletableFuture.failedFuture(reason), ticker.nanos());
        } finally {
            lock.unlock();
        }
        link.close();
    }

    @Override
    public void close() {
        Attempt last;
        lock.lock();
        try {
            closed = true;
            last = latest;
        } finally {
            lock.unlock();
        }
        if (last != null) {
            last.link()
                    .thenCompose(RedisLink::close)
                    .exceptionally(neverOpened -> null)
                    .completeOnTimeout(null, ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
        connector.close();
    }
}
