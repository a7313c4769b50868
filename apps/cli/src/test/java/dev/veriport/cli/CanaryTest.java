package dev.veriport.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.veriport.Veriport;
import dev.veriport.config.ConfigEntry;
import dev.veriport.config.ConfigSource;
import dev.veriport.model.Handoff;
import dev.veriport.model.Personal;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.fault.Fault;
import dev.veriport.testkit.fault.FaultServer;
import dev.veriport.testkit.server.Answer;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.vendor.SampleRequest;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Secrets and invented persons go through every command; neither is seen again. */
final class CanaryTest {
    private static final String SECRET = "canary-secret";
    private static final String PERSON = "CANARY";

    private static final String AUTHENTEQ_RESULT = """
            {"id":"v-1","status":"PASSED","nfcVerified":true,"documentData":{"documentType":"PP",
             "documentNumber":"CANARY1","surnameAndGivenNames":"CANARY PERSON","dateOfBirth":"1990-01-01",
             "nationality":"DEU","address":"CANARY ROAD","licenseClassDetails":{"B":{"notes":"CANARY NOTE"}}}}
            """;

    @ParameterizedTest
    @DisplayName("T16 no command prints a secret or a person, going well or badly, and no URL carries a secret, at:")
    @MethodSource("dev.veriport.cli.Shell#installed")
    void nothing_is_printed(String vendor, @TempDir Path directory) {
        try (Shell shell = new Shell(directory)) {
            List<String> secrets = secrets(shell, vendor);
            List<String> canaries =
                    Stream.concat(secrets.stream(), person(shell, vendor)).toList();
            goingWell(shell, vendor);
            goingBadly(shell, vendor, String.join(" ", canaries));

            assertThat(canaries).isNotEmpty();
            assertThat(shell.everythingPrinted())
                    .contains("APPROVED")
                    .doesNotContain(PERSON)
                    .doesNotContain(canaries);
            assertThat(secrets)
                    .allSatisfy(secret -> assertThat(shell.fake(vendor).calls())
                            .extracting(RecordedRequest::rawQuery)
                            .noneMatch(query -> String.valueOf(query).contains(secret)));
        }
    }

    private static List<String> secrets(Shell shell, String vendor) {
        Map<String, String> settings = shell.settings(vendor);
        return Veriport.builder(ConfigSource.of(settings)).setup().settings().stream()
                .filter(setting -> setting.type().equals("secret"))
                .map(ConfigEntry::key)
                .filter(key -> key.startsWith("veriport." + vendor + "."))
                .flatMap(key -> Stream.ofNullable(settings.get(key)))
                .toList();
    }

    /** What the vendor reports of a person, read without the command line. */
    private static Stream<String> person(Shell shell, String vendor) {
        try (Veriport veriport = Veriport.create(ConfigSource.of(shell.settings(vendor)))) {
            VerificationSession session = veriport.identityProvider()
                    .start(SampleRequest.of("case-0")
                            .returnTo(URI.create(Shell.RETURN_TO))
                            .build());
            URI page = session.handoff().match(Handoff.HostedPage::url, sdk -> URI.create(Shell.RETURN_TO));
            URI back = shell.fake(vendor).finish(page, Ending.APPROVED);
            VerificationResult result =
                    veriport.identityProvider().complete(session.ref(), ReturnedParameters.ofUrl(back));
            Stream<Personal<?>> ofDocuments =
                    result.documents().stream().flatMap(document -> Stream.of(document.number(), document.mrz()));
            return Stream.concat(
                    Stream.<Personal<?>>of(
                            result.person().fullName(), result.person().dateOfBirth()),
                    ofDocuments)
                    .flatMap(value -> value.reveal().stream())
                    .map(Object::toString)
                    .filter(text -> !text.isBlank())
                    .toList()
                    .stream();
        }
    }

    private static void goingWell(Shell shell, String vendor) {
        String id =
                completed(shell, vendor, "--json").json().path("verificationId").asText(vendor + ":none");
        for (String form : List.of("--json", "--set=veriport." + vendor + ".timeout=9s")) {
            completed(shell, vendor, form);
            shell.at(vendor, "find", "--id", id, form);
            shell.at(vendor, "check", form);
            shell.at(vendor, "check", "--live", form);
            shell.at(vendor, "token", "--purpose", "api", form);
            shell.at(vendor, "token", "--purpose", "identity-verification", form);
        }
    }

    private static Shell.Run completed(Shell shell, String vendor, String form) {
        JsonNode started = start(shell, vendor);
        return complete(shell, vendor, started, shell.fake(vendor).finish(page(started), Ending.APPROVED), form);
    }

    /** Answers of the vendor, files and settings that contain everything that must not be printed. */
    private static void goingBadly(Shell shell, String vendor, String canaries) {
        String timeout = "veriport." + vendor + ".timeout=";
        shell.start(vendor, "--set", timeout + canaries);
        Path file = shell.file("canary person.json", "{\"name\":\"CANARY " + canaries + "\"}");
        Path cut = shell.file("cut.json", "{\"name\":\"CANARY " + canaries);
        for (String form : List.of("--json", "--set=" + timeout + "9s")) {
            shell.run("explain", "--vendor", vendor, file.toString(), form);
            shell.run("explain", "--vendor", vendor, cut.toString(), form);
            shell.at(
                    vendor,
                    "verify",
                    "--reference",
                    "r",
                    "--selfie",
                    file.toString(),
                    "--front",
                    "CANARY PERSON",
                    form);
        }
        try (FaultServer broken = FaultServer.start()) {
            String there = "veriport." + vendor + ".base-url=" + broken.baseUrl();
            byte[] body = ("{\"message\":\"CANARY " + canaries).getBytes(UTF_8);
            for (int status : List.of(200, 401, 500)) {
                broken.always(Fault.respond(status, Map.of("Content-Type", "application/json"), body));
                shell.start(vendor, "--set", there);
                shell.at(vendor, "find", "--id", vendor + ":x", "--json", "--set", there);
                shell.at(vendor, "check", "--live", "--set", there);
            }
            assertThat(broken.requests()).isPositive();
        }
    }

    @Test
    @DisplayName("T16 no command prints a person or a secret that Authenteq answers with")
    void authenteq(@TempDir Path directory) {
        try (Shell shell = new Shell(directory)) {
            for (String form : List.of("--json", "--set=veriport.authenteq.timeout=9s")) {
                JsonNode started = start(shell, "authenteq");
                URI back = shell.authenteq().finish(page(started), AUTHENTEQ_RESULT);
                complete(shell, "authenteq", started, back, form);
                Path answer = shell.file("canary person.json", AUTHENTEQ_RESULT);
                shell.run("explain", "--vendor", "authenteq", answer.toString(), form);
                shell.run("explain", "--vendor", "faceki", answer.toString(), form);
            }
            JsonNode started = start(shell, "authenteq");
            URI back = shell.authenteq().finish(page(started), AUTHENTEQ_RESULT + "garbage");
            complete(shell, "authenteq", started, back, "--json");
            shell.authenteq()
                    .answerNext(
                            "/web-idv/verification-url", Answer.of(500, "text/html", "<p>CANARY " + SECRET + "</p>"));
            shell.at("authenteq", "start", "--reference", "x", "--return-to", Shell.RETURN_TO);

            assertThat(shell.everythingPrinted()).contains("APPROVED").doesNotContain(SECRET, PERSON);
        }
    }

    @Test
    @DisplayName("T16 no command prints a person or a secret that Faceki answers with")
    void faceki(@TempDir Path directory) {
        try (Shell shell = new Shell(directory)) {
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

            assertThat(shell.everythingPrinted()).contains("APPROVED").doesNotContain(SECRET, PERSON);
        }
    }

    private static JsonNode start(Shell shell, String provider) {
        return shell.start(provider, "--json").json();
    }

    private static URI page(JsonNode started) {
        return URI.create(started.at("/handoff/url").asText());
    }

    private static Shell.Run complete(Shell shell, String provider, JsonNode started, URI back, String form) {
        String session = started.get("session").asText();
        return shell.at(provider, "complete", "--session", session, "--returned", back.toString(), form);
    }
}
