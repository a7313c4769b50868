package dev.veriport.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.veriport.fake.onfido.FakeOnfidoServer;
import dev.veriport.testkit.server.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** L9: a file that cannot be written is one line, and the others are saved. */
final class EvidenceCommandTest {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

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

    private String completed(String vendor) {
        List<String> back = new ArrayList<>(shell.startedAndBack(vendor));
        back.add(0, "complete");
        back.add("--json");
        return shell.at(vendor, back.toArray(String[]::new))
                .json()
                .get("verificationId")
                .asText();
    }

    @Test
    @DisplayName(
            "L9 a file that exists is kept; its line has the code, the other files are saved, and the exit code says so")
    void exists() throws Exception {
        String id = completed("authenteq");
        JsonNode first = saved(id, directory.resolve("first")).json().get("evidence");
        Path out = Files.createDirectory(directory.resolve("out"));
        Path kept = out.resolve(Path.of(first.at("/0/file").asText()).getFileName());
        Files.writeString(kept, "of another verification");

        Shell.Run run = saved(id, out);

        JsonNode lines = run.json().get("evidence");
        assertThat(first).hasSizeGreaterThan(1);
        assertThat(run.exitCode()).isEqualTo(7);
        assertThat(run.error().get("code").asText()).isEqualTo("INVALID_REQUEST");
        assertThat(run.error().get("message").asText()).contains("--out");
        assertThat(lines).hasSameSizeAs(first);
        assertThat(lines.at("/0/code").asText()).isEqualTo("INVALID_REQUEST");
        assertThat(lines.get(0).has("file")).isFalse();
        assertThat(kept).hasContent("of another verification");
        for (int i = 1; i < lines.size(); i++) {
            assertThat(Path.of(lines.get(i).get("file").asText()))
                    .hasParent(out)
                    .exists();
        }
        String text = shell.at("authenteq", "evidence", "--id", id, "--out", out.toString())
                .out();
        assertThat(text.lines()).hasSize(lines.size()).allMatch(line -> line.endsWith("  INVALID_REQUEST"));
    }

    @Test
    @DisplayName("L9 a list of files that was not read has a line, and the exit code says that files are missing")
    void listNotRead() {
        String id = completed("onfido");
        FakeOnfidoServer onfido = (FakeOnfidoServer) shell.fake("onfido");
        onfido.answerNext("/v3.6/live_videos", Answer.of(403, "application/json", "{}"));

        Shell.Run run = shell.at(
                "onfido",
                "evidence",
                "--json",
                "--id",
                id,
                "--out",
                directory.resolve("out").toString());

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.json().at("/evidence"))
                .filteredOn(file -> file.path("availability").asText().equals("NOT_READ"))
                .singleElement()
                .satisfies(list -> assertThat(list.get("code").asText())
                        .isEqualTo(run.error().get("code").asText()));
    }

    private Shell.Run saved(String id, Path out) {
        return shell.at("authenteq", "evidence", "--json", "--id", id, "--out", out.toString());
    }

    @Test
    @DisplayName("L9 a file that cannot be written whole is deleted, and every file has its line")
    void diskIsFull() throws Exception {
        Path out = directory.resolve("out");
        String evidence = "ulimit -f 0; exec \"$@\""; // the process creates files, and writes no byte into one
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        evidence,
                        "sh",
                        JAVA,
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.veriport.cli.Main",
                        "evidence",
                        "--json",
                        "--id",
                        completed("authenteq"),
                        "--out",
                        out.toString(),
                        "--config",
                        shell.configuration("authenteq").toString())
                .redirectError(ProcessBuilder.Redirect.PIPE)
                .start();
        JsonNode printed =
                new ObjectMapper().readTree(new String(process.getInputStream().readAllBytes(), UTF_8));
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(7);
        assertThat(err).contains("INVALID_REQUEST");
        assertThat(printed.get("evidence"))
                .hasSizeGreaterThan(1)
                .allSatisfy(line -> assertThat(line.get("code").asText()).isEqualTo("INVALID_REQUEST"));
        assertThat(out).isEmptyDirectory();
    }
}
