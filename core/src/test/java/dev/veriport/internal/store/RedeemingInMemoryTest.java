package dev.veriport.internal.store;

import static dev.veriport.internal.store.StoreFixture.begin;
import static dev.veriport.internal.store.StoreFixture.failure;
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

/** S8: veriport.vault.on-failure = memory. What a process redeems by itself while the store is away. */
@Timeout(60)
final class RedeemingInMemoryTest {
    private static final VaultKey KEY = StoreFixture.KEY;
    private static final VaultKey OTHER = key("other");

    private final StoreFixture fixture = new StoreFixture();
    private final ResultVault mine = fixture.vault(VaultFailurePolicy.MEMORY);
    private final ResultVault inStore = fixture.another.vault();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    @DisplayName("S8 a process begins by itself what nobody has begun, and the store is told")
    void inMemory() throws Exception {
        fixture.lose();
        assertThat(mine.begin(KEY, "mine").state()).isEqualTo(State.BEGUN);
        assertThat(mine.begin(KEY, "mine").state()).as("repeated").isEqualTo(State.BEGUN);
        assertThat(begin(mine, KEY)).isEqualTo(State.INTENDED);
        fixture.passAway(Duration.ofMillis(30));
        assertThat(mine.begin(KEY, "third").age()).isEqualTo(Duration.ofMillis(30));
        assertThat(mine.find(KEY)).isEmpty();
        keep(mine, OTHER, "answer");
        assertThat(begin(mine, OTHER)).isEqualTo(State.KEPT);
        assertThat(fixture.store.steps()).isEmpty();

        fixture.comeBack();
        assertThat(begin(inStore, KEY)).isEqualTo(State.INTENDED);
        assertThat(begin(inStore, OTHER)).isEqualTo(State.KEPT);
    }

    @Test
    @DisplayName("S8 a process does not begin again what it has begun in the store before")
    void begunBefore() throws Exception {
        mine.begin(KEY, "mine");
        fixture.lose();
        isAway(failure(() -> mine.begin(KEY, "another")));

        mine.withdraw(KEY, "mine");
        assertThat(begin(mine, KEY)).as("nothing was sent").isEqualTo(State.BEGUN);
    }

    @Test
    @DisplayName("S8 an intent of this process alone that is withdrawn can be begun again, here and in the store")
    void withdrawnInMemory() throws Exception {
        fixture.lose();
        mine.begin(KEY, "first");
        mine.withdraw(KEY, "first");
        assertThat(mine.begin(KEY, "second").state()).isEqualTo(State.BEGUN);
        mine.withdraw(KEY, "first");
        assertThat(begin(mine, KEY)).as("the second has it").isEqualTo(State.INTENDED);
        mine.withdraw(KEY, "second");
        fixture.comeBack();
        assertThat(begin(inStore, KEY)).isEqualTo(State.BEGUN);
    }

    @Test
    @DisplayName("S8 an intent in the store that was withdrawn is withdrawn there, also when this process began again")
    void withdrawnAndBegunAgain() throws Exception {
        mine.begin(KEY, "first");
        fixture.lose();
        mine.withdraw(KEY, "first");
        assertThat(mine.begin(KEY, "second").state()).isEqualTo(State.BEGUN);
        mine.withdraw(KEY, "second");
        fixture.comeBack();
        assertThat(begin(inStore, KEY)).isEqualTo(State.BEGUN);
    }

    @Test
    @DisplayName("S8 an intent that the store has refused to take, and that is withdrawn, is not written later")
    void refusedAndWithdrawn() throws Exception {
        fixture.lose();
        mine.begin(KEY, "mine");
        fixture.store.comeBack();
        fixture.store.refuse("begin");
        fixture.pinged();
        fixture.store.comeBack();
        mine.withdraw(KEY, "mine");
        mine.eraseExpired();
        assertThat(begin(inStore, KEY)).isEqualTo(State.BEGUN);
    }
}
