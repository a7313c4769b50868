package dev.veriport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.model.SessionRef;
import dev.veriport.testkit.server.Answer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person or a program is told when a command fails. */
final class RefusedCommandsTest {
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

    @ParameterizedTest(name = "HTTP {0} exits {1}")
    @DisplayName("a program can tell failures apart:")
    @CsvSource({
        "401, 4, AUTHENTICATION",
        "403, 4, PERMISSION",
        "503, 5, UNAVAILABLE",
        "429, 5, RATE_LIMITED",
        "400, 7, INVALID_REQUEST",
        "200, 8, MALFORMED_RESPONSE"
    })
    void exit_codes(int status, int exitCode, String code) {
        for (int attempt = 0; attempt < 2; attempt++) {
            Answer answer = Answer.of(status, "text/html", "<html>").withHeader("X-Request-Id", "req_1");
            shell.authenteq().answerNext("/web-idv/verification-url", answer);
        }
        Shell.Run run =
                shell.at("authenteq", "start", "--json", "--reference", "case-1", "--return-to", Shell.RETURN_TO);

        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
        assertThat(run.error().get("code").asText()).isEqualTo(code);
        assertThat(run.error().get("operation").asText()).isEqualTo("verification-url");
        assertThat(run.error().get("httpStatus").asInt()).isEqualTo(status);
        assertThat(run.error().get("vendorRequestId").asText()).isEqualTo("req_1");
    }

    /** A stream that breaks as only a defect would. */
    private static PrintWriter broken() {
        return new PrintWriter(new StringWriter() {
            @Override
            public void write(String text) {
                throw new IllegalStateException("canary-7f", new IllegalArgumentException("canary-8a"));
            }
        });
    }

    @Test
    @DisplayName("an unexpected failure is a DEFECT, with its classes and places to report and without its messages")
    void defect() {
        StringWriter err = new StringWriter();
        assertThat(Main.run(broken(), new PrintWriter(err, true), Map.of(), "demo"))
                .isEqualTo(1);
        assertThat(err.toString().lines())
                .first()
                .asString()
                .startsWith("veriport: DEFECT: ")
                .contains("report it with these lines");
        assertThat(err.toString().lines())
                .contains("java.lang.IllegalStateException", "java.lang.IllegalArgumentException")
                .anyMatch(line -> line.contains("at dev.veriport.cli.DemoCommand."));
        assertThat(err.toString()).doesNotContain("canary");

        StringWriter json = new StringWriter();
        assertThat(Main.run(broken(), new PrintWriter(json, true), Map.of(), "demo", "--json"))
                .isEqualTo(1);
        Shell.Run run = new Shell.Run(1, "", json.toString());
        assertThat(run.error().get("code").asText()).isEqualTo("DEFECT");
        assertThat(run.error().at("/trace/0").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(json.toString()).doesNotContain("canary");
    }

    @Test
    @DisplayName("a document's type without its country, which would be dropped, is refused, and so is the other way")
    void typeWithoutCountry() {
        for (List<String> half : List.of(List.of("--type", "passport"), List.of("--country", "AUT"))) {
            List<String> verify =
                    new ArrayList<>(List.of("verify", "--reference", "r", "--selfie", "s.jpg", "--front", "f.jpg"));
            verify.addAll(half);
            Shell.Run run = shell.at("faceki", verify.toArray(String[]::new));
            assertThat(run.exitCode()).isEqualTo(7);
            assertThat(run.err()).contains("--type and --country");
        }
    }

    @Test
    @DisplayName("T16 a mistyped address is not repeated, since it may carry a code")
    void mistyped() {
        List<String> back = new ArrayList<>(shell.startedAndBack("authenteq"));
        back.add(0, "complete");
        back.set(back.size() - 1, "https://shop.example/?code=canary-7f|%zz");
        Shell.Run run = shell.at("authenteq", back.toArray(String[]::new));
        assertThat(run.exitCode()).isEqualTo(7);
        assertThat(run.out() + run.err()).contains("INVALID_REQUEST").doesNotContain("canary-7f");
    }

    @Test
    @DisplayName("a command line that is refused has sent nothing, and says so")
    void refusedBeforeAnythingIsSent() {
        String session = shell.startedAndBack("authenteq").get(1);
        Shell.Run noUrl = shell.at("authenteq", "complete", "--json", "--session", session, "--returned", "no URL");
        Shell.Run noSetting = shell.at("authenteq", "check", "--json", "--set", "provider=faceki");

        assertThat(List.of(noUrl, noSetting)).allSatisfy(run -> {
            assertThat(run.exitCode()).isEqualTo(7);
            assertThat(run.error().get("requestMayHaveBeenProcessed").asBoolean())
                    .isFalse();
        });
    }

    @Test
    @DisplayName("C8 --set takes settings alone, and C13 an argument that begins with @ is no file")
    void whatIsSet() {
        Shell.Run run = shell.at("authenteq", "check", "--set", "provider=canary-7f");
        assertThat(run.exitCode()).isEqualTo(7);
        assertThat(run.err()).contains("KEY must begin with veriport.").doesNotContain("canary-7f");

        String file = "@" + shell.file("reference", "from the file");
        Shell.Run started =
                shell.at("authenteq", "start", "--json", "--reference", file, "--return-to", Shell.RETURN_TO);
        assertThat(SessionRef.parse(started.json().get("session").asText()).reference())
                .isEqualTo(file);
    }

    @Test
    @DisplayName("what is no KEY=VALUE is not repeated, since it may be a secret")
    void settingWithoutAValue() {
        Shell.Run run = shell.at("authenteq", "check", "--set", "veriport.faceki.client-secret canary-7f");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--set needs KEY=VALUE");
        assertThat(run.out() + run.err()).doesNotContain("canary-7f");
    }

    @ParameterizedTest
    @DisplayName("the sandbox's port is 0 to 65535, and not:")
    @ValueSource(strings = {"99999", "-1", "65536"})
    void ports(String port) {
        Shell.Run run = shell.run("sandbox", "--port", port);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("port must be 0 to 65535").doesNotContain("Exception");
    }

    @Test
    @DisplayName("a return address that is no URL is told in words of its own")
    void returnToThatIsNoUrl() {
        Shell.Run run = shell.at(
                "authenteq", "start", "--reference", "case-1", "--return-to", "https://shop.example/ver ified");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--return-to is not a URL").doesNotContain("browser requested", "ver ified");
    }

    @ParameterizedTest
    @DisplayName("PII a malformed value of a start is usage, and is not repeated:")
    @ValueSource(strings = {"--date-of-birth", "--locale", "--attempt", "--expiry", "--channel"})
    void malformedValues(String option) {
        Shell.Run run = shell.at(
                "authenteq", "start", "--reference", "case-1", "--return-to", Shell.RETURN_TO, option, "CANARY~1");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).doesNotContain("CANARY");
    }

    @Test
    @DisplayName("a channel of another name is usage, and the names are listed")
    void channels() {
        Shell.Run run = shell.at("authenteq", "start", "--reference", "case-1", "--channel", "tablet");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("web, web-sdk, mobile-sdk or mobile").doesNotContain("tablet", "WEB_SDK");
    }

    @ParameterizedTest
    @DisplayName("an expiry is more than 0, and not:")
    @ValueSource(strings = {"0m", "-5m", "30", "m"})
    void expiries(String expiry) {
        Shell.Run run = shell.at(
                "faceki", "start", "--reference", "case-1", "--return-to", Shell.RETURN_TO, "--expiry=" + expiry);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("expiry");
    }

    @Test
    @DisplayName("find by reference, where the vendor cannot, names the ways that the vendor has, and sends nothing")
    void noFindByReference() {
        Shell.Run run = shell.at("authenteq", "find", "--json", "--reference", "authenteq:case-1~0123456789abcdef");
        assertThat(run.exitCode()).isEqualTo(7);
        assertThat(run.error().get("code").asText()).isEqualTo("UNSUPPORTED");
        assertThat(run.error().get("message").asText())
                .contains("authenteq finds no verification by a reference", "find --id authenteq:ID", "webhook");
        assertThat(shell.calls()).isZero();
    }

    @Test
    @DisplayName("PII start's help says that the person's data is visible in the process list")
    void visible() {
        assertThat(shell.run("start", "--help").out()).containsPattern("visible in\\s+the\\s+process list");
    }

    @Test
    @DisplayName("a lost result exits 6 and names what to reconcile by")
    void outcome_unknown() {
        List<String> back = new ArrayList<>(shell.startedAndBack("authenteq"));
        back.add(0, "complete");
        back.add("--json");
        shell.authenteq().answerNext("/web-idv/verification-result", Answer.dropAfterProcessing());
        Shell.Run run = shell.at("authenteq", back.toArray(String[]::new));

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.error().get("requestMayHaveBeenProcessed").asBoolean()).isTrue();
        assertThat(run.error().get("vaultKey").asText()).startsWith("authenteq/");
    }

    @Test
    @DisplayName("what cannot be understood is usage: exit 2; a damaged session is the request: exit 7")
    void usage() {
        assertThat(shell.run("nothing").exitCode()).isEqualTo(2);
        assertThat(shell.run("start").exitCode()).isEqualTo(2);
        assertThat(shell.at("authenteq", "start", "--reference", "case-1").exitCode())
                .isEqualTo(2);
        assertThat(shell.at("authenteq", "complete", "--session", "vp1.x", "--returned", Shell.RETURN_TO)
                        .exitCode())
                .isEqualTo(7);
        assertThat(shell.run("check", "--config", "no-such-file").exitCode()).isEqualTo(3);
    }
}
