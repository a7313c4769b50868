package dev.veriport.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent;
import dev.veriport.fakes.EventLog;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.ProviderId;
import dev.veriport.testkit.time.MutableTicker;
import dev.veriport.time.Deadline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class DeletionsTest {
    private static final ProviderId VENDOR = new ProviderId("vendor");
    private static final Duration TIMEOUT = Duration.ofSeconds(8);

    private final MutableTicker ticker = new MutableTicker();
    private final EventLog events = new EventLog();
    private final DetachedTasks tasks = new DetachedTasks("vendor");
    private final Deletions deletions = new Deletions(VENDOR, ticker, tasks, events);

    @AfterEach
    void close() {
        tasks.close();
    }

    private VeriportException failure(String created, Supplier<String> next, Consumer<Deadline> deletion) {
        return catchThrowableOfType(
                VeriportException.class,
                () -> deletions.orDelete(created, Deadline.after(ticker, TIMEOUT), next, deletion));
    }

    private static String refused() {
        VeriportException refused =
                VeriportException.of(ErrorCode.PERMISSION, "scripted").build();
        refused.addSuppressed(new IllegalArgumentException("of the request"));
        throw refused;
    }

    private static void notDeleted(Deadline deadline) {
        throw VeriportException.of(ErrorCode.PERMISSION, "scripted").build();
    }

    @Test
    @DisplayName("L4 a deletion has 10 seconds of its own, and its caller waits for a fourth of what remains")
    void times() throws Exception {
        CompletableFuture<Duration> given = new CompletableFuture<>();
        CompletableFuture<Void> end = new CompletableFuture<>();
        CompletableFuture<VeriportException> thrown = new CompletableFuture<>();
        Thread caller = new Thread(() -> thrown.complete(failure(
                "person-1",
                () -> {
                    ticker.advance(Duration.ofSeconds(4));
                    return refused();
                },
                deadline -> {
                    given.complete(deadline.remaining());
                    end.join();
                })));
        caller.start();

        assertThat(given.get(30, TimeUnit.SECONDS)).isEqualTo(Duration.ofSeconds(10));
        ticker.awaitWaiters(1);
        ticker.advance(Duration.ofSeconds(1).minusNanos(1));
        ticker.awaitWaiters(1);
        assertThat(thrown).isNotDone();
        ticker.advance(Duration.ofNanos(1));

        assertThat(thrown.get(30, TimeUnit.SECONDS).leftAtVendor()).containsExactly("vendor:person-1");
        assertThat(events.events()).isEmpty();
        end.complete(null);
    }

    @Test
    @DisplayName("L4 steps within steps are deleted each, and each that is left is named")
    void nested() {
        VeriportException failure = failure(
                "person-1",
                () -> deletions.orDelete(
                        "file-1", Deadline.after(ticker, TIMEOUT), DeletionsTest::refused, DeletionsTest::notDeleted),
                DeletionsTest::notDeleted);

        assertThat(failure.leftAtVendor()).containsExactly("vendor:file-1", "vendor:person-1");
        assertThat(events.of(VeriportEvent.LeftAtVendor.class))
                .extracting(VeriportEvent.LeftAtVendor::id)
                .containsExactly("file-1", "person-1");
        assertThat(failure.getSuppressed())
                .extracting(Throwable::getMessage)
                .containsExactly("of the request", "scripted", "scripted");
    }

    @Test
    @DisplayName("L4 what was created is deleted whatever the next request fails with, an error of the JVM too")
    void whateverFails() throws Exception {
        CompletableFuture<Void> first = new CompletableFuture<>();
        VeriportException unexpected = failure(
                "person-1",
                () -> {
                    throw new IllegalStateException("canary-7f");
                },
                deadline -> first.complete(null));
        CompletableFuture<Void> second = new CompletableFuture<>();
        StackOverflowError fatal = catchThrowableOfType(
                StackOverflowError.class,
                () -> deletions.orDelete(
                        "person-2",
                        Deadline.after(ticker, TIMEOUT),
                        () -> {
                            throw new StackOverflowError();
                        },
                        deadline -> second.complete(null)));

        assertThat(unexpected.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(unexpected.leftAtVendor()).isEmpty();
        assertThat(first).isDone();
        assertThat(fatal).isNotNull();
        second.get(30, TimeUnit.SECONDS);
    }

    @Test
    @DisplayName("L4 an id that cannot be printed is not printed")
    void unprintable() {
        String id = "person\ncanary-7f";

        VeriportException failure = failure(id, DeletionsTest::refused, DeletionsTest::notDeleted);

        assertThat(failure.leftAtVendor()).containsExactly("vendor:(an id that cannot be printed)");
        assertThat(events.events().toString()).doesNotContain("canary-7f");
    }
}
