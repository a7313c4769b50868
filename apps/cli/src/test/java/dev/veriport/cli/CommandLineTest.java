package dev.veriport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.veriport.model.Ascii;
import dev.veriport.model.Capability;
import dev.veriport.testkit.server.Ending;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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
    @DisplayName("start and complete give the same fields for each vendor:")
    @MethodSource("dev.veriport.cli.Shell#installed")
    void start_and_complete(String provider) {
        Shell.Run started = shell.start(provider, "--json");
        assertThat(started.exitCode()).isZero();
        assertThat(started.json().get("provider").asText()).isEqualTo(provider);
        assertThat(started.json().at("/handoff/type").asText()).isEqualTo("HOSTED_PAGE");

        JsonNode completed = complete(provider, provider).json();
        assertThat(completed.get("verificationId").asText()).startsWith(provider + ":");
        assertThat(completed.get("reference").asText()).isEqualTo("case-1");
        assertThat(completed.get("decision").asText()).isEqualTo("APPROVED");
        assertThat(completed.at("/person/fullName").asText()).isEqualTo("[redacted]");
    }

    @ParameterizedTest
    @DisplayName("a vendor's documents and images are listed:")
    @ValueSource(strings = {"authenteq", "faceki"})
    void documents(String provider) {
        JsonNode completed = complete(provider, provider).json();

        assertThat(completed.at("/documents/0/number").asText()).isEqualTo("[redacted]");
        assertThat(completed.at("/documents/0/type").asText()).isNotBlank();
        assertThat(completed.get("evidence")).isNotEmpty();
    }

    static Stream<Arguments> switches() {
        List<String> vendors = Shell.installed();
        return vendors.stream()
                .flatMap(begun ->
                        vendors.stream().filter(then -> !then.equals(begun)).map(then -> Arguments.of(begun, then)));
    }

    @ParameterizedTest(name = "begun at {0}, completed after the switch to {1}")
    @DisplayName("a verification is completed where it was begun:")
    @MethodSource("switches")
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
    @DisplayName("find reads a record again, whichever vendor is chosen now")
    void find() {
        String id = complete("faceki", "faceki").json().get("verificationId").asText();

        assertThat(shell.at("authenteq", "find", "--json", "--id", id)
                        .json()
                        .get("decision")
                        .asText())
                .isEqualTo("APPROVED");
        assertThat(shell.at("faceki", "find", "--id", "no-colon").exitCode()).isEqualTo(7);
    }

    @ParameterizedTest
    @DisplayName("an unknown id is NOT_FOUND, exit 7, at:")
    @MethodSource("dev.veriport.cli.Shell#installed")
    void find_unknown(String vendor) {
        Shell.Run unknown = shell.at(Shell.installed().get(0), "find", "--json", "--id", vendor + ":nobody");

        assertThat(unknown.exitCode()).isEqualTo(7);
        assertThat(unknown.error().get("code").asText()).isEqualTo("NOT_FOUND");
    }

    @Test
    @DisplayName("L9 evidence saves the files of a verification, for their owner alone, and overwrites none")
    void evidence() throws IOException {
        String id =
                complete("authenteq", "authenteq").json().get("verificationId").asText();
        Path out = directory.resolve("evidence");
        Shell.Run saved = shell.at("authenteq", "evidence", "--json", "--id", id, "--out", out.toString());

        assertThat(saved.exitCode()).isZero();
        assertThat(saved.json().get("evidence")).isNotEmpty().allSatisfy(line -> {
            Path file = Path.of(line.get("file").asText());
            assertThat(file).hasParent(out).exists();
            assertThat(Files.size(file)).isEqualTo(line.get("size").asLong());
            assertThat(Files.getPosixFilePermissions(file))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        });
        Shell.Run again = shell.at("authenteq", "evidence", "--json", "--id", id, "--out", out.toString());
        assertThat(again.exitCode()).isNotZero();
        assertThat(again.err()).contains("--out");
    }

    @Test
    @DisplayName("L9 evidence that a vendor does not offer is named, and no file is written")
    void evidence_not_offered() {
        String id = complete("faceki", "faceki").json().get("verificationId").asText();
        Path out = directory.resolve("evidence");
        Shell.Run named = shell.at("faceki", "evidence", "--id", id, "--out", out.toString());

        assertThat(named.exitCode()).isZero();
        assertThat(named.out()).contains("NOT_OFFERED");
        assertThat(out).doesNotExist();
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

    @ParameterizedTest
    @DisplayName("the SDK on mobile has two spellings, and every spelling of a channel is that of the API too:")
    @ValueSource(strings = {"mobile", "mobile-sdk", "MOBILE_SDK"})
    void mobileSpellings(String channel) {
        JsonNode mobile = shell.at("authenteq", "start", "--json", "--reference", "case-1", "--channel", channel)
                .json();
        assertThat(mobile.at("/handoff/type").asText()).isEqualTo("SDK_TOKEN");
    }

    @ParameterizedTest
    @DisplayName("start takes the time that the user should have:")
    @ValueSource(strings = {"30m", "PT30M"})
    void expiry(String expiry) {
        Instant before = Instant.now();
        Instant expiresAt = Instant.parse(shell.at(
                        "faceki",
                        "start",
                        "--json",
                        "--reference",
                        "case-1",
                        "--return-to",
                        Shell.RETURN_TO,
                        "--expiry",
                        expiry)
                .json()
                .get("expiresAt")
                .asText());
        assertThat(expiresAt).isBetween(before.plus(Duration.ofMinutes(30)), before.plus(Duration.ofMinutes(32)));
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
            "L4 a start with an attempt of one's own is found by it, and what the vendor does not take is not sent")
    void attempt() {
        String attempt = "0123456789abcdef";
        List<String> start = new ArrayList<>(List.of("start", "--json", "--reference", "case-1"));
        start.addAll(List.of("--return-to", Shell.RETURN_TO, "--attempt", attempt, "--given-names", "Vera"));
        start.addAll(List.of("--family-name", "Specimen", "--email", "vera@example.com", "--phone", "+493023125001"));
        start.addAll(List.of("--date-of-birth", "1990-04-12", "--locale", "de-AT", "--document-country", "AUT"));
        start.addAll(List.of("--document-type", "passport", "--document-type", "national_id"));
        Shell.Run started = shell.at("faceki", start.toArray(String[]::new));

        assertThat(started.exitCode()).isZero();
        assertThat(started.json().get("attempt").asText()).isEqualTo(attempt);
        shell.fake("faceki").finish(URI.create(started.json().at("/handoff/url").asText()), Ending.APPROVED);
        assertThat(shell.at("faceki", "find", "--json", "--reference", "faceki:case-1~" + attempt)
                        .json()
                        .get("decision")
                        .asText())
                .isEqualTo("APPROVED");
        assertThat(shell.fake("faceki").calls())
                .noneMatch(call -> Stream.of("Vera", "Specimen", "vera", "1990-04-12", "AUT")
                        .anyMatch((call.path() + call.rawQuery() + call.bodyText())::contains));
    }

    @Test
    @DisplayName("start in a web SDK is UNSUPPORTED where the vendor has none")
    void webSdk() {
        Shell.Run run = shell.at("authenteq", "start", "--json", "--reference", "case-1", "--channel", "web-sdk");
        assertThat(run.exitCode()).isEqualTo(7);
        assertThat(run.error().get("code").asText()).isEqualTo("UNSUPPORTED");
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
    @DisplayName("L10 erase prints a receipt: what to do at a vendor without an API for it, and what the vault erased")
    void erase() {
        List<String> back = new ArrayList<>(shell.startedAndBack("authenteq"));
        back.add(0, "complete");
        back.addAll(shell.sqlite());
        back.add("--json");
        String id = shell.at("authenteq", back.toArray(String[]::new))
                .json()
                .get("verificationId")
                .asText();
        int before = shell.calls();

        List<String> erase = new ArrayList<>(List.of("erase", "--json", "--id", id, "--id", "gamma:1"));
        erase.addAll(shell.sqlite());
        Shell.Run erased = shell.at("authenteq", erase.toArray(String[]::new));
        JsonNode receipt = erased.json().get("receipt");
        assertThat(erased.exitCode()).isEqualTo(3);
        assertThat(receipt).hasSize(2);
        assertThat(receipt.at("/0/verificationId").asText()).isEqualTo(id);
        assertThat(receipt.at("/0/state").asText()).isEqualTo("UNSUPPORTED");
        assertThat(receipt.at("/0/advice").asText()).contains("customer dashboard");
        assertThat(receipt.at("/0/vault").asText()).isEqualTo("DONE");
        assertThat(receipt.at("/0/vaultAnswers").asInt()).isEqualTo(1);
        assertThat(Instant.parse(erased.json().get("madeAt").asText())).isBeforeOrEqualTo(Instant.now());
        assertThat(receipt.at("/0/restorable").asBoolean()).isFalse();
        assertThat(receipt.at("/0").has("dueAt")).isFalse();
        assertThat(receipt.at("/0").has("code")).isFalse();
        assertThat(receipt.at("/1/verificationId").asText()).isEqualTo("gamma:1");
        assertThat(receipt.at("/1/state").asText()).isEqualTo("FAILED");
        assertThat(receipt.at("/1/code").asText()).isEqualTo("CONFIGURATION");
        assertThat(receipt.at("/1/vault").asText()).isEqualTo("UNKNOWN");
        assertThat(shell.calls()).as("requests").isEqualTo(before);
        erase.set(1, "--set=veriport.authenteq.timeout=5s");
        assertThat(shell.at("authenteq", erase.toArray(String[]::new)).out())
                .contains(id + "  UNSUPPORTED; the vault had no answer of it", "customer dashboard");
    }

    @Test
    @DisplayName("L10 a mistyped PROVIDER:ID is refused before anything is erased, and erase needs an id")
    void eraseMistyped() {
        Shell.Run mistyped = shell.at("faceki", "erase", "--json", "--id", "faceki:1", "--id", "no-colon");
        assertThat(mistyped.exitCode()).isEqualTo(7);
        assertThat(mistyped.out()).isEmpty();
        assertThat(mistyped.error().get("code").asText()).isEqualTo("INVALID_REQUEST");
        assertThat(shell.at("faceki", "erase").exitCode()).isEqualTo(2);
    }

    static List<Arguments> undeclared() {
        List<Arguments> undeclared = new ArrayList<>();
        for (Capability capability : List.of(Capability.RESUME, Capability.CANCEL)) {
            List<String> offering = Shell.offering(capability);
            Shell.installed().stream()
                    .filter(vendor -> !offering.contains(vendor))
                    .forEach(vendor -> undeclared.add(Arguments.of(Ascii.lowerCase(capability.name()), vendor)));
        }
        return undeclared;
    }

    @ParameterizedTest
    @DisplayName(
            "L5 L6 resume and cancel are UNSUPPORTED, exit 7, where the vendor does not offer it, and send nothing:")
    @MethodSource
    void undeclared(String command, String vendor) {
        String session = shell.startedAndBack(vendor).get(1);
        int before = shell.calls();

        Shell.Run refused = shell.at(vendor, command, "--json", "--session", session);

        assertThat(refused.exitCode()).isEqualTo(7);
        assertThat(refused.error().get("code").asText()).isEqualTo("UNSUPPORTED");
        assertThat(shell.calls()).isEqualTo(before);
    }

    @Test
    @DisplayName("find reads by our reference too, where the vendor can, and wants one of the two")
    void find_by_reference() {
        shell.startedAndBack("faceki");
        assertThat(shell.at("faceki", "find", "--reference", "faceki:nobody~1").exitCode())
                .isEqualTo(7);
        assertThat(shell.at("faceki", "find", "--reference", "faceki:nobody").err())
                .contains("the form is PROVIDER:REFERENCE~ATTEMPT");
        assertThat(shell.at("authenteq", "find", "--reference", "authenteq:case~1")
                        .err())
                .contains("UNSUPPORTED");
        assertThat(shell.at("faceki", "find").exitCode()).isEqualTo(2);
        assertThat(shell.at("faceki", "find", "--id", "faceki:1", "--reference", "faceki:2")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("C14 an address with a broken escape completes the session all the same")
    void brokenEscape() {
        List<String> back = new ArrayList<>(shell.startedAndBack("authenteq"));
        back.add(0, "complete");
        back.set(back.size() - 1, back.get(back.size() - 1) + "&value=%");
        assertThat(shell.at("authenteq", back.toArray(String[]::new)).out()).contains("APPROVED");
    }

    @ParameterizedTest
    @DisplayName("each command explains itself:")
    @ValueSource(
            strings = {
                "check",
                "start",
                "resume",
                "cancel",
                "complete",
                "find",
                "verify",
                "erase",
                "token",
                "explain",
                "diff",
                "vault"
            })
    void help(String command) {
        Shell.Run run = shell.at("authenteq", command, "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: veriport " + command);
    }

    @Test
    @DisplayName("the demo goes through every vendor and one switch, and ends")
    void demo() {
        List<String> vendors = Shell.installed();
        int customers = vendors.size();
        int faceki = vendors.indexOf("faceki") < 2 ? 2 : 1; // the switch is between the first two
        Shell.Run run = shell.run("demo");

        assertThat(run.exitCode()).isZero();
        for (int index = 0; index < customers; index++) {
            assertThat(run.out()).contains(completed(index + 1, vendors.get(index)));
        }
        assertThat(run.out())
                .contains(completed(customers + 1, vendors.get(0)))
                .contains(completed(customers + 2, vendors.get(1)))
                .contains("faceki     saw %d requests, %d of them for a token".formatted(3 * faceki, faceki));
        assertThat(shell.run("demo", "--json").json().get("steps")).hasSize(3 * customers + 4);
    }

    private static String completed(int customer, String vendor) {
        return "completed  customer-%d at %-10s APPROVED".formatted(customer, vendor);
    }

    private Shell.Run complete(String begunAt, String chosenThen) {
        List<String> back = new ArrayList<>(shell.startedAndBack(begunAt));
        back.add(0, "complete");
        back.add("--json");
        return shell.at(chosenThen, back.toArray(String[]::new));
    }
}
