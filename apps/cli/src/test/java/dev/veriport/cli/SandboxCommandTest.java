package dev.veriport.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.veriport.testkit.vendor.FakeVendor;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The sandbox as a process of its own. */
final class SandboxCommandTest {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static Process sandbox(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                JAVA, "-cp", System.getProperty("java.class.path"), "dev.veriport.cli.Main", "sandbox", "--json"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.PIPE)
                .start();
    }

    private static JsonNode firstLine(Process process) throws Exception {
        BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        return new ObjectMapper().readTree(out.readLine());
    }

    @Test
    @DisplayName("it tells where it is and how to point an application at its vendors, and stays until it is ended")
    void it_stays() throws Exception {
        Process process = sandbox("--port", "0");
        try {
            JsonNode told = firstLine(process);
            HttpResponse<String> page = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(told.get("url").asText()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(page.body()).contains("This is a sandbox.");
            assertThat(FakeVendor.installed().keySet())
                    .isNotEmpty()
                    .allSatisfy(vendor -> assertThat(told.at("/settings/veriport." + vendor + ".base-url")
                                    .asText())
                            .startsWith("http://127.0.0.1:"));
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroy();
        }
        process.waitFor();
    }

    @Test
    @DisplayName("a port that is taken is a matter of usage, in one sentence")
    void a_taken_port() throws Exception {
        Process first = sandbox("--port", "0");
        try {
            String port = firstLine(first).get("url").asText().replaceAll(".*:", "");
            Process second = sandbox("--port", port);

            assertThat(new String(second.getErrorStream().readAllBytes(), UTF_8))
                    .contains("is taken: choose another with --port");
            assertThat(second.waitFor()).isEqualTo(2);
        } finally {
            first.destroy();
            first.waitFor();
        }
    }

    @Test
    @DisplayName("a setting that is wrong is told before anything stays open")
    void a_wrong_setting() throws Exception {
        Process process = sandbox("--port", "0", "--set", "veriport.store=nowhere");

        assertThat(new String(process.getErrorStream().readAllBytes(), UTF_8))
                .contains("CONFIGURATION", "veriport.store: must be one of");
        assertThat(process.waitFor()).isEqualTo(3);
    }
}
