package dev.veriport.internal.store;

import static dev.veriport.internal.store.StoreFixture.failure;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Secret;
import dev.veriport.model.VaultKey;
import dev.veriport.store.ResultVault;
import dev.veriport.store.SealingKey;
import dev.veriport.store.StoredResponse;
import dev.veriport.store.VaultEntry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** S6, S11: answers in a store, sealed with the keys of the fleet. */
final class VaultTest {
    private static final String OLD = "A".repeat(43) + "=";
    private static final String NEW = "B".repeat(42) + "A=";
    private static final VaultKey KEY = VaultKey.of(new ProviderId("vendor"), "a");
    private static final VaultKey OTHER = VaultKey.of(new ProviderId("vendor"), "b");
    private static final StoredResponse ANSWER =
            new StoredResponse(201, Map.of("retry-after", "PT5S"), "Carla Canary".getBytes(UTF_8));

    private final StoreFixture fixture = new StoreFixture();
    private final ResultVault raw = fixture.another.vault();

    @AfterEach
    void close() {
        fixture.close();
    }

    private Vault vault(String... keys) {
        List<Secret> secrets = List.of(keys).stream().map(Secret::of).toList();
        return Vault.sealed(raw, SealingKey.rotating(secrets), Duration.ofMinutes(15));
    }

    private static void isAnswer(Optional<StoredResponse> found) {
        assertThat(found).hasValueSatisfying(answer -> {
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.headers()).isEqualTo(ANSWER.headers());
            assertThat(answer.body()).isEqualTo(ANSWER.body());
        });
    }

    private static void refused(Vault vault, VaultKey key) {
        VeriportException failure = failure(() -> vault.find(key));
        assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION);
        assertThat(failure).hasMessageContaining("add the key that sealed it to veriport.store-keys");
    }

    @Test
    @DisplayName("S6 an answer is sealed in the store, and comes back exactly")
    void sealed() {
        vault(OLD).keep(KEY, ANSWER);
        isAnswer(vault(OLD).find(KEY));
        assertThat(new String(raw.find(KEY).orElseThrow(), ISO_8859_1)).doesNotContain("Canary", "retry-after");
    }

    @Test
    @DisplayName("S11 after a rotation the old key opens; what is written again is sealed with the new one")
    void rotation() {
        vault(OLD).keep(KEY, ANSWER);
        refused(vault(NEW), KEY);
        Vault rotated = vault(NEW, OLD);
        isAnswer(rotated.find(KEY));

        rotated.keep(KEY, ANSWER);
        isAnswer(vault(NEW).find(KEY));
        refused(vault(OLD), KEY);
    }

    @Test
    @DisplayName("S6 an answer that stays in this process is not copied: a large one costs its own size")
    void notCopied() {
        Vault memory = Vault.inMemory(fixture.another.vault(), Duration.ofMinutes(15));
        memory.keep(KEY, ANSWER);
        assertThat(memory.find(KEY)).containsSame(ANSWER);
        assertThat(raw.entries("", 1).entries()).extracting(VaultEntry::bytes).containsExactly(12L);
    }

    @Test
    @DisplayName("S6 an answer opens only in its own place, and not once it was changed")
    void moved() {
        vault(OLD).keep(KEY, ANSWER);
        byte[] stored = raw.find(KEY).orElseThrow();
        raw.keep(OTHER, stored, Duration.ofMinutes(1));
        refused(vault(OLD), OTHER);

        byte[] changed = stored.clone();
        changed[changed.length - 1] ^= 1;
        raw.keep(KEY, changed, Duration.ofMinutes(1));
        refused(vault(OLD), KEY);
    }
}
