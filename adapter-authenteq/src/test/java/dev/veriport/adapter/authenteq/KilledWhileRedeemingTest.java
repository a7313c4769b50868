package dev.veriport.adapter.authenteq;

import static dev.veriport.testkit.assertion.VeriportAssertions.pageOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.adapter.authenteq.RedeemingProcess.Step;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Decision;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.server.Answer;
import dev.veriport.testkit.server.Ending;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** kill -9 at each step of a redemption, in a real process that shares a SQLite file. */
final class KilledWhileRedeemingTest {
    private static final String KEY = "a2V5IGZvciB0ZXN0cywgMzIgYnl0ZXMgbG9uZyEhISE=";

    @TempDir
    private Path directory;

    private AtAuthenteq app;

    @BeforeEach
    void open() {
        Map<String, String> settings = new HashMap<>(settings());
        settings.put("veriport.authenteq.timeout", "2s"); // waits no longer for the answer of a process that was killed
        app = AtAuthenteq.open(settings);
    }

    @AfterEach
    void close() {
        app.close();
    }

    private Map<String, String> settings() {
        return Map.of(
                "veriport.store",
                "jdbc",
                "veriport.jdbc.url",
                "jdbc:sqlite:" + directory.resolve("veriport.db"),
                "veriport.store-keys",
                KEY);
    }

    private Process redeeming(VerificationSession session, String query, Step stop) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                RedeemingProcess.class.getName(),
                session.ref().value(),
                query,
                stop.name(),
                "veriport.provider=authenteq",
                "veriport.authenteq.base-url=" + app.server().baseUrl(),
                "veriport.authenteq.client-id=" + app.server().clientId(),
                "veriport.authenteq.client-secret=" + app.server().clientSecret()));
        settings().forEach((name, value) -> command.add(name + "=" + value));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private String finished(VerificationSession session) {
        return app.server().finish(pageOf(session), Ending.APPROVED).getRawQuery();
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Test
    @DisplayName("C3 killed after the request was sent: the outcome is unknown, and nothing is sent again")
    void afterSend() throws Exception {
        VerificationSession session = app.start();
        String query = finished(session);
        CountDownLatch gate = new CountDownLatch(1);
        app.server().answerNext(AtAuthenteq.RESULT, Answer.heldUntil(gate));
        Process process = redeeming(session, query, Step.PARSED);
        assertThat(app.server().awaitRequests(AtAuthenteq.RESULT, 1, Duration.ofSeconds(30)))
                .isTrue();
        kill(process);
        gate.countDown();

        assertThat(unknown(session, query).code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(app.server().requests(AtAuthenteq.RESULT)).isEqualTo(1);
    }

    @ParameterizedTest
    @DisplayName("C3 killed later, the result is found again, or the outcome is unknown; never a second request:")
    @EnumSource
    void later(Step step) throws Exception {
        VerificationSession session = app.start();
        String query = finished(session);
        Process process = redeeming(session, query, step);
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertThat(out.readLine()).isEqualTo("reached " + step);
        kill(process);

        if (step == Step.READ) {
            assertThat(unknown(session, query).code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        } else {
            assertThat(app.identity()
                            .complete(session.ref(), ReturnedParameters.ofQuery(query))
                            .decision())
                    .isEqualTo(Decision.APPROVED);
        }
        assertThat(app.server().requests(AtAuthenteq.RESULT)).isEqualTo(1);
    }

    @Test
    @DisplayName("C3 what is in the files can be read by nobody without the key")
    void sealed() throws Exception {
        VerificationSession session = app.start();
        String query = finished(session);
        String name = app.identity()
                .complete(session.ref(), ReturnedParameters.ofQuery(query))
                .person()
                .fullName()
                .reveal()
                .orElseThrow();
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> written = files.toList();
            assertThat(written).isNotEmpty();
            for (Path file : written) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain(name, "PASSED", "documentNumber", "case-1");
            }
        }
    }

    private VeriportException unknown(VerificationSession session, String query) {
        return catchThrowableOfType(
                VeriportException.class,
                () -> app.identity().complete(session.ref(), ReturnedParameters.ofQuery(query)));
    }
}
