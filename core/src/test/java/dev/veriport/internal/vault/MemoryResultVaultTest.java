package dev.veriport.internal.vault;

import static dev.veriport.fakes.RedeemFixture.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VaultKey;
import dev.veriport.model.VerificationId;
import dev.veriport.store.ResultVault.State;
import dev.veriport.store.StoredResponse;
import dev.veriport.testkit.time.MutableTicker;
import java.time.Duration;
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

    private static final VerificationId FIRST = new VerificationId(new ProviderId("vendor"), "v-1");
    private static final VerificationId SECOND = new VerificationId(new ProviderId("vendor"), "v-2");

    private final MutableTicker ticker = new MutableTicker();
    private final DetachedTasks detachedTasks = new DetachedTasks("vault-test");
    private final MemoryResultVault vault = new MemoryResultVault(ticker, detachedTasks, KEEP, 10);

    @AfterEach
    void close() {
        vault.close();
        detachedTasks.close();
    }

    private static StoredResponse bytes(int count) {
        return response(200, "x".repeat(count));
    }

    private static Optional<Thread> sweeper() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("veriport-vault-test-vault"))
                .findAny();
    }

    @Test
    @DisplayName("C3 the vault tells an unknown key, an intent and a kept answer apart")
    void states() {
        assertThat(vault.begin(A)).isEqualTo(State.UNKNOWN);
        assertThat(vault.begin(A)).isEqualTo(State.INTENDED);
        assertThat(vault.find(A)).isEmpty();

        StoredResponse answer = bytes(3);
        vault.keep(A, answer);
        assertThat(vault.begin(A)).isEqualTo(State.KEPT);
        assertThat(vault.find(A)).containsSame(answer);
        assertThat(vault.begin(B)).isEqualTo(State.UNKNOWN);
    }

    @Test
    @DisplayName("C3 an intent that is taken back was never there")
    void withdraw() {
        vault.begin(A);
        vault.withdraw(A);
        assertThat(vault.begin(A)).isEqualTo(State.UNKNOWN);
        vault.withdraw(B);
    }

    @Test
    @DisplayName("C3 an answer is kept for 15 minutes from when it came, to the nanosecond, then erased")
    void erased() {
        vault.begin(A);
        ticker.advance(Duration.ofMinutes(1));
        vault.keep(A, bytes(3));
        ticker.advance(KEEP.minusNanos(1));
        assertThat(vault.find(A)).isPresent();
        ticker.advance(Duration.ofNanos(1));
        assertThat(vault.find(A)).isEmpty();
    }

    @Test
    @DisplayName("C3 answers are erased when nobody calls, and the thread that does it ends with the last")
    void sweeperEnds() throws Exception {
        vault.keep(A, bytes(3));
        ticker.awaitWaiters(1);
        Thread first = sweeper().orElseThrow();
        ticker.advance(Duration.ofMinutes(1));
        vault.keep(B, bytes(3));

        ticker.advance(KEEP.minusMinutes(1));
        ticker.awaitWaiters(1);
        assertThat(first.isAlive()).isTrue();
        ticker.advance(Duration.ofMinutes(1));
        first.join(20_000);
        assertThat(first.isAlive()).isFalse();

        vault.keep(C, bytes(3));
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
        vault.keep(A, bytes(6));
        vault.keep(B, bytes(4));
        assertThat(vault.find(A)).isPresent();

        vault.keep(C, bytes(1));
        assertThat(vault.find(A)).isEmpty();
        assertThat(vault.begin(A)).isEqualTo(State.INTENDED);
        assertThat(vault.find(B)).isPresent();
        assertThat(vault.find(C)).isPresent();
    }

    @Test
    @DisplayName("C3 an answer larger than the vault is not kept, and remembered as redeemed")
    void tooLarge() {
        vault.keep(A, bytes(11));
        assertThat(vault.find(A)).isEmpty();
        assertThat(vault.begin(A)).isEqualTo(State.INTENDED);
        vault.keep(B, bytes(10));
        assertThat(vault.find(B)).isPresent();
    }

    @Test
    @DisplayName("L10 the answers of a verification are erased, those of others stay, and all remain redeemed")
    void verification() {
        vault.begin(A);
        vault.keep(A, bytes(3));
        vault.keep(B, bytes(3));
        vault.keep(C, bytes(3));
        vault.assign(A, FIRST);
        vault.assign(B, FIRST);
        vault.assign(C, SECOND);

        assertThat(vault.erase(FIRST)).isEqualTo(2);
        assertThat(vault.find(A)).isEmpty();
        assertThat(vault.find(B)).isEmpty();
        assertThat(vault.begin(A)).isEqualTo(State.INTENDED);
        assertThat(vault.find(C)).isPresent();
        assertThat(vault.erase(FIRST)).as("again").isZero();

        vault.keep(B, bytes(7));
        assertThat(vault.find(C)).as("erased made room").isPresent();
    }

    @Test
    @DisplayName(
            "L10 an answer that is stored after its verification was erased is deleted, for as long as answers are kept")
    void erasedBefore() {
        assertThat(vault.erase(FIRST)).isZero();
        vault.keep(A, bytes(3));
        vault.keep(B, bytes(3));
        assertThat(vault.assign(A, FIRST)).isFalse();
        assertThat(vault.find(A)).isEmpty();
        assertThat(vault.begin(A)).isEqualTo(State.INTENDED);
        assertThat(vault.assign(B, SECOND)).isTrue();
        assertThat(vault.find(B)).isPresent();

        ticker.advance(KEEP.dividedBy(2));
        assertThat(vault.erase(FIRST)).as("again").isZero();
        ticker.advance(KEEP.minusNanos(1));
        vault.keep(A, bytes(3));
        assertThat(vault.assign(A, FIRST)).isFalse();
        ticker.advance(Duration.ofNanos(1));
        vault.keep(A, bytes(3));
        assertThat(vault.assign(A, FIRST)).isTrue();
        assertThat(vault.find(A)).isPresent();
    }

    @Test
    @DisplayName("L10 an answer that is not stored belongs to no verification")
    void notStored() {
        vault.begin(A);
        vault.assign(A, FIRST);
        assertThat(vault.erase(FIRST)).isZero();
        vault.keep(A, bytes(3));
        assertThat(vault.erase(FIRST)).isZero();
        assertThat(vault.find(A)).isPresent();
    }

    @Test
    @DisplayName("C3 what is replaced, withdrawn, erased or closed makes room")
    void accounting() {
        vault.keep(A, bytes(6));
        vault.keep(A, bytes(6));
        vault.keep(B, bytes(4));
        assertThat(vault.find(A)).as("replaced, not added").isPresent();

        vault.withdraw(A);
        vault.keep(C, bytes(6));
        assertThat(vault.find(B)).as("withdrawn made room").isPresent();

        ticker.advance(KEEP);
        assertThat(vault.find(C)).isEmpty();
        vault.keep(A, bytes(5));
        vault.begin(B);
        vault.keep(B, bytes(5));
        assertThat(vault.find(A)).as("erased made room").isPresent();

        vault.close();
        assertThat(vault.find(A)).isEmpty();
        vault.keep(A, bytes(5));
        vault.keep(B, bytes(5));
        assertThat(vault.find(A)).as("closed made room").isPresent();
    }
}
