package dev.veriport.internal.vault;

import static dev.veriport.fakes.RedeemFixture.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.fakes.Calls;
import dev.veriport.fakes.CountingIssuer;
import dev.veriport.fakes.RedeemFixture;
import dev.veriport.internal.budget.DailyBudget;
import dev.veriport.internal.call.CallContext;
import dev.veriport.internal.call.CallPipeline;
import dev.veriport.internal.call.Pacer;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Secret;
import dev.veriport.model.VaultKey;
import dev.veriport.model.VerificationId;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.store.DailyLimits;
import dev.veriport.store.MemoryRequestBudget;
import dev.veriport.store.ResultVault.State;
import dev.veriport.store.SealingKey;
import dev.veriport.store.VaultEntry;
import dev.veriport.testkit.time.MutableTicker;
import dev.veriport.time.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class FileResultVaultTest {
    private static final Duration KEEP = Duration.ofMinutes(15);
    private static final VaultKey A = VaultKey.of(new ProviderId("vendor"), "a");
    private static final VaultKey B = VaultKey.of(new ProviderId("vendor"), "b");

    private static final VerificationId FIRST = new VerificationId(new ProviderId("vendor"), "v-1");
    private static final VerificationId SECOND = new VerificationId(new ProviderId("vendor"), "v-2");

    @TempDir
    private Path directory;

    private final MutableTicker ticker = new MutableTicker();
    private final DetachedTasks detachedTasks = new DetachedTasks("file-vault-test");
    private volatile Instant now = Instant.parse("2026-03-01T10:00:00Z");

    private FileResultVault vault() {
        return vault('A');
    }

    private FileResultVault vault(char key) {
        SealingKey seal = SealingKey.of(Secret.of(String.valueOf(key).repeat(42) + "A="));
        return new FileResultVault(directory.resolve("vault"), seal, KEEP, () -> now, ticker, detachedTasks);
    }

    @AfterEach
    void close() {
        detachedTasks.close();
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("vault"))) {
            return files.count();
        }
    }

    @Test
    @DisplayName("C3 the file vault tells an unknown key, an intent and a kept answer apart, in another process too")
    void states() {
        assertThat(vault().begin(A)).isEqualTo(State.UNKNOWN);
        assertThat(vault().begin(A)).isEqualTo(State.INTENDED);
        assertThat(vault().find(A)).isEmpty();
        vault().keep(A, response(200, "answer"));
        assertThat(vault().begin(A)).isEqualTo(State.KEPT);
        assertThat(vault().find(A).map(RedeemFixture::text)).contains("200 answer");
        assertThat(vault().begin(B)).isEqualTo(State.UNKNOWN);
        vault().withdraw(B);
        assertThat(vault().begin(B)).isEqualTo(State.UNKNOWN);
    }

    @Test
    @DisplayName("C3 an answer is erased when its time is over; that it was redeemed is remembered for a month")
    void erased() throws IOException {
        vault().begin(A);
        vault().keep(A, response(200, "answer"));
        now = now.plus(KEEP).minusMillis(1);
        assertThat(vault().find(A)).isPresent();

        now = now.plusMillis(1);
        assertThat(vault().find(A)).isEmpty();
        assertThat(vault().begin(A)).isEqualTo(State.INTENDED);
        assertThat(files()).isEqualTo(1);

        now = now.plus(Duration.ofDays(30));
        assertThat(vault().begin(A)).isEqualTo(State.UNKNOWN);
    }

    @Test
    @DisplayName("C3 answers are erased from the disk though nobody calls, those of an earlier process too")
    void erasedByItself() throws Exception {
        vault().keep(A, response(200, "answer"));
        ticker.awaitWaiters(1);
        assertThat(files()).isEqualTo(1);
        detachedTasks.close();
        DetachedTasks later = new DetachedTasks("file-vault-later");
        SealingKey seal = SealingKey.of(Secret.of("A".repeat(42) + "A="));
        new FileResultVault(directory.resolve("vault"), seal, KEEP, () -> now, ticker, later);
        ticker.awaitWaiters(1);
        Thread sweeper = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("veriport-file-vault-later-vault"))
                .findAny()
                .orElseThrow();

        now = now.plus(KEEP);
        ticker.advance(KEEP);
        sweeper.join(20_000);

        assertThat(files()).isZero();
        later.close();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @DisplayName("C3 the directory it makes is its owner's alone")
    void ownersAlone() throws IOException {
        vault();

        assertThat(Files.getPosixFilePermissions(directory.resolve("vault")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    @DisplayName("C3 an answer whose time is over is not given, erased or not")
    void over() {
        FileResultVault vault = vault();
        vault.keep(A, response(200, "answer"));
        now = now.plus(KEEP);
        assertThat(vault.find(A)).isEmpty();
    }

    @Test
    @DisplayName(
            "L10 the answers of a verification are erased by another process too; only that they were redeemed stays")
    void verification() throws IOException {
        vault().begin(A);
        vault().keep(A, response(200, "answer"));
        vault().assign(A, FIRST);
        vault().assign(A, FIRST);
        vault().keep(B, response(200, "another"));
        vault().assign(B, SECOND);
        assertThat(names()).noneMatch(name -> name.contains("v-1"));

        assertThat(vault().erase(FIRST)).isEqualTo(1);
        assertThat(names())
                .filteredOn(name -> name.contains(A.value()))
                .containsExactly("vendor_" + A.value() + ".intent");
        assertThat(vault().begin(A)).isEqualTo(State.INTENDED);
        assertThat(vault().find(B)).isPresent();
        assertThat(vault().erase(FIRST)).as("again").isZero();
    }

    @Test
    @DisplayName("L10 which verification an answer is about is forgotten with the answer, and not stored without one")
    void forgotten() throws IOException {
        vault().begin(A);
        vault().assign(A, FIRST);
        assertThat(names()).hasSize(1);
        vault().keep(A, response(200, "answer"));
        vault().assign(A, FIRST);
        assertThat(vault().entries()).hasSize(1);

        now = now.plus(KEEP);
        vault().entries();
        assertThat(names()).containsExactly("vendor_" + A.value() + ".intent");
    }

    @Test
    @DisplayName(
            "L10 an answer that another process stores after its verification was erased is deleted, for as long as answers are kept")
    void erasedBefore() throws IOException {
        assertThat(vault().erase(FIRST)).isZero();
        assertThat(names()).hasSize(1).noneMatch(name -> name.contains("v-1"));
        vault().keep(A, response(200, "answer"));
        vault().keep(B, response(200, "another"));
        assertThat(vault().assign(A, FIRST)).isFalse();
        assertThat(vault().find(A)).isEmpty();
        assertThat(vault().assign(B, SECOND)).isTrue();
        assertThat(vault().find(B)).isPresent();
        assertThat(vault().assign(B, new VerificationId(new ProviderId("another"), FIRST.value())))
                .as("the same id at another vendor")
                .isTrue();

        now = now.plus(KEEP.dividedBy(2));
        assertThat(vault().erase(FIRST)).as("again").isZero();
        now = now.plus(KEEP.minusSeconds(1));
        vault().keep(A, response(200, "answer"));
        assertThat(vault().assign(A, FIRST)).isFalse();
        now = now.plusSeconds(1);
        vault().keep(A, response(200, "answer"));
        assertThat(vault().assign(A, FIRST)).isTrue();
        assertThat(vault().find(A)).isPresent();
        assertThat(names()).noneMatch(name -> name.endsWith(".erased"));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("vault"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    @DisplayName("C3 another key opens nothing, and what was changed opens no more")
    void sealed() throws IOException {
        vault().keep(A, response(200, "answer"));
        assertThat(failure(() -> vault('B').find(A))).isEqualTo(ErrorCode.CONFIGURATION);

        Path answer = directory.resolve("vault").resolve("vendor_" + A.value() + ".answer");
        Files.copy(answer, directory.resolve("vault").resolve("vendor_" + B.value() + ".answer"));
        assertThat(failure(() -> vault().find(B))).as("under another's name").isEqualTo(ErrorCode.CONFIGURATION);
        byte[] bytes = Files.readAllBytes(answer);
        bytes[bytes.length - 1] ^= 1;
        Files.write(answer, bytes);
        assertThat(failure(() -> vault().find(A))).isEqualTo(ErrorCode.CONFIGURATION);
        Files.write(answer, new byte[0]);
        assertThat(failure(() -> vault().find(A))).isEqualTo(ErrorCode.CONFIGURATION);
    }

    @Test
    @DisplayName("what it knows of is listed: answers, and intents without one")
    void entries() throws IOException {
        vault().begin(A);
        vault().keep(A, response(200, "answer"));
        vault().begin(B);
        Files.writeString(directory.resolve("vault").resolve("somebody-else.txt"), "not ours");
        List<VaultEntry> entries = vault().entries();
        assertThat(entries).hasSize(2);
        assertThat(entries).filteredOn(VaultEntry::kept).singleElement().satisfies(kept -> {
            assertThat(kept.key()).isEqualTo(A);
            assertThat(kept.since()).isEqualTo(now);
            assertThat(kept.bytes()).isPositive();
        });
        assertThat(entries)
                .filteredOn(entry -> !entry.kept())
                .map(VaultEntry::key)
                .containsExactly(B);
        now = now.plus(Duration.ofDays(60));
        vault().entries();
        assertThat(directory.resolve("vault").resolve("somebody-else.txt")).exists();
    }

    @Test
    @DisplayName("a directory that cannot be used is told before anything is sent")
    void unusable() throws IOException {
        Files.writeString(directory.resolve("vault"), "a file");
        assertThat(failure(this::vault)).isEqualTo(ErrorCode.CONFIGURATION);
    }

    @Test
    @DisplayName("C3 an answer that cannot be kept is given all the same, once")
    void unkept() throws IOException {
        RedeemFixture fixture = new RedeemFixture();
        FileResultVault vault = vault();
        CallPipeline guard = new CallPipeline(
                RedeemFixture.VENDOR,
                new CallContext(
                        Set.of(RedeemFixture.VENDOR),
                        fixture.ticker,
                        vault,
                        fixture.detachedTasks,
                        new DailyBudget(
                                RedeemFixture.VENDOR,
                                CountingIssuer.ACCOUNT,
                                DailyLimits.none(),
                                new MemoryRequestBudget(() -> now),
                                event -> {}),
                        Pacer.unlimited(),
                        event -> {},
                        4,
                        operation -> true));
        String first = redeem(fixture, guard, () -> {
            try (Stream<Path> files = Files.list(directory.resolve("vault"))) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
                Files.delete(directory.resolve("vault"));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
        assertThat(first).isEqualTo("200 answer");
        fixture.close();
    }

    private static String redeem(RedeemFixture fixture, CallPipeline guard, Runnable meanwhile) {
        return Calls.redeem(
                guard,
                new Operation.OneShot("once", Role.SESSION),
                RedeemFixture.KEY,
                Deadline.after(fixture.ticker, RedeemFixture.CALLER),
                RedeemFixture.EXCHANGE,
                own -> () -> () -> {
                    meanwhile.run();
                    return response(200, "answer");
                },
                RedeemFixture::text);
    }

    private static ErrorCode failure(Runnable step) {
        return catchThrowableOfType(VeriportException.class, step::run).code();
    }
}
