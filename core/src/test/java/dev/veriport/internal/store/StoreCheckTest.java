package dev.veriport.internal.store;

import static dev.veriport.internal.store.StoreFixture.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.VaultKey;
import dev.veriport.store.VaultEntry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S9: a check tries what work does. */
@Timeout(60)
final class StoreCheckTest {
    private final StoreFixture fixture = new StoreFixture();
    private Duration ahead = Duration.ZERO;
    private final StoreCheck check =
            new StoreCheck("shared", fixture.store, () -> fixture.storeTime().plus(ahead));

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    @DisplayName("S9 a check returns the notes of the store, and can be repeated")
    void notes() {
        for (int time = 0; time < 2; time++) {
            assertThat(check.run()).containsExactly("the disk is almost full");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1M1S", "-PT1M1S", "PT14H", "-PT14H"})
    @DisplayName("S9 a check names clocks that differ by more than a minute:")
    void clock(Duration difference) {
        ahead = difference;
        assertThat(check.run())
                .containsExactly(
                        "the disk is almost full",
                        "the clock of the store and of this machine differ by "
                                + difference.abs().toSeconds() + " s: set both by NTP");
        ahead = Duration.ofSeconds(difference.isNegative() ? -59 : 59);
        assertThat(check.run()).containsExactly("the disk is almost full");
    }

    @Test
    @DisplayName("S9 a check leaves what it wrote under names of its own, which an operator does not see")
    void ownNames() {
        check.run();
        assertThat(fixture.another.vault().entries("", 10).entries())
                .extracting(VaultEntry::key)
                .allSatisfy(key -> assertThat(key.provider().value()).isEqualTo("veriport-check"));
        VaultKey redeemed = StoreFixture.key("redeemed");
        fixture.another.vault().begin(redeemed, "owner");
        assertThat(Vault.inMemory(fixture.another.vault(), StoreFixture.KEEP)
                        .page("", 10)
                        .entries())
                .as("for an operator")
                .extracting(VaultEntry::key)
                .containsExactly(redeemed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ping",
                "claim",
                "publish",
                "discard",
                "count",
                "usage",
                "restore",
                "begin",
                "withdraw",
                "keep",
                "assign",
                "find",
                "erase",
                "entries",
                "eraseExpired",
                "check"
            })
    @DisplayName("S9 a check fails where the store refuses this step:")
    void refused(String step) {
        fixture.store.refuse(step);
        VeriportException failure = failure(check::run);
        assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION);
        assertThat(failure).hasMessage("the store refuses " + step);
    }

    @Test
    @DisplayName("S9 a check of a store that is away fails with its first step")
    void away() {
        fixture.store.lose();
        assertThat(failure(check::run).code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(fixture.store.steps()).containsExactly("ping");
    }
}
