package dev.veriport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiffCommandTest {
    private static final String SECRETS = "veriport.onfido.webhook-secrets";

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

    @Test
    @DisplayName("diff lists the fields that only the second vendor requires in a start")
    void required() {
        assertThat(shell.run("diff", "authenteq", "onfido").out())
                .contains(
                        "required in each start at onfido, and not at authenteq: 2", "! GIVEN_NAMES", "! FAMILY_NAME");
        assertThat(shell.run("diff", "authenteq", "onfido", "--json").json().get("required"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("GIVEN_NAMES", "FAMILY_NAME");
        assertThat(shell.run("diff", "onfido", "authenteq", "--json").json().get("required"))
                .isEmpty();
        assertThat(shell.run("diff", "onfido", "onfido", "--json").json().get("required"))
                .isEmpty();
    }

    @Test
    @DisplayName("diff does not list webhooks as lost where only their secret is not set: it names the setting")
    void needs() {
        Shell.Run run = shell.run("diff", "authenteq", "onfido");
        assertThat(run.out()).contains("= RECEIVE", "? RECEIVE: set " + SECRETS).doesNotContain("- RECEIVE");
        JsonNode view = shell.run("diff", "authenteq", "onfido", "--json").json();
        assertThat(view.get("needs").get("to").get("RECEIVE").asText()).isEqualTo(SECRETS);
        assertThat(view.get("needs").get("from")).isEmpty();
        assertThat(view.get("lost").toString()).doesNotContain("RECEIVE");

        JsonNode set = shell.run("diff", "faceki", "onfido", "--json", "--set", SECRETS + "=canary")
                .json();
        assertThat(set.get("needs").get("to")).isEmpty();
        assertThat(set.get("needs").get("from").get("RECEIVE").asText()).isEqualTo("veriport.faceki.webhook-token");
        assertThat(set.toString()).doesNotContain("canary");
        assertThat(set.get("gained").toString()).doesNotContain("RECEIVE");
    }
}
