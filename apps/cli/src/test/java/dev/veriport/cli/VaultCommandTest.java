package dev.veriport.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Secret;
import dev.veriport.model.VaultKey;
import dev.veriport.store.SealingKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code vault} does with the answers in a store that the runs of the command line share. */
final class VaultCommandTest {
    @TempDir
    Path directory;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(directory);
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private Shell.Run run(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(arguments));
        all.addAll(shell.sqlite());
        return shell.at("authenteq", all.toArray(String[]::new));
    }

    @Test
    @DisplayName(
            "a stored answer is listed, shown and read again, by its key or its beginning; personal data is redacted")
    void vault() {
        assertThat(run("vault", "list").out()).contains("the vault is empty");
        String[] back = shell.startedAndBack("authenteq").toArray(String[]::new);
        assertThat(run("complete", back).exitCode()).isZero();

        JsonNode listed = run("vault", "list", "--json").json().get("kept");
        assertThat(listed).hasSize(1);
        String key = listed.get(0).get("key").asText();
        assertThat(key).matches("authenteq/[0-9a-f]{64}");
        assertThat(run("vault", "list").out()).contains(key, listed.get(0).get("bytes") + " bytes");
        for (String printed : List.of(key, key.substring(0, "authenteq/".length() + 12))) {
            assertThat(run("vault", "show", printed).out())
                    .contains("httpStatus 200", key)
                    .doesNotContain("PASSED");
            assertThat(run("vault", "show", printed, "--show-personal-data").out())
                    .contains("PASSED");
            JsonNode replayed = run("vault", "replay", printed, "--json").json();
            assertThat(replayed.get("decision").asText()).isEqualTo("APPROVED");
            assertThat(replayed.at("/person/fullName").asText()).isEqualTo("[redacted]");
        }
    }

    @Test
    @DisplayName(
            "a key that the vault does not have is NOT_FOUND, one that is none INVALID_REQUEST, and none a usage error")
    void keys() {
        for (String step : List.of("show", "replay")) {
            for (String unknown : List.of("authenteq/" + "0".repeat(64), "authenteq/" + "0".repeat(12))) {
                Shell.Run run = run("vault", step, unknown, "--json");
                assertThat(run.exitCode()).isEqualTo(7);
                assertThat(run.error().get("code").asText()).isEqualTo("NOT_FOUND");
            }
            Shell.Run malformed = run("vault", step, "authenteq/none", "--json");
            assertThat(malformed.exitCode()).isEqualTo(7);
            assertThat(malformed.error().get("code").asText()).isEqualTo("INVALID_REQUEST");
            assertThat(run("vault", step).exitCode()).isEqualTo(2);
        }
        assertThat(run("vault", "import").exitCode()).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "two runs share one token and one vault: a code is sent once, and its answer is there for the second run")
    void shared() {
        for (int run = 0; run < 2; run++) {
            assertThat(shell.at("faceki", withSqlite("token", "--purpose", "api"))
                            .exitCode())
                    .isZero();
        }
        assertThat(shell.faceki().tokensIssued()).isEqualTo(1);

        String[] back = shell.startedAndBack("authenteq").toArray(String[]::new);
        String first = run("complete", back).out();
        int requests = shell.calls();
        Shell.Run second = run("complete", back);
        assertThat(second.exitCode()).isZero();
        assertThat(second.out()).isEqualTo(first).contains("APPROVED");
        assertThat(shell.calls()).as("requests of the second run").isEqualTo(requests);
    }

    private String[] withSqlite(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(shell.sqlite());
        return all.toArray(String[]::new);
    }

    @Test
    @DisplayName("the files of an earlier version are taken over, once or twice, and are listed page after page")
    void imported() throws IOException {
        Path files = Files.createDirectory(directory.resolve("files"));
        for (int i = 0; i < 250; i++) {
            Files.createFile(files.resolve(name(key(i)) + ".intent"));
        }
        Files.write(files.resolve(name(key(7)) + ".answer"), sealed(key(7), "{\"result\":\"canary\"}"));
        for (int twice = 0; twice < 2; twice++) {
            assertThat(run("vault", "import", files.toString()).out())
                    .contains("took over 250 redemptions, and 1 answers");
        }

        List<String> lines = run("vault", "list").out().lines().toList();
        assertThat(lines).hasSize(250);
        assertThat(lines).filteredOn(line -> line.endsWith(" bytes")).hasSize(1);
        assertThat(run("vault", "list", "--json").json().get("kept")).hasSize(250);
        assertThat(run("vault", "show", key(7).toString(), "--show-personal-data")
                        .out())
                .contains("canary");
        assertThat(run("vault", "import", "--json", files.toString()).json())
                .hasToString("{\"redemptions\":250,\"answers\":1}");
    }

    @Test
    @DisplayName(
            "files are not taken over into memory, which would forget them, nor from a directory that is not there")
    void notImported() {
        Shell.Run memory = shell.at("authenteq", "vault", "import", directory.toString());
        assertThat(memory.exitCode()).isEqualTo(3);
        assertThat(memory.err()).contains("veriport.store = jdbc");
        assertThat(run("vault", "import", directory.resolve("none").toString()).exitCode())
                .isEqualTo(3);
    }

    private static VaultKey key(int code) {
        return VaultKey.of(new ProviderId("authenteq"), "code-" + code);
    }

    private static String name(VaultKey key) {
        return key.provider() + "_" + key.value();
    }

    /** As the file vault wrote it: the status in four bytes, then the body. */
    private static byte[] sealed(VaultKey key, String body) {
        byte[] plain = ByteBuffer.allocate(Integer.BYTES + body.length())
                .putInt(200)
                .put(body.getBytes(UTF_8))
                .array();
        return SealingKey.of(Secret.of(Shell.STORE_KEY)).seal(plain, name(key).getBytes(UTF_8));
    }
}
