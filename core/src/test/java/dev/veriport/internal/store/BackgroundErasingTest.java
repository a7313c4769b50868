package dev.veriport.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VaultKey;
import dev.veriport.store.ResultVault;
import dev.veriport.testkit.time.MutableTicker;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** S5, S6: what is over is erased aside. */
@Timeout(60)
final class BackgroundErasingTest {
    private static final Duration BETWEEN_STEPS = Duration.ofMillis(50);
    private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(1);
    private static final VaultKey KEY = VaultKey.of(new ProviderId("vendor"), "code");

    private final MutableTicker ticker = new MutableTicker();
    private final DetachedTasks detachedTasks = new DetachedTasks("erasing");
    private final AtomicInteger steps = new AtomicInteger();

    @AfterEach
    void close() {
        detachedTasks.close();
    }

    /** @param step what each step of erasing does: whether there is more */
    private ResultVault erasing(BooleanSupplier step) {
        MemoryResultVault kept = new MemoryStore(() -> Instant.EPOCH, ticker, detachedTasks, 0).vault();
        ResultVault counting = (ResultVault) Proxy.newProxyInstance(
                ResultVault.class.getClassLoader(), new Class<?>[] {ResultVault.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("eraseExpired")) {
                        steps.incrementAndGet();
                        return step.getAsBoolean();
                    }
                    return method.invoke(kept, arguments);
                });
        return new BackgroundErasing(counting, ticker, detachedTasks);
    }

    private static Optional<Thread> thread() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("veriport-erasing-vault"))
                .findAny();
    }

    private void pass(Duration time) throws InterruptedException {
        ticker.advance(time);
        ticker.awaitWaiters(1);
    }

    @Test
    @DisplayName("S5 a vault of which nothing is redeemed has no thread; one has one thread")
    void begins() throws Exception {
        ResultVault vault = erasing(() -> false);
        vault.find(KEY);
        vault.entries("", 10);
        assertThat(thread()).isEmpty();
        vault.begin(KEY, "mine");
        vault.begin(KEY, "mine");
        ticker.awaitWaiters(1);
        assertThat(thread()).isPresent();
    }

    @Test
    @DisplayName("S5 while there is more a step is done every 50 ms, then once a minute")
    void bounded() throws Exception {
        ResultVault vault = erasing(() -> steps.get() < 3);
        vault.begin(KEY, "mine");
        ticker.awaitWaiters(1);
        assertThat(steps).hasValue(0);
        for (int step = 1; step <= 3; step++) {
            pass(BETWEEN_STEPS.minusNanos(1));
            assertThat(steps).hasValue(step - 1);
            pass(Duration.ofNanos(1));
            assertThat(steps).hasValue(step);
        }
        pass(BETWEEN_ROUNDS.minusNanos(1));
        assertThat(steps).hasValue(3);
        pass(Duration.ofNanos(1));
        assertThat(steps).hasValue(4);
    }

    @Test
    @DisplayName("S8 a step that fails is tried again a minute later, whatever the failure is")
    void fails() throws Exception {
        ResultVault vault = erasing(() -> {
            if (steps.get() == 1) {
                throw VeriportException.notSent(ErrorCode.UNAVAILABLE, "away").build();
            }
            if (steps.get() == 2) {
                throw new IllegalStateException("a bug of the engine");
            }
            return false;
        });
        vault.begin(KEY, "mine");
        ticker.awaitWaiters(1);
        pass(BETWEEN_STEPS);
        for (int step = 1; step <= 3; step++) {
            assertThat(steps).hasValue(step);
            pass(BETWEEN_ROUNDS);
        }
    }

    @Test
    @DisplayName("S5 the thread ends when Veriport is closed, and none begins afterwards")
    void closed() throws Exception {
        ResultVault vault = erasing(() -> true);
        vault.begin(KEY, "mine");
        ticker.awaitWaiters(1);
        Thread thread = thread().orElseThrow();
        detachedTasks.close();
        thread.join(20_000);
        assertThat(thread.isAlive()).isFalse();
        erasing(() -> true).begin(KEY, "mine");
        assertThat(thread()).isEmpty();
    }
}
