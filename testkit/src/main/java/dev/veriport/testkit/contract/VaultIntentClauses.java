package dev.veriport.testkit.contract;

import static dev.veriport.testkit.contract.OpenVault.BRIEF;
import static dev.veriport.testkit.contract.OpenVault.SLACK;
import static dev.veriport.testkit.contract.OpenVault.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.model.VaultKey;
import dev.veriport.store.ResultVault;
import dev.veriport.store.VaultIntent;
import dev.veriport.store.VaultIntent.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The clauses of intents: who may send the request. */
interface VaultIntentClauses extends VaultClauses {
    int CALLERS = 16;
    int ROUNDS = 20;

    @Test
    @DisplayName("RV1 of sixteen concurrent callers one begins, and the others find its intent")
    default void oneBegins() {
        for (int round = 0; round < ROUNDS; round++) {
            VaultKey key = key("code-" + round);
            assertThat(AtOnce.call(CALLERS, () -> opened().begin(key))).containsExactlyInAnyOrderElementsOf(oneBegun());
        }
    }

    @Test
    @DisplayName("RV2 an owner that repeats the step finds its own intent BEGUN, also after others have asked")
    default void repeated() {
        ResultVault vault = opened().vault();
        assertThat(vault.begin(key("code"), "owner").state()).isEqualTo(State.BEGUN);
        assertThat(vault.begin(key("code"), "owner").state()).isEqualTo(State.BEGUN);
        assertThat(vault.begin(key("code"), "other").state()).isEqualTo(State.INTENDED);
        assertThat(vault.begin(key("code"), "owner").state()).isEqualTo(State.BEGUN);
        assertThat(vault.begin(key("code"), "other").state()).isEqualTo(State.INTENDED);
    }

    @Test
    @DisplayName("RV3 others find the age of the intent, by the store's clock, however often it is asked for")
    default void age() {
        ResultVault vault = opened().vault();
        vault.begin(key("code"), "owner");
        assertThat(vault.begin(key("code"), "other").age()).isBetween(Duration.ZERO, SLACK);
        opened().pass(BRIEF);
        vault.begin(key("code"), "owner");
        VaultIntent once = vault.begin(key("code"), "other");
        opened().pass(BRIEF);
        VaultIntent twice = vault.begin(key("code"), "other");

        assertThat(once.state()).isEqualTo(State.INTENDED);
        assertThat(once.age()).isBetween(BRIEF, SLACK);
        assertThat(twice.age()).isBetween(BRIEF.multipliedBy(2), SLACK);
    }

    @Test
    @DisplayName("RV4 only its owner withdraws an intent; then exactly one of sixteen waiting callers begins")
    default void withdrawn() {
        ResultVault vault = opened().vault();
        for (int round = 0; round < ROUNDS; round++) {
            VaultKey key = key("code-" + round);
            vault.begin(key, "owner");
            vault.withdraw(key, "other");
            assertThat(opened().begin(key)).isEqualTo(State.INTENDED);

            vault.withdraw(key, "owner");
            assertThat(AtOnce.call(CALLERS, () -> opened().begin(key))).containsExactlyInAnyOrderElementsOf(oneBegun());
        }
    }

    @Test
    @DisplayName("RV5 an owner that withdrew neither has nor removes the intent of the next owner")
    default void formerOwner() {
        ResultVault vault = opened().vault();
        vault.begin(key("code"), "former");
        vault.withdraw(key("code"), "former");
        assertThat(vault.begin(key("code"), "owner").state()).isEqualTo(State.BEGUN);

        assertThat(vault.begin(key("code"), "former").state()).isEqualTo(State.INTENDED);
        vault.withdraw(key("code"), "former");
        assertThat(opened().begin(key("code"))).isEqualTo(State.INTENDED);
        assertThat(vault.begin(key("code"), "owner").state()).isEqualTo(State.BEGUN);
    }

    @Test
    @DisplayName(
            "RV6 an intent that is withdrawn leaves no entry, and one that is not there is withdrawn without effect")
    default void withdrawnLeavesNothing() {
        ResultVault vault = opened().vault();
        vault.withdraw(key("code"), "owner");
        vault.begin(key("code"), "owner");
        vault.begin(key("other"), "owner");
        vault.withdraw(key("code"), "owner");

        assertThat(opened().entries(10)).extracting(entry -> entry.key()).containsExactly(key("other"));
    }

    @Test
    @DisplayName("RV7 the code of a key is not compared: it is the same redemption")
    default void codeIsNotCompared() {
        assertThat(opened().begin(key("code").claiming("one"))).isEqualTo(State.BEGUN);
        assertThat(opened().begin(key("code").claiming("two"))).isEqualTo(State.INTENDED);
        assertThat(opened().begin(key("code"))).isEqualTo(State.INTENDED);
    }

    private static List<State> oneBegun() {
        List<State> states = new ArrayList<>(Collections.nCopies(CALLERS, State.INTENDED));
        states.set(0, State.BEGUN);
        return states;
    }
}
