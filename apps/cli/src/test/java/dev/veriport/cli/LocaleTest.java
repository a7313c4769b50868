package dev.veriport.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.veriport.model.SessionRef;
import dev.veriport.testkit.vendor.FakeVendor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** C13: the command as a process of its own, in a locale that has ASCII alone and in one that has every letter. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere Java does not read arguments by the locale")
final class LocaleTest {
    private static final String NO_VARIABLE = "UNUSED=";
    private static final String VENDOR = FakeVendor.installed().firstKey();

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

    /** What a process printed, in bytes read as UTF-8. */
    private record Ended(int exitCode, String out, String err) {}

    private Ended run(String locale, String variable, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "env",
                variable,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        ProcessBuilder process = new ProcessBuilder(viaBytes(command));
        process.environment().put("LC_ALL", locale);
        int exitCode = process.redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Ended(exitCode, Files.readString(out), Files.readString(err));
    }

    /** This JVM's own locale may lack the letters: the shell makes them of their bytes, as a terminal would send them. */
    private static List<String> viaBytes(List<String> command) {
        StringBuilder line = new StringBuilder("exec");
        for (String word : command) {
            line.append(" \"$(printf '");
            for (byte one : word.getBytes(UTF_8)) {
                line.append("\\%03o".formatted(one & 0xFF));
            }
            line.append("')\"");
        }
        return List.of("sh", "-c", line.toString());
    }

    static Stream<List<String>> argumentsBeyondAscii() {
        return Stream.of(
                List.of("start", "--reference", "Zoë-1", "--return-to", Shell.RETURN_TO),
                List.of(
                        "start",
                        "--reference",
                        "x",
                        "--return-to",
                        Shell.RETURN_TO,
                        "--set",
                        "veriport.provider=fäceki"),
                List.of("check", "--config", "Zoë.properties"),
                List.of("verify", "--reference", "x", "--selfie", "Zoë.jpg", "--front", "front.jpg"),
                List.of("find", "--id", VENDOR + ":日本"),
                List.of("Zoë"));
    }

    @ParameterizedTest(name = "C13 in the C locale {0} is refused, and nothing is sent")
    @MethodSource("argumentsBeyondAscii")
    void refused(List<String> arguments) throws Exception {
        List<String> all = new ArrayList<>(arguments);
        if (!all.contains("--config")) {
            all.addAll(List.of("--config", shell.configuration(VENDOR).toString()));
        }
        Ended ended = run("C", NO_VARIABLE, all.toArray(String[]::new));

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .isEqualTo("veriport: an argument contains a letter that this locale cannot read:"
                        + " run with LC_ALL=C.UTF-8\n");
        assertThat(shell.calls()).isZero();
    }

    @Test
    @DisplayName("C13 in a locale of UTF-8 the same reference arrives as it was written")
    void right() throws Exception {
        Ended ended = run(
                "C.UTF-8",
                NO_VARIABLE,
                "start",
                "--json",
                "--reference",
                "Zoë-1",
                "--return-to",
                Shell.RETURN_TO,
                "--config",
                shell.configuration(VENDOR).toString());

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        String session = new ObjectMapper().readTree(ended.out()).get("session").asText();
        assertThat(SessionRef.parse(session).reference()).isEqualTo("Zoë-1");
    }

    @Test
    @DisplayName("C13 what a file holds beyond ASCII is read and printed in UTF-8, whatever the locale")
    void printed() throws Exception {
        Path file = shell.configuration("faceki");
        Files.writeString(file, Files.readString(file).replace("workflow-1", "Zoë 日本"));

        Ended ended = run("C", NO_VARIABLE, "check", "--json", "--config", file.toString());

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("Zoë 日本");
    }

    @Test
    @DisplayName("C13 a variable that the C locale cannot read is a problem of its key, and not a secret with a hole")
    void variables() throws Exception {
        Path file = shell.configuration("faceki");
        Ended ended =
                run("C", "VERIPORT_FACEKI_CLIENT_SECRET=pässword", "check", "--json", "--config", file.toString());

        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.err())
                .contains("veriport.faceki.client-secret: contains a letter that was lost before Veriport read it");
    }
}
