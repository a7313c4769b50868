package dev.veriport.testkit.contract;

import static dev.veriport.testkit.contract.OpenVault.BRIEF;
import static dev.veriport.testkit.contract.OpenVault.SLACK;
import static dev.veriport.testkit.contract.OpenVault.key;
import static dev.veriport.testkit.contract.OpenVault.verification;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.model.VaultKey;
import dev.veriport.store.ResultVault;
import dev.veriport.store.VaultEntry;
import dev.veriport.store.VaultIntent.State;
import dev.veriport.store.VaultPage;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The clauses of a vault's entries, and of deleting what is over. */
interface VaultEntryClauses extends VaultClauses {
    int ENTRIES = 40;
    int LIMIT = 7;

    @Test
    @DisplayName(
            "RV25 pages contain each entry once, intended or stored, with its size, and no page more than its limit")
    default void pages() {
        assertThat(opened().entries(LIMIT)).isEmpty();
        Map<VaultKey, Integer> sizes = new HashMap<>();
        for (int i = 0; i < ENTRIES; i++) {
            VaultKey key = key("code-" + i);
            opened().begin(key);
            sizes.put(key, i % 2 == 0 ? 0 : 100 + i);
            if (i % 2 == 1) {
                opened().keep(key, "x".repeat(100 + i));
            }
        }
        opened().keep(key("assigned"), "");
        opened().vault().assign(key("assigned"), verification("id"));
        sizes.put(key("assigned"), 0);

        assertThat(opened().vault().entries("", LIMIT).entries()).hasSizeLessThanOrEqualTo(LIMIT);
        for (int limit : List.of(1, LIMIT, ENTRIES + 1, 10 * ENTRIES)) {
            List<VaultEntry> entries = opened().entries(limit);
            assertThat(entries).extracting(VaultEntry::key).containsExactlyInAnyOrderElementsOf(sizes.keySet());
            assertThat(entries).allSatisfy(entry -> {
                int size = sizes.getOrDefault(entry.key(), -1);
                assertThat(entry.bytes()).isEqualTo(size);
                assertThat(entry.kept()).isEqualTo(size > 0 || entry.key().equals(key("assigned")));
            });
        }
    }

    @Test
    @DisplayName(
            "RV26 pages skip nothing that stays, when entries of earlier pages are removed and others are added meanwhile")
    default void pagesWhileInUse() {
        ResultVault vault = opened().vault();
        Set<VaultKey> stays = new HashSet<>();
        for (int i = 0; i < ENTRIES; i++) {
            vault.begin(key("code-" + i), "owner");
            stays.add(key("code-" + i));
        }
        VaultPage first = vault.entries("", LIMIT);
        for (VaultEntry entry : first.entries()) {
            vault.withdraw(entry.key(), "owner");
            stays.remove(entry.key());
        }
        IntStream.range(0, LIMIT).forEach(i -> opened().begin(key("added-" + i)));

        List<VaultKey> later = opened().entriesAfter(first.next().orElseThrow(), LIMIT).stream()
                .map(VaultEntry::key)
                .toList();
        assertThat(first.entries()).isNotEmpty();
        assertThat(later).containsAll(stays);
    }

    @Test
    @DisplayName("RV27 an entry says since when: its intent is recorded, or its answer is stored")
    default void since() {
        opened().begin(key("early"));
        opened().begin(key("stored"));
        opened().pass(BRIEF);
        opened().keep(key("stored"), "answer");
        opened().begin(key("late"));

        VaultEntry early = opened().entry(key("early"));
        for (String later : List.of("stored", "late")) {
            assertThat(Duration.between(
                            early.since(), opened().entry(key(later)).since()))
                    .as(later)
                    .isBetween(BRIEF, SLACK);
        }
    }

    @Test
    @DisplayName("RV28 erasing what is over ends, and deletes the answers that are over, not their intents")
    default void expired() {
        for (int i = 0; i < ENTRIES; i++) {
            opened().begin(key("code-" + i));
            opened().vault().keep(key("code-" + i), new byte[100], BRIEF);
        }
        opened().pass(BRIEF);
        opened().eraseExpired();

        assertThat(opened().vault().eraseExpired()).isFalse();
        assertThat(opened().entries(LIMIT)).hasSize(ENTRIES).allSatisfy(entry -> {
            assertThat(entry.kept()).isFalse();
            assertThat(entry.bytes()).isZero();
        });
    }

    @Test
    @DisplayName("RV29 erasing what is over leaves intents, answers, what they are assigned to, and erasures")
    default void notExpired() {
        ResultVault vault = opened().vault();
        vault.begin(key("begun"), "owner");
        opened().keep(key("assigned"), "answer");
        vault.assign(key("assigned"), verification("id"));
        opened().erase(verification("erased"));
        opened().keepUntilOver(key("over"), "answer");
        opened().eraseExpired();

        assertThat(vault.begin(key("begun"), "owner").state()).isEqualTo(State.BEGUN);
        assertThat(opened().begin(key("begun"))).isEqualTo(State.INTENDED);
        assertThat(opened().find(key("assigned"))).hasValue("answer");
        assertThat(opened().erase(verification("id"))).isEqualTo(1);
        opened().keep(key("late"), "answer");
        assertThat(vault.assign(key("late"), verification("erased"))).isFalse();
    }

    @Test
    @DisplayName("RV31 a page after what no page ended with is INVALID_REQUEST, in words that say where to begin")
    default void unknownEnd() {
        opened().begin(key("code"));
        for (String end : List.of("x", "-", "/", "x/y/z", "primary/18446744073709551616/", " ", "\0")) {
            assertThatThrownBy(() -> opened().vault().entries(end, LIMIT))
                    .as("after " + end)
                    .isInstanceOfSatisfying(VeriportException.class, failure -> {
                        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
                        assertThat(failure.phase()).isEqualTo(Phase.NOT_SENT);
                        assertThat(failure).hasMessageContaining("first page");
                    });
        }
    }
}
