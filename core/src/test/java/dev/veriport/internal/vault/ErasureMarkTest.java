package dev.veriport.internal.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.fakes.RedeemFixture;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Secret;
import dev.veriport.model.VaultKey;
import dev.veriport.model.VerificationId;
import dev.veriport.store.ResultVault;
import dev.veriport.store.SealingKey;
import dev.veriport.testkit.time.MutableTicker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** L10: that the vendor has erased a verification is recorded in the vault. */
final class ErasureMarkTest {
    private static final Duration KEEP = Duration.ofMinutes(15);
    private static final VerificationId ID = VerificationId.parse("vendor:v-1");

    @TempDir
    private Path directory;

    private final MutableTicker ticker = new MutableTicker();
    private final DetachedTasks detachedTasks = new DetachedTasks("mark-test");
    private volatile Instant now = Instant.parse("2026-03-01T10:00:00Z");

    private ResultVault vault(String kind) {
        SealingKey seal = SealingKey.of(Secret.of("A".repeat(42) + "A="));
        return kind.equals("memory")
                ? new MemoryResultVault(ticker, detachedTasks, KEEP, 10)
                : new FileResultVault(directory.resolve("vault"), seal, KEEP, () -> now, ticker, detachedTasks);
    }

    private void advance(Duration time) {
        ticker.advance(time);
        now = now.plus(time);
    }

    @AfterEach
    void close() {
        detachedTasks.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "file"})
    @DisplayName(
            "L10 a marked verification is marked for as long as answers are kept, counted from the last mark; vault:")
    void marked(String kind) {
        ResultVault vault = vault(kind);
        assertThat(vault.isMarkedErased(ID)).isFalse();

        vault.markErased(ID);
        advance(KEEP.dividedBy(2));
        vault.markErased(ID);
        advance(KEEP.minusMillis(1));
        assertThat(vault.isMarkedErased(ID)).isTrue();
        assertThat(vault.isMarkedErased(VerificationId.parse("vendor:v-2"))).isFalse();
        assertThat(vault.isMarkedErased(VerificationId.parse("another:v-1"))).isFalse();

        advance(Duration.ofMillis(1));
        assertThat(vault.isMarkedErased(ID)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "file"})
    @DisplayName("L10 a mark erases no answer, and the erasure of answers is no mark; vault:")
    void apart(String kind) {
        ResultVault vault = vault(kind);
        VaultKey key = VaultKey.of(new ProviderId("vendor"), "a");
        vault.keep(key, RedeemFixture.response(200, "answer"));
        vault.assign(key, ID);

        vault.markErased(ID);
        assertThat(vault.find(key)).isPresent();
        assertThat(vault.assign(key, ID)).isTrue();
        assertThat(vault.entries()).hasSize(kind.equals("file") ? 1 : 0);

        VerificationId mistyped = VerificationId.parse("vendor:v-2");
        vault.erase(mistyped);
        assertThat(vault.isMarkedErased(mistyped)).isFalse();
    }
}
