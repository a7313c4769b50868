package dev.veriport.internal.store;

import static dev.veriport.internal.store.StoreFixture.KEEP;
import static dev.veriport.internal.store.StoreFixture.begin;
import static dev.veriport.internal.store.StoreFixture.failure;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Secret;
import dev.veriport.model.VaultKey;
import dev.veriport.store.ImportedVault;
import dev.veriport.store.SealingKey;
import dev.veriport.store.StoredResponse;
import dev.veriport.store.VaultIntent.State;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The directory of an earlier version's file vault, taken over into a store. */
final class FileVaultImportTest {
    private static final SealingKey KEYS = SealingKey.of(Secret.of("A".repeat(43) + "="));
    private static final VaultKey BEGUN = StoreFixture.key("begun");
    private static final VaultKey KEPT = StoreFixture.key("kept");
    private static final VaultKey OVER = StoreFixture.key("over");

    @TempDir
    private Path directory;

    private final StoreFixture fixture = new StoreFixture();
    private final Vault vault = Vault.sealed(fixture.another.vault(), KEYS, KEEP);

    @AfterEach
    void close() {
        fixture.close();
    }

    private ImportedVault run(SealingKey key) {
        return new FileVaultImport(vault, key, fixture::storeTime).run(directory);
    }

    private Path file(VaultKey of, String kind) {
        return directory.resolve(of.provider() + "_" + of.value() + "." + kind);
    }

    private void intent(VaultKey of) throws IOException {
        Files.createFile(file(of, "intent"));
    }

    private void answer(VaultKey of, String body, Duration age) throws IOException {
        intent(of);
        byte[] text = body.getBytes(UTF_8);
        byte[] plain = ByteBuffer.allocate(Integer.BYTES + text.length)
                .putInt(201)
                .put(text)
                .array();
        Path file = Files.write(file(of, "answer"), KEYS.seal(plain, SealedAnswers.context(of)));
        Files.setLastModifiedTime(file, FileTime.from(fixture.storeTime().minus(age)));
    }

    @Test
    @DisplayName("S3 what was redeemed is not begun again, and an answer is there for the rest of its time")
    void takenOver() throws IOException {
        intent(BEGUN);
        answer(KEPT, "Carla Canary", Duration.ofMinutes(5));
        answer(OVER, "over", KEEP);
        Files.writeString(directory.resolve("README.txt"), "of somebody else");

        for (int repeated = 0; repeated < 2; repeated++) {
            assertThat(run(KEYS)).isEqualTo(new ImportedVault(3, 1));
            assertThat(begin(vault.store(), BEGUN)).isEqualTo(State.INTENDED);
            assertThat(begin(vault.store(), OVER)).isEqualTo(State.INTENDED);
            assertThat(begin(vault.store(), KEPT)).isEqualTo(State.KEPT);
        }
        StoredResponse answer = vault.find(KEPT).orElseThrow();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()).asString(UTF_8).isEqualTo("Carla Canary");
        fixture.ticker.advance(KEEP.minusMinutes(5));
        assertThat(vault.find(KEPT)).isEmpty();
        try (var files = Files.list(directory)) {
            assertThat(files).as("no file is changed").hasSize(6);
        }
    }

    @Test
    @DisplayName("S11 an answer that no key opens is a problem of the configuration")
    void anotherKey() throws IOException {
        answer(KEPT, "Carla Canary", Duration.ZERO);
        VeriportException failure = failure(() -> run(SealingKey.of(Secret.of("B".repeat(42) + "A="))));
        assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION);
        assertThat(failure).hasMessageContaining("add the key that sealed it");
    }

    @Test
    @DisplayName("A directory that cannot be read is a problem of the configuration")
    void noDirectory() {
        directory = directory.resolve("missing");
        assertThat(failure(() -> run(KEYS)).code()).isEqualTo(ErrorCode.CONFIGURATION);
    }
}
