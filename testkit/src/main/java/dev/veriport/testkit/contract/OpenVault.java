package dev.veriport.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.model.ProviderId;
import dev.veriport.model.VaultKey;
import dev.veriport.store.ResultVault;
import dev.veriport.store.VaultEntry;
import dev.veriport.store.VaultIntent.State;
import dev.veriport.store.VaultPage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The empty vault of a clause, in the words of the clauses.
 *
 * @param clock returns when this much time has passed on the store's clock
 */
record OpenVault(ResultVault vault, Consumer<Duration> clock) {
    /** The longest time that a clause waits for at once. */
    static final Duration BRIEF = Duration.ofMillis(200);
    /** Is not over during a test. */
    static final Duration LONG = Duration.ofHours(1);
    /** The tolerance for a store whose clock advances during the test. */
    static final Duration SLACK = Duration.ofSeconds(10);

    private static final ProviderId VENDOR = new ProviderId("acme");
    private static final int MOST_STEPS = 1_000;

    static VaultKey key(String code) {
        return VaultKey.of(VENDOR, "code", code);
    }

    /** The hash of a verification's id. */
    static VaultKey verification(String id) {
        return VaultKey.of(VENDOR, "verification", id);
    }

    void pass(Duration time) {
        clock.accept(time);
    }

    /** What somebody finds who has not asked before. */
    State begin(VaultKey key) {
        return vault.begin(key, ResultVault.newOwner()).state();
    }

    void keep(VaultKey key, String answer) {
        vault.keep(key, answer.getBytes(UTF_8), LONG);
    }

    /** Stores an answer whose time is over before this returns. */
    void keepUntilOver(VaultKey key, String answer) {
        vault.keep(key, answer.getBytes(UTF_8), BRIEF);
        pass(BRIEF);
    }

    Optional<String> find(VaultKey key) {
        return vault.find(key).map(bytes -> new String(bytes, UTF_8));
    }

    int erase(VaultKey verification) {
        return vault.erase(verification, LONG);
    }

    /** Deletes what is over, step by step. */
    void eraseExpired() {
        int steps = 1;
        while (vault.eraseExpired()) {
            assertThat(++steps).as("steps of eraseExpired").isLessThan(MOST_STEPS);
        }
    }

    /** All entries, read in pages of at most so many. */
    List<VaultEntry> entries(int limit) {
        VaultPage first = vault.entries("", limit);
        List<VaultEntry> entries = new ArrayList<>(first.entries());
        first.next().ifPresent(next -> entries.addAll(entriesAfter(next, limit)));
        return entries;
    }

    /** The entries of all pages after one. */
    List<VaultEntry> entriesAfter(String end, int limit) {
        List<VaultEntry> entries = new ArrayList<>();
        int pages = 0;
        for (Optional<String> next = Optional.of(end); next.isPresent(); ) {
            VaultPage page = vault.entries(next.get(), limit);
            assertThat(page.entries()).as("entries of a page").hasSizeLessThanOrEqualTo(limit);
            assertThat(++pages).as("pages").isLessThan(MOST_STEPS);
            entries.addAll(page.entries());
            next = page.next();
        }
        return entries;
    }

    /** The only entry of a key. */
    VaultEntry entry(VaultKey key) {
        List<VaultEntry> found =
                entries(10).stream().filter(entry -> entry.key().equals(key)).toList();
        assertThat(found).as("entries of " + key).hasSize(1);
        return found.get(0);
    }
}
