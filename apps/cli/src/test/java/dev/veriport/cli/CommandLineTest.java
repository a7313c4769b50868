package dev.veriport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.veriport.model.SessionRef;
import dev.veriport.testkit.fault.ProxyServer;
import dev.veriport.testkit.fault.TlsFront;
import dev.veriport.testkit.server.Answer;
import dev.veriport.testkit.tls.TestAuthority;
import dev.veriport.testkit.tls.TestIdentity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person or a program sees of each command. */
final class CommandLineTest {
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

    @ParameterizedTest
    @DisplayName("start and complete give the same fields for either vendor:")
    @ValueSource(strings = {"authenteq", "faceki"})
    void start_and_complete(String provider) {
        Shell.Run started =
                shell.at(provider, "start", "--json", "--reference", "case-1", "--return-to", Shell.RETURN_TO);
        assertThat(started.exitCode()).isZero();
        assertThat(started.json().get("provider").asText()).isEqualTo(provider);
        assertThat(started.json().at("/handoff/type").asText()).isEqualTo("HOSTED_PAGE");

        JsonNode completed = complete(provider, provider).json();
        assertThat(completed.get("verificationId").asText()).startsWith(provider + ":");
        assertThat(completed.get("reference").asText()).isEqualTo("case-1");
        assertThat(completed.get("decision").asText()).isEqualTo("APPROVED");
        assertThat(completed.at("/person/fullName").asText()).isEqualTo("[redacted]");
        assertThat(completed.at("/documents/0/number").asText()).isEqualTo("[redacted]");
        assertThat(completed.at("/documents/0/type").asText()).isNotBlank();
        assertThat(completed.get("evidence")).isNotEmpty();
    }

    @ParameterizedTest(name = "begun at {0}, completed after the switch to {1}")
    @DisplayName("a verification is completed where it was begun:")
    @CsvSource({"authenteq, faceki", "faceki, authenteq"})
    void the_switch(String begun, String chosenThen) {
        Shell.Run completed = complete(begun, chosenThen);

        assertThat(completed.exitCode()).isZero();
        assertThat(completed.json().get("provider").asText()).isEqualTo(begun);
        assertThat(completed.json().get("decision").asText()).isEqualTo("APPROVED");
    }

    @Test
    @DisplayName("personal data is printed where it is asked for, and only there")
    void personal_data() {
        List<String> back = new ArrayList<>(shell.startedAndBack("faceki"));
        back.addAll(List.of("--json", "--show-personal-data"));
        back.add(0, "complete");
        JsonNode shown = shell.at("faceki", back.toArray(String[]::new)).json();

        assertThat(shown.at("/person/fullName").asText()).isNotBlank().isNotEqualTo("[redacted]");
        assertThat(shown.at("/documents/0/number").asText()).isNotBlank().isNotEqualTo("[redacted]");
    }

    @Test
    @DisplayName("find reads a record again; an unknown id is NOT_FOUND at either vendor, exit 7")
    void find() {
        String id = complete("faceki", "faceki").json().get("verificationId").asText();

        assertThat(shell.at("authenteq", "find", "--json", "--id", id)
                        .json()
                        .get("decision")
                        .asText())
                .isEqualTo("APPROVED");
        Shell.Run unknown = shell.at("faceki", "find", "--json", "--id", "faceki:nobody");
        assertThat(unknown.exitCode()).isEqualTo(7);
        assertThat(unknown.error().get("code").asText()).isEqualTo("NOT_FOUND");
        assertThat(shell.at("faceki", "find", "--json", "--id", "authenteq:1")
                        .error()
                        .get("code")
                        .asText())
                .isEqualTo("NOT_FOUND");
        assertThat(shell.at("faceki", "find", "--id", "no-colon").exitCode()).isEqualTo(7);
    }

    @Test
    @DisplayName("a single-use token is printed, a reusable one is not")
    void tokens() {
        JsonNode single = shell.at("authenteq", "token", "--json", "--purpose", "identity-verification")
                .json();
        assertThat(single.get("policy").asText()).isEqualTo("SINGLE_USE");
        assertThat(single.get("token").asText()).isNotBlank().isNotEqualTo("[redacted]");
        JsonNode reusable =
                shell.at("faceki", "token", "--json", "--purpose", "api").json();
        assertThat(reusable.get("policy").asText()).isEqualTo("REUSE_UNTIL_EXPIRY");
        assertThat(reusable.get("token").asText()).isEqualTo("[redacted]");
        assertThat(reusable.get("expiresAt").asText()).endsWith("Z");
        assertThat(shell.at("faceki", "token", "--purpose", "identity-verification")
                        .exitCode())
                .isEqualTo(7);
        assertThat(shell.at("faceki", "token", "--purpose", "nothing").exitCode())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("start on mobile hands off a token, and for a face of an earlier verification too")
    void mobile() {
        JsonNode mobile = shell.at("authenteq", "start", "--json", "--reference", "case-1", "--channel", "mobile")
                .json();
        assertThat(mobile.at("/handoff/type").asText()).isEqualTo("SDK_TOKEN");
        assertThat(mobile.at("/handoff/token").asText()).isNotBlank();
        assertThat(shell.at(
                                "authenteq",
                                "complete",
                                "--json",
                                "--session",
                                mobile.get("session").asText())
                        .json()
                        .get("decision")
                        .asText())
                .isEqualTo("PENDING");
        assertThat(shell.at(
                                "authenteq",
                                "start",
                                "--reference",
                                "case-1",
                                "--channel",
                                "mobile",
                                "--face-of",
                                "authenteq:1")
                        .exitCode())
                .isZero();
        assertThat(shell.authenteq().requests("/mobile-sdk/face-authentication-token"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName(
            "check shows the settings and who can be reached, and counts nothing; with --live it tries the credentials")
    void check() {
        Shell.Run checked = shell.at("faceki", "check", "--json");
        assertThat(checked.exitCode()).isZero();
        assertThat(checked.json().at("/settings/veriport.faceki.client-secret").asText())
                .isEqualTo("[redacted]");
        assertThat(checked.json().at("/vendors/1/reachable").asBoolean()).isTrue();
        assertThat(shell.faceki().requests() + shell.authenteq().requests()).isZero();

        assertThat(shell.at("faceki", "check", "--live").exitCode()).isZero();
        assertThat(shell.faceki().tokensIssued()).isEqualTo(1);
        Shell.Run refused = shell.at("faceki", "check", "--live", "--set", "veriport.faceki.client-secret=wrong");
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).contains("AUTHENTICATION");
    }

    @Test
    @DisplayName("A3 check --live says who issued a certificate that nobody trusts, and which key to set")
    void check_of_a_certificate() {
        TestIdentity inspected = TestAuthority.named("Corp Inspection CA").issue("127.0.0.1");
        try (TlsFront front = TlsFront.before(shell.faceki().baseUrl(), inspected)) {
            Shell.Run checked =
                    shell.at("faceki", "check", "--live", "--set", "veriport.faceki.base-url=" + front.baseUrl());
            assertThat(checked.exitCode()).isEqualTo(5);
            assertThat(checked.err()).contains("Corp Inspection CA", "set veriport.faceki.trust-store");
        }
    }

    @Test
    @DisplayName("A1 A2 check --live names the proxy that refuses, and the keys of its user")
    void check_of_a_proxy() {
        try (ProxyServer proxy = ProxyServer.start()) {
            proxy.require("corp-user", "corp-password");
            Shell.Run checked = shell.at(
                    "faceki",
                    "check",
                    "--live",
                    "--set",
                    "veriport.faceki.base-url=https://127.0.0.1:1",
                    "--set",
                    "veriport.faceki.proxy=" + proxy.url());
            assertThat(checked.exitCode()).isEqualTo(5);
            assertThat(checked.err()).contains(proxy.address(), "407", "set veriport.faceki.proxy-user");
        }
    }

    @Test
    @DisplayName("T13 check shows what is used of the day, and uses nothing")
    void check_of_the_budget() {
        String[] limits = {
            "check", "--live", "--set", "veriport.faceki.daily-requests=20", "--set", "veriport.faceki.daily-tokens=2"
        };
        assertThat(shell.at("faceki", limits).out())
                .containsPattern("used requests +1 of 20")
                .containsPattern("used tokens +1 of 2");
        limits[1] = "--json";
        assertThat(shell.at("faceki", limits)
                        .json()
                        .at("/vendors/1/used requests")
                        .asText())
                .isEqualTo("0 of 20");
    }

    @Test
    @DisplayName("check of a store that is not there says so, and exits 5")
    void check_of_the_store() {
        Shell.Run checked = shell.at(
                "faceki",
                "check",
                "--set",
                "veriport.token-store=redis",
                "--set",
                "veriport.redis.uri=redis://127.0.0.1:1",
                "--set",
                "veriport.redis.encryption-key=a2V5IGZvciB0ZXN0cywgMzIgYnl0ZXMgbG9uZyEhISE=");
        assertThat(checked.exitCode()).isEqualTo(5);
        assertThat(checked.out()).containsPattern("token store +not reachable");
        assertThat(checked.err()).contains("veriport.redis.uri").doesNotContain("WARN", "Exception");
    }

    @Test
    @DisplayName("check of a vendor that is not there exits 5")
    void unreachable() {
        String nobody = shell.faceki().baseUrl().toString();
        shell.faceki().close();

        assertThat(shell.at("faceki", "check", "--set", "veriport.faceki.base-url=" + nobody)
                        .exitCode())
                .isEqualTo(5);
    }

    @Test
    @DisplayName("three mistakes are told in one message, with their keys and hints, without their values")
    void three_mistakes() {
        Path file = shell.file("wrong.properties", """
                veriport.provider = faceki
                veriport.faceki.client-id = a-client
                veriport.faceki.client-secrt = canary-secret-value
                veriport.faceki.workflow-id = w
                veriport.faceki.timeout = canary-duration
                """);
        Shell.Run run = shell.run("check", "--config", file.toString());

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .contains("3 problems")
                .contains("veriport.faceki.client-secret: is missing")
                .contains("veriport.faceki.client-secrt: is unknown: did you mean veriport.faceki.client-secret?")
                .contains("veriport.faceki.timeout: must be a duration, like 5s, 250ms or PT5S")
                .doesNotContain("canary");
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
            shell.authenteq().answerNext("/web-idv/verification-url", Answer.of(status, "text/html", "<html>"));
        }
        Shell.Run run =
                shell.at("authenteq", "start", "--json", "--reference", "case-1", "--return-to", Shell.RETURN_TO);

        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
        assertThat(run.error().get("code").asText()).isEqualTo(code);
        assertThat(run.error().get("operation").asText()).isEqualTo("verification-url");
        assertThat(run.error().get("httpStatus").asInt()).isEqualTo(status);
    }

    @Test
    @DisplayName("C13 where the chosen vendor cannot, another takes the start, and it is told who was tried")
    void failover() {
        String[] start = {
            "start",
            "--json",
            "--reference",
            "case-1",
            "--return-to",
            Shell.RETURN_TO,
            "--set",
            "veriport.fallback=faceki",
            "--set",
            "veriport.authenteq.base-url=http://127.0.0.1:1"
        };
        Shell.Run started = shell.at("authenteq", start);
        assertThat(started.exitCode()).isZero();
        assertThat(started.json().get("provider").asText()).isEqualTo("faceki");
        assertThat(started.json().get("tried")).hasToString("[{\"provider\":\"authenteq\",\"code\":\"UNAVAILABLE\"}]");

        start[1] = "--set=veriport.vault.keep=1m";
        assertThat(shell.at("authenteq", start).out()).contains("tried before      authenteq: UNAVAILABLE");
    }

    @Test
    @DisplayName("what was kept in files can be listed, shown and read again, personal data redacted")
    void vault() {
        String[] kept = {
            "--set=veriport.vault=file",
            "--set=veriport.vault.directory=" + directory.resolve("vault"),
            "--set=veriport.vault.encryption-key=a2V5IGZvciB0ZXN0cywgMzIgYnl0ZXMgbG9uZyEhISE="
        };
        List<String> back = new ArrayList<>(shell.startedAndBack("authenteq"));
        back.add(0, "complete");
        back.addAll(List.of(kept));
        assertThat(shell.at("authenteq", back.toArray(String[]::new)).exitCode())
                .isZero();

        JsonNode listed = vault(kept, "list", "--json").json().get("kept");
        assertThat(listed).hasSize(1);
        String key = listed.get(0).get("key").asText();
        assertThat(key).startsWith("authenteq/");
        assertThat(vault(kept, "show", key).out()).contains("httpStatus 200").doesNotContain("PASSED");
        assertThat(vault(kept, "show", key, "--show-personal-data").out()).contains("PASSED");
        JsonNode replayed = vault(kept, "replay", key, "--json").json();
        assertThat(replayed.get("decision").asText()).isEqualTo("APPROVED");
        assertThat(replayed.at("/person/fullName").asText()).isEqualTo("[redacted]");
        assertThat(vault(kept, "replay", "authenteq/none").exitCode()).isEqualTo(7);
        assertThat(shell.at("authenteq", "vault", "list").out()).contains("veriport.vault = file");
    }

    private Shell.Run vault(String[] settings, String... arguments) {
        List<String> all = new ArrayList<>(List.of("vault"));
        all.addAll(List.of(arguments));
        all.addAll(List.of(settings));
        return shell.at("authenteq", all.toArray(String[]::new));
    }

    @Test
    @DisplayName("find reads by our reference too, where the vendor can, and wants one of the two")
    void find_by_reference() {
        shell.startedAndBack("faceki");
        assertThat(shell.at("faceki", "find", "--reference", "faceki:nobody~1").exitCode())
                .isEqualTo(7);
        assertThat(shell.at("authenteq", "find", "--reference", "authenteq:case~1")
                        .err())
                .contains("UNSUPPORTED");
        assertThat(shell.at("faceki", "find").exitCode()).isEqualTo(2);
        assertThat(shell.at("faceki", "find", "--id", "faceki:1", "--reference", "faceki:2")
                        .exitCode())
                .isEqualTo(2);
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
    @DisplayName("C14 an address with a broken escape completes the session all the same")
    void brokenEscape() {
        List<String> back = new ArrayList<>(shell.startedAndBack("authenteq"));
        back.add(0, "complete");
        back.set(back.size() - 1, back.get(back.size() - 1) + "&value=%");
        assertThat(shell.at("authenteq", back.toArray(String[]::new)).out()).contains("APPROVED");
    }

    @Test
    @DisplayName("C8 --set takes settings alone, and C13 an argument that begins with @ is no file")
    void whatIsSet() {
        Shell.Run run = shell.at("authenteq", "check", "--set", "provider=canary-7f");
        assertThat(run.exitCode()).isEqualTo(7);
        assertThat(run.err()).contains("each KEY begins with veriport.").doesNotContain("canary-7f");

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
        assertThat(run.err()).contains("--return-to is no URL").doesNotContain("browser asked for", "ver ified");
    }

    @ParameterizedTest
    @DisplayName("each command explains itself:")
    @ValueSource(strings = {"check", "start", "complete", "find", "verify", "token", "explain", "diff", "vault"})
    void help(String command) {
        Shell.Run run = shell.at("authenteq", command, "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: veriport " + command);
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
        assertThat(run.error().get("reference").asText()).startsWith("authenteq/");
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

    @Test
    @DisplayName("the demo goes through both vendors and one switch, and ends")
    void demo() {
        Shell.Run run = shell.run("demo");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("completed  customer-3 at authenteq  APPROVED")
                .contains("completed  customer-4 at faceki     APPROVED")
                .contains("faceki     saw 6 requests, 2 of them for a token");
        assertThat(shell.run("demo", "--json").json().get("steps")).hasSize(10);
    }

    private Shell.Run complete(String begunAt, String chosenThen) {
        List<String> back = new ArrayList<>(shell.startedAndBack(begunAt));
        back.add(0, "complete");
        back.add("--json");
        return shell.at(chosenThen, back.toArray(String[]::new));
    }
}
