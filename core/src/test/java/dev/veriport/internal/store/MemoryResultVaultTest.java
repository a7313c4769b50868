package dev.veriport.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VaultKey;
import dev.veriport.store.ResultVault;
import dev.veriport.store.VaultEntry;
import dev.veriport.store.VaultIntent;
import dev.veriport.store.VaultIntent.State;
import dev.veriport.testkit.time.MutableTicker;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class MemoryResultVaultTest {
    private static final Duration KEEP = Duration.ofMinutes(15);
    private static final VaultKey A = VaultKey.of(new ProviderId("vendor"), "a");
    private static final VaultKey B = VaultKey.of(new ProviderId("vendor"), "b");
    private static final VaultKey C = VaultKey.of(new ProviderId("vendor"), "c");

    private static final VaultKey FIRST = VaultKey.of(new ProviderId("vendor"), "v-1");
    private static final VaultKey SECOND = VaultKey.of(new ProviderId("vendor"), "v-2");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final MutableTicker ticker = new MutableTicker();
    private final DetachedTasks detachedTasks = new DetachedTasks("vault-test");
    private final MemoryResultVault vault = new MemoryResultVault(() -> NOON, ticker, detachedTasks, 10);

    @AfterEach
    void close() {
        detachedTasks.close();
    }

    private void keep(VaultKey key, int bytes) {
        vault.keep(key, new byte[bytes], KEEP);
    }

    private State begin(VaultKey key) {
        return vault.begin(key, ResultVault.newOwner()).state();
    }

    private int erase(VaultKey verification) {
        return vault.erase(verification, KEEP);
    }

    private static Optional<Thread> sweeper() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("veriport-vault-test-vault"))
                .findAny();
    }

    @Test
    @DisplayName("C3 the vault tells an unknown key, an intent and a kept answer apart")
    void states() {
        assertThat(begin(A)).isEqualTo(State.BEGUN);
        assertThat(begin(A)).isEqualTo(State.INTENDED);
        assertThat(vault.find(A)).isEmpty();

        byte[] answer = {1, 2, 3};
        vault.keep(A, answer, KEEP);
        assertThat(begin(A)).isEqualTo(State.KEPT);
        assertThat(vault.find(A)).containsSame(answer);
        assertThat(begin(B)).isEqualTo(State.BEGUN);
    }

    @Test
    @DisplayName("C3 an intent that is taken back by its owner was never there")
    void withdraw() {
        vault.begin(A, "owner");
        vault.withdraw(A, "another");
        assertThat(begin(A)).isEqualTo(State.INTENDED);
        vault.withdraw(A, "owner");
        assertThat(begin(A)).isEqualTo(State.BEGUN);
        vault.withdraw(B, "owner");
    }

    @Test
    @DisplayName("S3 the age of an intent is measured to the nanosecond, by the time that does not jump")
    void age() {
        vault.begin(A, "owner");
        ticker.advance(Duration.ofNanos(5));
        assertThat(vault.begin(A, "another")).isEqualTo(new VaultIntent(State.INTENDED, Duration.ofNanos(5)));
    }

    @Test
    @DisplayName("an entry says when it was begun, by the time of day")
    void entry() {
        vault.begin(A, "owner");
        keep(B, 3);
        assertThat(vault.entries("", 10).entries())
                .containsExactly(new VaultEntry(A, NOON, false, 0), new VaultEntry(B, NOON, true, 3));
    }

    @Test
    @DisplayName("C3 an answer is kept for 15 minutes from when it came, to the nanosecond, then erased")
    void erased() {
        begin(A);
        ticker.advance(Duration.ofMinutes(1));
        keep(A, 3);
        ticker.advance(KEEP.minusNanos(1));
        assertThat(vault.find(A)).isPresent();
        ticker.advance(Duration.ofNanos(1));
        assertThat(vault.find(A)).isEmpty();
    }

    @Test
    @DisplayName("C3 answers are erased when nobody calls, and the thread that does it ends with the last")
    void sweeperEnds() throws Exception {
        keep(A, 3);
        ticker.awaitWaiters(1);
        Thread first = sweeper().orElseThrow();
        ticker.advance(Duration.ofMinutes(1));
        keep(B, 3);

        ticker.advance(KEEP.minusMinutes(1));
        ticker.awaitWaiters(1);
        assertThat(first.isAlive()).isTrue();
        ticker.advance(Duration.ofMinutes(1));
        first.join(20_000);
        assertThat(first.isAlive()).isFalse();

        keep(C, 3);
        ticker.awaitWaiters(1);
        Thread second = sweeper().orElseThrow();
        ticker.advance(KEEP);
        second.join(20_000);
        assertThat(second.isAlive()).isFalse();
    }

    @Test
    @DisplayName("C3 an unused vault owns no thread")
    void noThread() {
        vault.find(A);
        assertThat(sweeper()).isEmpty();
    }

    @Test
    @DisplayName("C3 a full vault forgets its oldest answers, and remembers that they were redeemed")
    void bounded() {
        keep(A, 6);
        keep(B, 4);
        assertThat(vault.find(A)).isPresent();

        keep(C, 1);
        assertThat(vault.find(A)).isEmpty();
        assertThat(begin(A)).isEqualTo(State.INTENDED);
        assertThat(vault.find(B)).isPresent();
        assertThat(vault.find(C)).isPresent();
    }

    @Test
    @DisplayName("C3 an answer larger than the vault is not kept, and remembered as redeemed")
    void tooLarge() {
        keep(A, 11);
        assertThat(vault.find(A)).isEmpty();
        assertThat(begin(A)).isEqualTo(State.INTENDED);
        keep(B, 10);
        assertThat(vault.find(B)).isPresent();
    }

    @Test
    @DisplayName("L10 the answers of a verification are erased, those of others stay, and all remain redeemed")
    void verification() {
        begin(A);
        keep(A, 3);
        keep(B, 3);
        keep(C, 3);
        vault.assign(A, FIRST);
        vault.assign(B, FIRST);
        vault.assign(C, SECOND);

        assertThat(erase(FIRST)).isEqualTo(2);
        assertThat(vault.find(A)).isEmpty();
        assertThat(vault.find(B)).isEmpty();
        assertThat(begin(A)).isEqualTo(State.INTENDED);
        assertThat(vault.find(C)).isPresent();
        assertThat(erase(FIRST)).as("again").isZero();

        keep(B, 7);
        assertThat(vault.find(C)).as("erased made room").isPresent();
    }

    @Test
    @DisplayName(
            "L10 an answer that is stored after its verification was erased is deleted, for as long as answers are kept")
    void erasedBefore() {
        assertThat(erase(FIRST)).isZero();
        keep(A, 3);
        keep(B, 3);
        assertThat(vault.assign(A, FIRST)).isFalse();
        assertThat(vault.find(A)).isEmpty();
        assertThat(begin(A)).isEqualTo(State.INTENDED);
        assertThat(vault.assign(B, SECOND)).isTrue();
        assertThat(vault.find(B)).isPresent();

        ticker.advance(KEEP.dividedBy(2));
        assertThat(erase(FIRST)).as("again").isZero();
        ticker.advance(KEEP.minusNanos(1));
        keep(A, 3);
        assertThat(vault.assign(A, FIRST)).isFalse();
        ticker.advance(Duration.ofNanos(1));
        keep(A, 3);
        assertThat(vault.assign(A, FIRST)).isTrue();
        assertThat(vault.find(A)).isPresent();
    }

    @Test
    @DisplayName("L10 an answer that is not stored belongs to no verification")
    void notStored() {
        begin(A);
        vault.assign(A, FIRST);
        assertThat(erase(FIRST)).isZero();
        keep(A, 3);
        assertThat(erase(FIRST)).isZero();
        assertThat(vault.find(A)).isPresent();
    }

    @Test
    @DisplayName("C3 what is replaced, erased or forgotten makes room")
    void accounting() {
        keep(A, 6);
        keep(A, 6);
        keep(B, 4);
        assertThat(vault.find(A)).as("replaced, not added").isPresent();

        vault.assign(A, FIRST);
        erase(FIRST);
        keep(C, 6);
        assertThat(vault.find(B)).as("the erased answer made room").isPresent();

        ticker.advance(KEEP);
        assertThat(vault.find(C)).isEmpty();
        keep(A, 5);
        begin(B);
        keep(B, 5);
        assertThat(vault.find(A)).as("what was over made room").isPresent();

        vault.clear();
        assertThat(vault.find(A)).isEmpty();
        keep(A, 5);
        keep(B, 5);
        assertThat(vault.find(A)).as("forgotten made room").isPresent();
    }
}
