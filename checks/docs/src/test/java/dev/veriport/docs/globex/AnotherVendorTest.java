package dev.veriport.docs.globex;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.veriport.cli.Usage;
import dev.veriport.sandbox.Sandbox;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.testkit.fault.Fault;
import dev.veriport.testkit.fault.FaultServer;
import dev.veriport.testkit.vendor.FakeVendor;
import dev.veriport.testkit.vendor.RunningFake;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A further vendor on the class path is in the sandbox, the demo and the comparison, without a change of any of these. */
final class AnotherVendorTest {
    private static final Pattern VENDORS_PAGE = Pattern.compile("href=\"([^\"]+)\">Go to the vendor");

    private final Thread thread = Thread.currentThread();
    private final ClassLoader installed = thread.getContextClassLoader();
    private URLClassLoader withAnother;

    @BeforeEach
    void install(@TempDir Path directory) throws IOException {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(services.resolve(IdentityProviderFactory.class.getName()), GlobexFactory.class.getName());
        Files.writeString(services.resolve(FakeVendor.class.getName()), FakeGlobex.class.getName());
        withAnother = new URLClassLoader(new URL[] {directory.toUri().toURL()}, installed);
        thread.setContextClassLoader(withAnother);
    }

    @AfterEach
    void remove() throws IOException {
        thread.setContextClassLoader(installed);
        withAnother.close();
    }

    @Test
    @DisplayName("the demo starts and completes a verification there, and counts its requests")
    void demo() throws IOException {
        JsonNode steps =
                new ObjectMapper().readTree(Usage.output("demo", "--json")).get("steps");

        assertThat(steps)
                .filteredOn(step -> step.get("provider").asText().equals(FakeGlobex.NAME))
                .extracting(step -> step.get("step").asText())
                .contains("started", "completed", "counted");
        assertThat(steps)
                .filteredOn(step -> step.get("step").asText().equals("completed"))
                .extracting(step -> step.get("provider").asText())
                .containsAll(FakeVendor.installed().keySet());
        assertThat(Usage.output("demo"))
                .containsPattern("completed  customer-[0-9]+ at globex     APPROVED \\(FINAL\\)");
    }

    @Test
    @DisplayName("diff compares it with every other vendor")
    void diff() throws IOException {
        for (String other : FakeVendor.installed().keySet()) {
            JsonNode compared = new ObjectMapper().readTree(Usage.output("diff", FakeGlobex.NAME, other, "--json"));
            assertThat(compared.get("unchanged").toString()).contains("START_WEB", "FIND");
        }
    }

    @Test
    @DisplayName("check --live reaches it, and says that credentials without a token are not tested")
    void check() throws IOException {
        try (RunningFake fake = new FakeGlobex().start(0)) {
            List<String> arguments = new ArrayList<>(List.of("check", "--live", "--json", "--set"));
            arguments.add("veriport.provider=" + FakeGlobex.NAME);
            fake.settings().forEach((key, value) -> arguments.add("--set=veriport.globex." + key + "=" + value));
            JsonNode vendor = new ObjectMapper()
                    .readTree(Usage.output(arguments.toArray(String[]::new)))
                    .at("/vendors/0");

            assertThat(vendor.get("reachable").asBoolean()).isTrue();
            assertThat(vendor.get("credentials").asText()).isEqualTo("NOT_TESTED");
            assertThat(fake.callCount()).isZero();
        }
    }

    @Test
    @DisplayName("the sandbox starts it, lists it, completes there, and offers no webhook, as none is configured")
    void sandbox() throws Exception {
        try (Sandbox sandbox = Sandbox.start(0)) {
            URI site = sandbox.url();
            post(site.resolve("/vendor"), "vendor=" + FakeGlobex.NAME);
            Matcher page = VENDORS_PAGE.matcher(
                    post(site.resolve("/verifications"), "").body());
            assertThat(page.find()).isTrue();
            HttpResponse<String> result = post(URI.create(page.group(1)), "ending=APPROVED");

            assertThat(sandbox.settings()).containsKey("veriport.globex.base-url");
            assertThat(result.body())
                    .contains("customer-1 at globex", "class=\"decision APPROVED\"", "On the wire", "POST /people")
                    .contains("Read it again")
                    .doesNotContain("Send the webhook");
            assertThat(post(site.resolve("/verifications/1/webhook"), "").statusCode())
                    .isEqualTo(404);
            assertThat(post(site.resolve("/vendors/globex/down"), "").body()).contains("Bring globex back");
        }
    }

    @Test
    @DisplayName("L5 L6 the command line resumes and cancels there")
    void resumeAndCancel() throws IOException {
        try (RunningFake fake = new FakeGlobex().start(0)) {
            List<String> settings = new ArrayList<>(List.of("--json", "--set=veriport.provider=globex"));
            fake.settings().forEach((key, value) -> settings.add("--set=veriport.globex." + key + "=" + value));
            List<String> start = new ArrayList<>(List.of("start", "--reference", "case-1"));
            start.addAll(List.of("--return-to", "https://shop.example/verified"));
            start.addAll(List.of("--given-names", "Pat", "--family-name", "Sample"));
            JsonNode started = json(settings, start.toArray(String[]::new));
            String session = started.get("session").asText();
            JsonNode resumed = json(settings, "resume", "--session", session);

            assertThat(resumed.get("session").asText()).isEqualTo(session);
            assertThat(resumed.at("/handoff/url").asText())
                    .startsWith("http")
                    .isNotEqualTo(started.at("/handoff/url").asText());
            assertThat(json(settings, "cancel", "--session", session))
                    .hasToString("{\"provider\":\"globex\",\"cancelled\":true}");
            assertThat(json(settings, "complete", "--session", session).toString())
                    .contains("\"decision\":\"RESUBMIT\"", "SESSION.CANCELLED");
            settings.addAll(0, List.of("resume", "--session", session));
            assertThat(Usage.error(settings.toArray(String[]::new))).contains("INVALID_REQUEST", "SESSION.CANCELLED");
        }
    }

    private static JsonNode json(List<String> settings, String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(settings);
        return new ObjectMapper().readTree(Usage.output(all.toArray(String[]::new)));
    }

    @Test
    @DisplayName("L5 L6 the sandbox resumes and cancels there while a verification is open, and not at others")
    void sandboxResumesAndCancels() throws Exception {
        try (Sandbox sandbox = Sandbox.start(0)) {
            URI site = sandbox.url();
            post(site.resolve("/verifications"), "");
            assertThat(post(site.resolve("/verifications/1/complete"), "").body())
                    .doesNotContain("Resume: ask for another page", "Cancel it");

            post(site.resolve("/vendor"), "vendor=" + FakeGlobex.NAME);
            post(site.resolve("/verifications"), "");
            assertThat(post(site.resolve("/verifications/2/resume"), "").body())
                    .contains("POST /checks/", "?link=", "Resume: ask for another page", "Cancel it");
            assertThat(post(site.resolve("/verifications/2/cancel"), "").body())
                    .contains("class=\"decision RESUBMIT\"", "SESSION.CANCELLED")
                    .doesNotContain("Resume: ask for another page", "Continue on the vendor");
        }
    }

    @Test
    @DisplayName("L4 a start that leaves a person at the vendor names the person, in words and as JSON")
    void left() throws IOException {
        Fault down = Fault.respond(503, Map.of(), new byte[0]);
        try (RunningFake fake = new FakeGlobex().start(0);
                FaultServer wire = FaultServer.before(URI.create(fake.settings().get("base-url")))) {
            wire.fail("POST /people/", down);
            wire.fail("DELETE /people/", down);
            List<String> start = new ArrayList<>(List.of("start", "--reference", "case-1"));
            start.addAll(List.of("--return-to", "https://shop.example/verified"));
            start.addAll(List.of("--given-names", "Pat", "--family-name", "Sample"));
            start.add("--set=veriport.provider=globex");
            fake.settings().forEach((key, value) -> start.add("--set=veriport.globex." + key + "=" + value));
            start.add("--set=veriport.globex.base-url=" + wire.baseUrl());

            assertThat(Usage.error(start.toArray(String[]::new)))
                    .contains("veriport: OUTCOME_UNKNOWN: globex create-check: ")
                    .contains("veriport: globex:person-1 may be left at the vendor: delete it there");
            start.add("--json");
            JsonNode error = new ObjectMapper()
                    .readTree(Usage.error(start.toArray(String[]::new)))
                    .get("error");
            assertThat(error.get("leftAtVendor").toString()).isEqualTo("[\"globex:person-2\"]");
        }
    }

    private static HttpResponse<String> post(URI url, String form) throws IOException, InterruptedException {
        HttpClient browser = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }
}
