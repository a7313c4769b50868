package dev.veriport.internal.store;

import static dev.veriport.internal.store.StoreFixture.begin;
import static dev.veriport.internal.store.StoreFixture.failure;
import static dev.veriport.internal.store.StoreFixture.find;
import static dev.veriport.internal.store.StoreFixture.isAway;
import static dev.veriport.internal.store.StoreFixture.keep;
import static dev.veriport.internal.store.StoreFixture.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.model.VaultKey;
import dev.veriport.store.ResultVault;
import dev.veriport.store.VaultIntent.State;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** S3, S8: what becomes of a vault's steps while its store is away. */
@Timeout(60)
final class GuardedVaultTest {
    private static final Duration KEEP = StoreFixture.KEEP;
    private static final VaultKey KEY = StoreFixture.KEY;
    private static final VaultKey OTHER = key("other");
    private static final VaultKey VERIFICATION = key("verification");

    private final StoreFixture fixture = new StoreFixture();
    private final ResultVault vault = fixture.vault(VaultFailurePolicy.FAIL);
    private final ResultVault inStore = fixture.another.vault();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    @DisplayName("S8 a redemption that cannot record its intent is refused, and none is recorded later")
    void refused() throws Exception {
        fixture.lose();
        isAway(failure(() -> vault.begin(KEY, "mine")));
        isAway(failure(() -> vault.find(KEY)));
        assertThat(fixture.store.steps()).isEmpty();
        fixture.comeBack();
        assertThat(begin(inStore, KEY)).isEqualTo(State.BEGUN);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "S3 an answer that cannot be written is found in its process, and in the store once it is back; on failure:")
    void kept(VaultFailurePolicy policy) throws Exception {
        ResultVault mine = fixture.vault(policy);
        mine.begin(KEY, "mine");
        fixture.lose();
        keep(mine, KEY, "answer");
        assertThat(find(mine, KEY)).contains("answer");
        assertThat(begin(mine, KEY)).isEqualTo(State.KEPT);
        assertThat(find(inStore, KEY)).isEmpty();
        assertThat(fixture.store.steps()).isEmpty();

        fixture.comeBack();
        assertThat(find(inStore, KEY)).contains("answer");
        assertThat(find(mine, KEY)).contains("answer");
        fixture.ticker.advance(KEEP);
        assertThat(find(mine, KEY)).as("not in the process any more").isEmpty();
    }

    @Test
    @DisplayName("S6 the time that an answer waits for the store is part of the time for which it is stored")
    void keptForTheRest() throws Exception {
        fixture.lose();
        keep(vault, KEY, "answer");
        fixture.passAway(KEEP.minusMinutes(5));
        fixture.comeBack();
        fixture.ticker.advance(Duration.ofMinutes(5).minusSeconds(1).minusNanos(1));
        assertThat(find(inStore, KEY)).isPresent();
        fixture.ticker.advance(Duration.ofNanos(1));
        assertThat(find(inStore, KEY)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("S6 an answer whose time is over before the store is back is dropped, and stays redeemed; on failure:")
    void over(VaultFailurePolicy policy) throws Exception {
        ResultVault mine = fixture.vault(policy);
        fixture.lose();
        keep(mine, KEY, "answer");
        fixture.passAway(KEEP);
        if (policy == VaultFailurePolicy.MEMORY) {
            assertThat(find(mine, KEY)).isEmpty();
            assertThat(begin(mine, KEY)).isEqualTo(State.INTENDED);
        }
        fixture.comeBack();
        assertThat(find(inStore, KEY)).isEmpty();
        assertThat(begin(inStore, KEY)).isEqualTo(State.INTENDED);
    }

    @Test
    @DisplayName("S3 a withdrawal that cannot be written waits for the store")
    void withdrawn() throws Exception {
        vault.begin(KEY, "mine");
        fixture.lose();
        vault.withdraw(KEY, "mine");
        assertThat(begin(inStore, KEY)).isEqualTo(State.INTENDED);
        fixture.comeBack();
        assertThat(begin(inStore, KEY)).isEqualTo(State.BEGUN);
    }

    @Test
    @DisplayName("S3 whoever begins again writes the withdrawal first")
    void withdrawnBeforeItBegins() {
        vault.begin(KEY, "mine");
        fixture.store.refuse("withdraw");
        vault.withdraw(KEY, "mine");
        fixture.store.comeBack();
        assertThat(begin(vault, KEY)).isEqualTo(State.BEGUN);
    }

    @Test
    @DisplayName(
            "S3 an intent whose answer was lost is withdrawn when the store is back, since nothing was sent for it")
    void lostAnswerOfAnIntent() throws Exception {
        fixture.store.loseAnswer("begin");
        isAway(failure(() -> vault.begin(KEY, "mine")));
        assertThat(begin(inStore, KEY)).isEqualTo(State.INTENDED);
        fixture.comeBack();
        assertThat(begin(inStore, KEY)).isEqualTo(State.BEGUN);
    }

    @Test
    @DisplayName("S8 a step that the store refuses does not hold up the others, and is tried again")
    void oneIsRefused() throws Exception {
        fixture.lose();
        keep(vault, KEY, "one");
        keep(vault, OTHER, "two");
        fixture.store.comeBack();
        fixture.store.refuse("keep", KEY);
        fixture.pinged();
        assertThat(find(inStore, OTHER)).contains("two");
        assertThat(find(inStore, KEY)).isEmpty();
        assertThat(find(vault, KEY)).contains("one");

        fixture.store.comeBack();
        vault.eraseExpired();
        assertThat(find(inStore, KEY)).contains("one");
    }

    @Test
    @DisplayName("S8 an answer that the store refuses is kept in its process, and its caller sees no failure")
    void answerIsRefused() {
        vault.begin(KEY, "mine");
        fixture.store.refuse("keep");
        keep(vault, KEY, "answer");
        assertThat(find(vault, KEY)).contains("answer");
        assertThat(begin(vault, KEY)).isEqualTo(State.KEPT);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "L10 an answer that is not written is erased while the store is away, which the caller must repeat; on failure:")
    void erased(VaultFailurePolicy policy) throws Exception {
        ResultVault mine = fixture.vault(policy);
        fixture.lose();
        keep(mine, KEY, "answer");
        assertThat(mine.assign(KEY, VERIFICATION)).isTrue();
        isAway(failure(() -> mine.erase(VERIFICATION, KEEP)));
        fixture.comeBack();
        assertThat(find(mine, KEY)).isEmpty();
        assertThat(find(inStore, KEY)).isEmpty();
        assertThat(begin(mine, KEY)).as("it stays redeemed").isEqualTo(State.INTENDED);
        assertThat(mine.erase(VERIFICATION, KEEP)).isZero();
    }

    @Test
    @DisplayName("L10 an answer that is not written and one that is are erased together")
    void bothErased() {
        keep(vault, OTHER, "two");
        vault.assign(OTHER, VERIFICATION);
        fixture.store.refuse("keep", KEY);
        keep(vault, KEY, "one");
        vault.assign(KEY, VERIFICATION);
        assertThat(vault.erase(VERIFICATION, KEEP)).isEqualTo(2);
    }

    @Test
    @DisplayName("L10 what an answer is about is recorded when it is written, for all its verifications")
    void assigned() throws Exception {
        VaultKey second = key("second verification");
        fixture.lose();
        keep(vault, KEY, "answer");
        vault.assign(KEY, VERIFICATION);
        vault.assign(KEY, second);
        fixture.comeBack();
        assertThat(inStore.erase(VERIFICATION, KEEP)).isEqualTo(1);

        fixture.worksForAWhile();
        fixture.lose();
        keep(vault, OTHER, "answer");
        vault.assign(OTHER, VERIFICATION);
        vault.assign(OTHER, second);
        fixture.store.forgetSteps();
        fixture.comeBack();
        assertThat(find(inStore, OTHER)).as("erased before it was written").isEmpty();
        assertThat(fixture.store.steps().stream().filter("assign"::equals)).hasSize(2);
    }

    @Test
    @DisplayName("L10 an answer that is only in the store cannot be assigned while it is away, and the caller is told")
    void notAssigned() throws Exception {
        keep(vault, KEY, "answer");
        fixture.lose();
        isAway(failure(() -> vault.assign(KEY, VERIFICATION)));
    }

    @Test
    @DisplayName("L10 an answer that is written in place of another is erased with what that was assigned to")
    void replaced() throws Exception {
        fixture.lose();
        keep(vault, KEY, "first");
        vault.assign(KEY, VERIFICATION);
        keep(vault, KEY, "second");
        fixture.comeBack();
        assertThat(find(inStore, KEY)).contains("second");
        assertThat(vault.erase(VERIFICATION, KEEP)).isEqualTo(1);
        assertThat(find(vault, KEY)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "S8 of answers that are not written the oldest are dropped, never the last, and stay redeemed; on failure:")
    void capacity(VaultFailurePolicy policy) throws Exception {
        ResultVault mine = fixture.vault(policy);
        fixture.lose();
        keep(mine, KEY, "6bytes");
        keep(mine, OTHER, "4 by");
        assertThat(find(mine, KEY)).contains("6bytes");
        VaultKey third = key("third");
        keep(mine, third, "more than ten bytes");
        fixture.comeBack();

        assertThat(find(inStore, third)).contains("more than ten bytes");
        for (VaultKey dropped : new VaultKey[] {KEY, OTHER}) {
            assertThat(find(inStore, dropped)).isEmpty();
            assertThat(begin(inStore, dropped)).isEqualTo(State.INTENDED);
        }
    }

    @Test
    @DisplayName("an answer above the capacity is written to a store that is there")
    void large() {
        keep(vault, KEY, "more than ten bytes");
        assertThat(find(inStore, KEY)).contains("more than ten bytes");
    }
}
