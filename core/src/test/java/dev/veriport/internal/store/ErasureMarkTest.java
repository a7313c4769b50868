package dev.veriport.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.fakes.RedeemFixture;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Secret;
import dev.veriport.model.VaultKey;
import dev.veriport.model.VerificationId;
import dev.veriport.store.SealingKey;
import dev.veriport.store.VaultEntry;
import dev.veriport.testkit.time.MutableTicker;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** L10: that the vendor has erased a verification is recorded in the vault. */
final class ErasureMarkTest {
    private static final Duration KEEP = Duration.ofMinutes(15);
    private static final VerificationId ID = VerificationId.parse("vendor:v-1");

    private final MutableTicker ticker = new MutableTicker();
    private final DetachedTasks detachedTasks = new DetachedTasks("mark-test");
    private final MemoryResultVault memory =
            new MemoryResultVault(InstantSource.system(), ticker, detachedTasks, 1_000);

    private Vault vault(boolean sealed) {
        SealingKey seal = SealingKey.of(Secret.of("A".repeat(42) + "A="));
        return sealed ? Vault.sealed(memory, seal, KEEP) : Vault.inMemory(memory, KEEP);
    }

    @AfterEach
    void close() {
        detachedTasks.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName(
            "L10 a marked verification is marked for as long as answers are kept, counted from the last mark; sealed:")
    void marked(boolean sealed) {
        Vault vault = vault(sealed);
        assertThat(vault.isMarkedErased(ID)).isFalse();

        vault.markErased(ID);
        ticker.advance(KEEP.dividedBy(2));
        vault.markErased(ID);
        ticker.advance(KEEP.minusMillis(1));
        assertThat(vault.isMarkedErased(ID)).isTrue();
        assertThat(vault.isMarkedErased(VerificationId.parse("vendor:v-2"))).isFalse();
        assertThat(vault.isMarkedErased(VerificationId.parse("another:v-1"))).isFalse();

        ticker.advance(Duration.ofMillis(1));
        assertThat(vault.isMarkedErased(ID)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("L10 a mark erases no answer, and the erasure of answers is no mark; sealed:")
    void apart(boolean sealed) {
        Vault vault = vault(sealed);
        VaultKey key = VaultKey.of(new ProviderId("vendor"), "a");
        vault.keep(key, RedeemFixture.response(200, "answer"));
        vault.assign(key, ID);

        vault.markErased(ID);
        assertThat(vault.find(key)).isPresent();
        assertThat(vault.assign(key, ID)).isTrue();
        assertThat(vault.page("", 10).entries()).extracting(VaultEntry::key).containsExactly(key);

        VerificationId mistyped = VerificationId.parse("vendor:v-2");
        vault.erase(mistyped);
        assertThat(vault.isMarkedErased(mistyped)).isFalse();
    }
}
