package dev.veriport.internal.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent.StoreBack;
import dev.veriport.fakes.EventLog;
import dev.veriport.fakes.UnreliableStore;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VaultKey;
import dev.veriport.store.ResultVault;
import dev.veriport.store.VaultIntent.State;
import dev.veriport.testkit.time.MutableTicker;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert;

/** A store that one process reaches through its availability, and another directly, in virtual time. */
final class StoreFixture implements AutoCloseable {
    static final VaultKey KEY = key("code");
    static final Duration KEEP = Duration.ofMinutes(15);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    final MutableTicker ticker = new MutableTicker();
    final DetachedTasks detachedTasks = new DetachedTasks("fixture");
    final EventLog events = new EventLog();
    /** What is in the store, as another process finds it. */
    final MemoryStore another;

    final UnreliableStore store;
    final StoreAvailability availability;
    private volatile Duration jump = Duration.ZERO;

    StoreFixture() {
        DetachedTasks unused = new DetachedTasks("unused");
        unused.close(); // what is over is erased by eraseExpired alone
        this.another = new MemoryStore(this::storeTime, ticker, unused, 1_000);
        this.store = new UnreliableStore(another);
        this.availability = new StoreAvailability("shared", store, ticker, detachedTasks, events);
    }

    static VaultKey key(String code) {
        return VaultKey.of(new ProviderId("vendor"), code);
    }

    /** A process's vault. Of at most ten bytes of answers that are not written. */
    ResultVault vault(VaultFailurePolicy policy) {
        return new GuardedVault(store.vault(), availability, policy, ticker, 10);
    }

    static State begin(ResultVault in, VaultKey key) {
        return in.begin(key, ResultVault.newOwner()).state();
    }

    static void keep(ResultVault in, VaultKey key, String answer) {
        in.keep(key, answer.getBytes(UTF_8), KEEP);
    }

    static Optional<String> find(ResultVault in, VaultKey key) {
        return in.find(key).map(bytes -> new String(bytes, UTF_8));
    }

    static void isAway(VeriportException failure) {
        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure.phase()).isEqualTo(Phase.NOT_SENT);
    }

    /** The store's time of day. */
    Instant storeTime() {
        return NOON.plus(jump).plus(ticker.elapsed());
    }

    /** The store's time of day jumps. */
    void jump(Duration time) {
        jump = jump.plus(time);
    }

    /** The store is lost, and a step has found out. */
    void lose() throws InterruptedException {
        store.lose();
        findOut();
        store.forgetSteps();
    }

    /** A step reaches for the store. */
    Throwable findOut() throws InterruptedException {
        Throwable failure =
                catchThrowable(() -> availability.call(() -> store.vault().find(KEY)));
        ticker.awaitWaiters(1); // the ping
        return failure;
    }

    /** Time passes while the store is away, and each ping in it fails. */
    void passAway(Duration time) throws InterruptedException {
        ticker.advance(time);
        ticker.awaitWaiters(1); // for the next ping
    }

    /** The store answers again, is found to, and has taken what was waiting for it. */
    void comeBack() throws InterruptedException {
        store.comeBack();
        pinged();
    }

    /** The store works for so long that its next outage is a new one. */
    void worksForAWhile() {
        ticker.advance(Duration.ofSeconds(10));
    }

    /** The next ping finds that the store is back, and all that follows from it is done. */
    void pinged() throws InterruptedException {
        int before = events.of(StoreBack.class).size();
        ticker.awaitWaiters(1);
        ticker.advance(Duration.ofSeconds(1));
        events.await(StoreBack.class, before + 1);
        settled();
    }

    /** Returns when nothing is done in the background. */
    void settled() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("veriport-fixture-store")) {
                thread.join(20_000);
            }
        }
    }

    static VeriportException failure(ThrowableAssert.ThrowingCallable call) {
        return Assertions.catchThrowableOfType(VeriportException.class, call);
    }

    @Override
    public void close() {
        detachedTasks.close();
    }
}
