package dev.veriport.testkit.contract;

import static dev.veriport.testkit.contract.OpenVault.BRIEF;
import static dev.veriport.testkit.contract.OpenVault.LONG;
import static dev.veriport.testkit.contract.OpenVault.key;
import static dev.veriport.testkit.contract.OpenVault.verification;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.model.VaultKey;
import dev.veriport.store.ResultVault;
import dev.veriport.store.VaultIntent.State;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The clauses of erasures: the answers of a verification are deleted, whatever comes first. */
interface VaultErasureClauses extends VaultClauses {
    int RACES = 30;

    @Test
    @DisplayName("RV17 erasing a verification deletes its answers, counts them, and leaves those of others")
    default void erased() {
        ResultVault vault = opened().vault();
        for (String code : List.of("one", "two", "three")) {
            opened().keep(key(code), code);
            assertThat(vault.assign(key(code), verification("id"))).isTrue();
        }
        opened().keep(key("other"), "of another");
        vault.assign(key("other"), verification("other"));
        opened().keep(key("none"), "of none");

        assertThat(opened().erase(verification("id"))).isEqualTo(3);
        assertThat(opened().erase(verification("id"))).isZero();
        assertThat(opened().find(key("two"))).isEmpty();
        assertThat(opened().find(key("other"))).hasValue("of another");
        assertThat(opened().find(key("none"))).hasValue("of none");
        assertThat(opened().erase(verification("unknown"))).isZero();
    }

    @Test
    @DisplayName("RV18 an answer that is assigned to an erased verification is deleted, and may not be used")
    default void assignedAfterErased() {
        ResultVault vault = opened().vault();
        assertThat(opened().erase(verification("id"))).isZero();
        opened().keep(key("code"), "answer");
        opened().eraseExpired();

        assertThat(vault.assign(key("code"), verification("id"))).isFalse();
        assertThat(opened().find(key("code"))).isEmpty();
        assertThat(vault.assign(key("code"), verification("id"))).isFalse();
        assertThat(opened().erase(verification("id"))).isZero();
        opened().keep(key("code"), "answer");
        assertThat(vault.assign(key("code"), verification("other"))).isTrue();
    }

    @Test
    @DisplayName(
            "RV19 of an assignment and an erasure at the same time neither misses the other: the answer is deleted")
    default void assignedWhileErased() {
        ResultVault vault = opened().vault();
        for (int round = 0; round < RACES; round++) {
            VaultKey key = key("code-" + round);
            VaultKey verification = verification("id-" + round);
            opened().keep(key, "answer");
            AtOnce.call(List.of(
                    () -> vault.assign(key, verification),
                    () -> opened().erase(verification) > 0,
                    () -> vault.assign(key, verification("second-" + verification.value()))));
            assertThat(opened().find(key)).as("the answer of round " + round).isEmpty();
        }
    }

    @Test
    @DisplayName("RV20 the redemption of an erased answer never begins again, whoever had begun it")
    default void intentRemains() {
        ResultVault vault = opened().vault();
        for (String code : List.of("assigned", "late")) {
            vault.begin(key(code), "owner");
            opened().keep(key(code), "answer");
        }
        vault.assign(key("assigned"), verification("id"));
        opened().erase(verification("id"));
        vault.assign(key("late"), verification("id"));

        for (String code : List.of("assigned", "late")) {
            vault.withdraw(key(code), "owner");
            opened().eraseExpired();
            assertThat(vault.begin(key(code), "owner").state()).as(code).isEqualTo(State.INTENDED);
            assertThat(opened().begin(key(code))).as(code).isEqualTo(State.INTENDED);
            assertThat(opened().entry(key(code)).kept()).as(code).isFalse();
        }
    }

    @Test
    @DisplayName("RV21 an erasure is remembered for its time and no longer, and a repeated one from the last time")
    default void rememberedForItsTime() {
        ResultVault vault = opened().vault();
        vault.erase(verification("brief"), BRIEF);
        vault.erase(verification("repeated"), BRIEF);
        vault.erase(verification("repeated"), LONG);
        opened().pass(BRIEF);

        opened().keep(key("brief"), "answer");
        assertThat(vault.assign(key("brief"), verification("brief"))).isTrue();
        opened().keep(key("repeated"), "answer");
        opened().eraseExpired();
        assertThat(vault.assign(key("repeated"), verification("repeated"))).isFalse();
        assertThat(opened().find(key("brief"))).hasValue("answer");
        assertThat(opened().erase(verification("brief"))).isEqualTo(1);
    }

    @Test
    @DisplayName("RV22 an assignment without an answer records nothing")
    default void assignedWithoutAnswer() {
        ResultVault vault = opened().vault();
        opened().begin(key("begun"));
        for (String code : List.of("begun", "unknown")) {
            assertThat(vault.assign(key(code), verification("id"))).isTrue();
        }
        assertThat(opened().begin(key("unknown"))).isEqualTo(State.BEGUN);
        for (String code : List.of("begun", "unknown")) {
            opened().keep(key(code), "answer");
        }
        assertThat(opened().erase(verification("id"))).isZero();
        assertThat(opened().find(key("begun"))).hasValue("answer");
        assertThat(opened().find(key("unknown"))).hasValue("answer");
    }

    @Test
    @DisplayName("RV23 an answer that is assigned to two verifications is erased with either, and counted once")
    default void twoNames() {
        ResultVault vault = opened().vault();
        for (String code : List.of("one", "two")) {
            opened().keep(key(code), "answer");
            for (int repeated = 0; repeated < 2; repeated++) {
                assertThat(vault.assign(key(code), verification(code + " first")))
                        .isTrue();
                assertThat(vault.assign(key(code), verification(code + " second")))
                        .isTrue();
            }
        }
        assertThat(opened().erase(verification("one first"))).isEqualTo(1);
        assertThat(opened().find(key("one"))).isEmpty();
        assertThat(opened().erase(verification("one second"))).isZero();

        assertThat(opened().erase(verification("two second"))).isEqualTo(1);
        assertThat(opened().find(key("two"))).isEmpty();
        assertThat(opened().erase(verification("two first"))).isZero();
    }

    @Test
    @DisplayName("RV24 what an answer was assigned to is forgotten when the answer is erased, or its time is over")
    default void assignmentEndsWithTheAnswer() {
        ResultVault vault = opened().vault();
        vault.keep(key("over"), new byte[1], BRIEF);
        vault.assign(key("over"), verification("over"));
        opened().keep(key("erased"), "answer");
        vault.assign(key("erased"), verification("first"));
        vault.assign(key("erased"), verification("second"));
        opened().erase(verification("first"));
        opened().pass(BRIEF);
        opened().eraseExpired();

        opened().keep(key("over"), "answer");
        opened().keep(key("erased"), "answer");
        assertThat(opened().erase(verification("over"))).isZero();
        assertThat(opened().erase(verification("second"))).isZero();
        assertThat(opened().find(key("over"))).hasValue("answer");
        assertThat(opened().find(key("erased"))).hasValue("answer");
    }

    @Test
    @DisplayName(
            "RV32 an answer in place of a stored one is erased with what that one was assigned to, however long it is kept")
    default void assignmentsStay() {
        ResultVault vault = opened().vault();
        vault.keep(key("longer"), new byte[1], BRIEF);
        vault.assign(key("longer"), verification("first"));
        vault.assign(key("longer"), verification("second"));
        opened().keep(key("longer"), "second");
        opened().keep(key("thrice"), "first");
        vault.assign(key("thrice"), verification("thrice"));
        opened().keep(key("thrice"), "second");
        opened().keep(key("thrice"), "third");
        opened().pass(BRIEF);
        opened().eraseExpired();

        assertThat(opened().find(key("longer"))).hasValue("second");
        assertThat(opened().erase(verification("second"))).isEqualTo(1);
        assertThat(opened().find(key("longer"))).isEmpty();
        assertThat(opened().erase(verification("first"))).isZero();
        assertThat(opened().erase(verification("thrice"))).isEqualTo(1);
        assertThat(opened().find(key("thrice"))).isEmpty();
    }
}
