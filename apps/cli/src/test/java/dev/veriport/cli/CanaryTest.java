package dev.veriport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.veriport.fake.authenteq.FakeAuthenteqServer;
import dev.veriport.fake.faceki.FakeFacekiServer;
import dev.veriport.testkit.server.Answer;
import dev.veriport.testkit.server.RecordedRequest;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A canary secret and a canary person go through every command; neither is seen again. */
final class CanaryTest {
    private static final String SECRET = "canary-secret";
    private static final String PERSON = "CANARY";

    private static final String AUTHENTEQ_RESULT = """
            {"id":"v-1","status":"PASSED","nfcVerified":true,"documentData":{"documentType":"PP",
             "documentNumber":"CANARY1","surnameAndGivenNames":"CANARY PERSON","dateOfBirth":"1990-01-01",
             "nationality":"DEU","address":"CANARY ROAD","licenseClassDetails":{"B":{"notes":"CANARY NOTE"}}}}
            """;

    @Test
    @DisplayName("T16 no command prints a secret or a person, going well or badly; no URL carries a secret")
    void nothing_is_printed(@TempDir Path directory) {
        FakeAuthenteqServer authenteq =
                FakeAuthenteqServer.builder().clientSecret(SECRET).start();
        FakeFacekiServer faceki =
                FakeFacekiServer.builder().clientSecret(SECRET).start();
        try (Shell shell = new Shell(directory, authenteq, faceki)) {
            throughAuthenteq(shell);
            throughFaceki(shell);
            Path answer = shell.file("canary person.json", AUTHENTEQ_RESULT);
            for (String form : List.of("--json", "--set=veriport.provider=faceki")) {
                shell.run("explain", "--vendor", "authenteq", answer.toString(), form);
                shell.run("explain", "--vendor", "faceki", answer.toString(), form);
            }
            shell.at("faceki", "verify", "--reference", "r", "--selfie", answer.toString(), "--front", "CANARY PERSON");
            for (String provider : List.of("authenteq", "faceki")) {
                shell.at(provider, "check");
                shell.at(provider, "check", "--live", "--json");
                shell.at(provider, "token", "--purpose", "api");
                shell.at(provider, "token", "--purpose", "identity-verification", "--json");
                shell.at(provider, "start", "--reference", "x", "--set", "veriport.faceki.timeout=" + SECRET);
            }

            assertThat(shell.everythingPrinted()).contains("APPROVED").doesNotContain(SECRET, PERSON);
            assertThat(Stream.concat(authenteq.recorded().stream(), faceki.recorded().stream())
                            .map(RecordedRequest::rawQuery)
                            .map(String::valueOf))
                    .noneMatch(query -> query.contains(SECRET));
        }
    }

    private static void throughAuthenteq(Shell shell) {
        for (String form : List.of("--json", "--set=veriport.authenteq.timeout=9s")) {
            JsonNode started = start(shell, "authenteq");
            URI back = shell.authenteq().finish(page(started), AUTHENTEQ_RESULT);
            complete(shell, "authenteq", started, back, form);
        }
        JsonNode started = start(shell, "authenteq");
        URI back = shell.authenteq().finish(page(started), AUTHENTEQ_RESULT + "garbage");
        complete(shell, "authenteq", started, back, "--json");
        shell.authenteq()
                .answerNext("/web-idv/verification-url", Answer.of(500, "text/html", "<p>CANARY " + SECRET + "</p>"));
        shell.at("authenteq", "start", "--reference", "x", "--return-to", Shell.RETURN_TO);
    }

    private static void throughFaceki(Shell shell) {
        JsonNode started = start(shell, "faceki");
        String link = page(started).getPath().replaceFirst(".*/", "");
        shell.faceki().addRecord("""
                        {"requestId":"r-1","link":"%s","record_identifier":"x~1","decision":"ACCEPTED","document_data":[
                         {"full_name":"CANARY PERSON","document_number":"CANARY1","mrz":"CANARY<<","document_type":"P"}]}
                        """.formatted(link));
        for (String form : List.of("--json", "--set=veriport.faceki.timeout=9s")) {
            complete(shell, "faceki", started, URI.create(Shell.RETURN_TO), form);
            shell.at("faceki", "find", "--id", "faceki:r-1", form);
        }
        shell.faceki()
                .answerNext("/api/v3/kyc_verification", Answer.of(200, "application/json", "{\"name\":\"CANARY\""));
        shell.at("faceki", "find", "--id", "faceki:r-1");
        shell.faceki().answerNext("/auth/api/generate-token", Answer.of(401, "text/plain", SECRET));
        shell.at("faceki", "find", "--id", "faceki:r-1");
    }

    private static JsonNode start(Shell shell, String provider) {
        return shell.at(provider, "start", "--json", "--reference", "case-1", "--return-to", Shell.RETURN_TO)
                .json();
    }

    private static URI page(JsonNode started) {
        return URI.create(started.at("/handoff/url").asText());
    }

    private static void complete(Shell shell, String provider, JsonNode started, URI back, String form) {
        String session = started.get("session").asText();
        shell.at(provider, "complete", "--session", session, "--returned", back.toString(), form);
    }
}
