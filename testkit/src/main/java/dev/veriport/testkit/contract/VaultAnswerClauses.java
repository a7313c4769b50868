package dev.veriport.testkit.contract;

import static dev.veriport.testkit.contract.OpenVault.BRIEF;
import static dev.veriport.testkit.contract.OpenVault.LONG;
import static dev.veriport.testkit.contract.OpenVault.key;
import static dev.veriport.testkit.contract.OpenVault.verification;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.model.ProviderId;
import dev.veriport.model.VaultKey;
import dev.veriport.store.ResultVault;
import dev.veriport.store.VaultIntent;
import dev.veriport.store.VaultIntent.State;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The clauses of answers: what is stored, for how long, and that its redemption never begins again. */
interface VaultAnswerClauses extends VaultClauses {
    int THREADS = 8;
    int ANSWERS = 24;
    int MEBIBYTE = 1 << 20;

    @Test
    @DisplayName("RV8 a stored answer is found, and everyone finds its redemption KEPT, its owner too")
    default void kept() {
        ResultVault vault = opened().vault();
        vault.begin(key("code"), "owner");
        assertThat(opened().find(key("code"))).isEmpty();
        opened().keep(key("code"), "answer");

        assertThat(opened().find(key("code"))).hasValue("answer");
        assertThat(opened().find(key("other"))).isEmpty();
        assertThat(vault.begin(key("code"), "owner").state()).isEqualTo(State.KEPT);
        assertThat(vault.begin(key("code"), "other").state()).isEqualTo(State.KEPT);
    }

    @Test
    @DisplayName("RV9 an answer without an intent is stored, and its redemption counts as begun from then on")
    default void keptWithoutIntent() {
        opened().keep(key("code"), "answer");
        opened().keepUntilOver(key("over"), "answer");

        assertThat(opened().find(key("code"))).hasValue("answer");
        assertThat(opened().begin(key("code"))).isEqualTo(State.KEPT);
        assertThat(opened().begin(key("over"))).isEqualTo(State.INTENDED);
        opened().eraseExpired();
        assertThat(opened().begin(key("over"))).isEqualTo(State.INTENDED);
    }

    @Test
    @DisplayName("RV10 a later answer replaces an earlier one, and has its own time")
    default void replaced() {
        ResultVault vault = opened().vault();
        vault.keep(key("longer"), new byte[9], BRIEF);
        opened().keep(key("longer"), "second");
        opened().keep(key("shorter"), "first");
        opened().keepUntilOver(key("shorter"), "second");

        assertThat(opened().entry(key("longer")).bytes()).isEqualTo("second".length());
        opened().eraseExpired();
        assertThat(opened().find(key("longer"))).hasValue("second");
        assertThat(opened().find(key("shorter"))).isEmpty();
    }

    @Test
    @DisplayName(
            "RV11 an answer whose time is over is not found, and its redemption never begins again, also once deleted")
    default void over() {
        ResultVault vault = opened().vault();
        vault.begin(key("code"), "owner");
        opened().keepUntilOver(key("code"), "answer");

        for (int deleted = 0; deleted < 2; deleted++) {
            assertThat(opened().find(key("code"))).isEmpty();
            for (String owner : List.of("owner", "other")) {
                VaultIntent found = vault.begin(key("code"), owner);
                assertThat(found.state()).as(owner).isEqualTo(State.INTENDED);
                assertThat(found.age()).isGreaterThanOrEqualTo(BRIEF);
            }
            opened().eraseExpired();
        }
    }

    @Test
    @DisplayName("RV12 an answer is stored again after its time, and found")
    default void keptAgain() {
        opened().keepUntilOver(key("code"), "first");
        opened().keep(key("code"), "second");
        opened().eraseExpired();

        assertThat(opened().find(key("code"))).hasValue("second");
        assertThat(opened().begin(key("code"))).isEqualTo(State.KEPT);
    }

    @Test
    @DisplayName("RV13 withdrawing changes nothing once there is an answer, and nothing after its time")
    default void withdrawnAfterKept() {
        ResultVault vault = opened().vault();
        for (String code : List.of("code", "over")) {
            vault.begin(key(code), "owner");
        }
        opened().keep(key("code"), "answer");
        vault.withdraw(key("code"), "owner");
        assertThat(opened().find(key("code"))).hasValue("answer");
        assertThat(opened().begin(key("code"))).isEqualTo(State.KEPT);

        vault.keep(key("over"), new byte[1], BRIEF);
        vault.withdraw(key("over"), "owner");
        opened().pass(BRIEF);
        vault.withdraw(key("over"), "owner");
        assertThat(opened().begin(key("over"))).isEqualTo(State.INTENDED);
        opened().eraseExpired();
        vault.withdraw(key("over"), "owner");
        assertThat(opened().begin(key("over"))).isEqualTo(State.INTENDED);
    }

    @Test
    @DisplayName("RV14 the bytes come back exactly: every value, none at all, and 1 MiB")
    default void bytesComeBack() {
        ResultVault vault = opened().vault();
        byte[] every = new byte[256];
        byte[] mebibyte = new byte[MEBIBYTE];
        for (int i = 0; i < MEBIBYTE; i++) {
            every[i % every.length] = (byte) i;
            mebibyte[i] = (byte) (i * 31 + i / 251);
        }
        vault.keep(key("every"), every, LONG);
        vault.keep(key("none"), new byte[0], LONG);
        vault.keep(key("mebibyte"), mebibyte, LONG);

        assertThat(vault.find(key("every")).orElseThrow()).isEqualTo(every);
        assertThat(vault.find(key("none")).orElseThrow()).isEmpty();
        assertThat(vault.find(key("mebibyte")).orElseThrow()).isEqualTo(mebibyte);
        assertThat(opened().begin(key("none"))).isEqualTo(State.KEPT);
    }

    @Test
    @DisplayName("RV15 the same hash of two instances is two redemptions, two answers and two verifications")
    default void providersApart() {
        ResultVault vault = opened().vault();
        VaultKey other = key("code").named(new ProviderId("other"));
        assertThat(opened().begin(key("code"))).isEqualTo(State.BEGUN);
        assertThat(opened().begin(other)).isEqualTo(State.BEGUN);
        opened().keep(key("code"), "answer");
        assertThat(opened().find(other)).isEmpty();
        assertThat(opened().begin(other)).isEqualTo(State.INTENDED);

        opened().keep(other, "other answer");
        vault.assign(key("code"), verification("id"));
        vault.assign(other, verification("id").named(new ProviderId("other")));
        assertThat(opened().erase(verification("id"))).isEqualTo(1);
        assertThat(opened().find(other)).hasValue("other answer");
    }

    @Test
    @DisplayName(
            "RV16 eight threads that begin, store, find, assign and erase lose nothing, and find nothing of each other")
    default void nothingIsLost() {
        AtomicInteger threads = new AtomicInteger();
        AtOnce.call(THREADS, () -> {
            String thread = "thread " + threads.incrementAndGet();
            for (int i = 0; i < ANSWERS; i++) {
                redeem(thread + " code " + i, i % 2 == 1);
            }
            return thread;
        });
        for (int thread = 1; thread <= THREADS; thread++) {
            for (int i = 0; i < ANSWERS; i++) {
                String code = "thread " + thread + " code " + i;
                assertThat(opened().find(key(code)).isPresent()).as(code).isEqualTo(i % 2 == 0);
            }
        }
        assertThat(opened().entries(50)).hasSize(THREADS * ANSWERS);
        assertThat(opened().erase(verification("of all"))).isEqualTo(THREADS * ANSWERS / 2);
    }

    private void redeem(String code, boolean erased) {
        ResultVault vault = opened().vault();
        assertThat(opened().begin(key(code))).isEqualTo(State.BEGUN);
        opened().keep(key(code), code);
        assertThat(opened().find(key(code))).hasValue(code);
        assertThat(vault.assign(key(code), verification("of all"))).isTrue();
        assertThat(vault.assign(key(code), verification(code))).isTrue();
        if (erased) {
            assertThat(opened().erase(verification(code))).isEqualTo(1);
            assertThat(opened().begin(key(code))).isEqualTo(State.INTENDED);
        } else {
            assertThat(opened().begin(key(code))).isEqualTo(State.KEPT);
        }
    }
}
