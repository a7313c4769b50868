package dev.veriport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RouteCommandTest {
    private static final String RULE =
            "--set=veriport.route.1=country:DEU,AUT type:PASSPORT channel:WEB -> onfido, authenteq";

    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(directory);
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private Shell.Run request(String command, String... more) {
        List<String> all = new ArrayList<>(List.of(command.split(" ")));
        all.addAll(List.of("--reference", "case-1", "--return-to", Shell.RETURN_TO));
        all.addAll(List.of(more));
        return shell.at("faceki", all.toArray(String[]::new));
    }

    private Shell.Run german(String command, String... more) {
        List<String> all = new ArrayList<>(List.of("--document-country", "de", "--document-type", "passport", RULE));
        all.addAll(List.of(more));
        return request(command, all.toArray(String[]::new));
    }

    @Test
    @DisplayName("route --explain says the rule, the order and why the others are left out, and sends nothing")
    void text() {
        Shell.Run run = german("route --explain");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .containsSubsequence(
                        "rule 1 (veriport.route.1): country:DEU,AUT type:PASSPORT channel:WEB -> onfido, authenteq",
                        "1   authenteq  READY",
                        "-   onfido     INVALID_REQUEST  onfido requires GIVEN_NAMES, FAMILY_NAME: add it to the request",
                        "-   faceki     NOT_IN_RULE      is not in the list of veriport.route.1",
                        "nothing was sent");
        assertThat(shell.calls()).isZero();
    }

    @Test
    @DisplayName("route --explain --json has the same for programs")
    void json() {
        JsonNode view = german("route --explain --json").json();

        assertThat(view.get("rule").asInt()).isEqualTo(1);
        assertThat(view.get("order")).hasToString("[\"authenteq\"]");
        assertThat(view.get("instances").get(0))
                .hasToString("{\"provider\":\"authenteq\",\"code\":\"READY\",\"tried\":true}");
        assertThat(view.get("instances"))
                .map(line ->
                        line.get("provider").asText() + " " + line.get("code").asText())
                .contains("onfido INVALID_REQUEST", "faceki NOT_IN_RULE");
    }

    @Test
    @DisplayName("without a rule route --explain says so, and a start that would fail")
    void withoutRule() {
        Shell.Run run = request("route --explain", "--set=veriport.cap.faceki=7/day");
        assertThat(run.out())
                .startsWith("no rule matches: veriport.provider, split and fallback decide")
                .contains("faceki     READY       0 of 7 starts of today are used");
        assertThat(request("route --explain --json").json().has("rule")).isFalse();

        assertThat(request("route --explain --channel web-sdk").out())
                .contains("faceki does not offer START_WEB_SDK", "nobody would be tried: the start would fail");
    }

    @Test
    @DisplayName("route --explain reads a cap in the store, takes no place of it, and a start says that it was capped")
    void capped() {
        List<String> more = new ArrayList<>(shell.sqlite());
        more.add("--set=veriport.cap.faceki=1/day");
        more.add("--set=veriport.fallback=authenteq");
        String[] settings = more.toArray(String[]::new);

        assertThat(request("route --explain", settings).out()).contains("0 of 1 starts of today are used");
        assertThat(request("start", settings).out()).startsWith("started at faceki\n  why there         CONFIGURED\n");
        assertThat(request("route --explain", settings).out()).contains("CAPPED", "1 of 1 starts of today are used");
        JsonNode second = request("start --json", settings).json();
        assertThat(second.get("provider").asText()).isEqualTo("authenteq");
        assertThat(second.get("route").asText()).isEqualTo("FALLBACK");
        assertThat(second.has("rule")).isFalse();
        assertThat(second.get("tried")).hasToString("[{\"provider\":\"faceki\",\"code\":\"CAPPED\"}]");
    }

    @Test
    @DisplayName("start says the rule that chose the vendor")
    void ruled() {
        Shell.Run started = german("start", "--given-names=Pat", "--family-name=Sample");
        assertThat(started.out()).startsWith("started at onfido\n  why there         RULE in veriport.route.1\n");
        JsonNode view = german("start --json").json();
        assertThat(view.get("provider").asText()).isEqualTo("authenteq");
        assertThat(view.get("route").asText()).isEqualTo("FALLBACK");
        assertThat(view.get("rule").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("a resumed session says nothing of a route")
    void resumed() {
        String session = shell.start("onfido", "--json").json().get("session").asText();
        assertThat(shell.at("onfido", "resume", "--json", "--session", session)
                        .json()
                        .has("route"))
                .isFalse();
        assertThat(shell.at("onfido", "resume", "--session", session).out()).doesNotContain("why there");
    }

    @Test
    @DisplayName("route needs --explain, and an incomplete request is usage")
    void usage() {
        assertThat(request("route").exitCode()).isEqualTo(2);
        Shell.Run incomplete = shell.at("faceki", "route", "--explain", "--reference", "case-1");
        assertThat(incomplete.exitCode()).isEqualTo(2);
        assertThat(incomplete.err()).contains("returnTo").contains("veriport route");
    }
}
