package dev.veriport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.veriport.fake.authenteq.VerificationResultJson;
import dev.veriport.fake.faceki.FacekiRecordJson;
import dev.veriport.fake.faceki.WorkflowRulesJson;
import dev.veriport.testkit.server.Answer;
import dev.veriport.testkit.server.SampleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImagesAndExplanationsTest {
    private static final String RECORDS = "/api/v3/kyc_verification";

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

    private String image(String name) throws IOException {
        return Files.write(directory.resolve(name), SampleFiles.jpeg(name)).toString();
    }

    @Test
    @DisplayName("verify sends a selfie and a document, and prints what they came to")
    void verify() throws IOException {
        Shell.Run run = shell.at(
                "faceki",
                "verify",
                "--json",
                "--reference",
                "case-1",
                "--selfie",
                image("selfie.jpg"),
                "--front",
                image("front.jpg"),
                "--back",
                image("back.jpg"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.json().get("decision").asText()).isEqualTo("APPROVED");
        assertThat(run.json().get("reference").asText()).isEqualTo("case-1");
        String id = run.json().get("verificationId").asText();
        assertThat(shell.at("faceki", "find", "--json", "--id", id)
                        .json()
                        .get("decision")
                        .asText())
                .isEqualTo("APPROVED");
    }

    @Test
    @DisplayName("verify takes up to three documents, each with a back or without")
    void documents() throws IOException {
        shell.faceki()
                .rules(
                        "workflow-1",
                        WorkflowRulesJson.anyDocument()
                                .documents("Passport", "ID Card")
                                .documentOptional(false));
        Shell.Run run = shell.at(
                "faceki",
                "verify",
                "--reference",
                "case-1",
                "--selfie",
                image("s.jpg"),
                "--front",
                image("passport.jpg"),
                "--front",
                image("card.jpg"),
                "--back",
                image("card-back.jpg"));

        assertThat(run.exitCode()).isZero();
        assertThat(shell.faceki().submissions().get(0).partNames())
                .contains("document_1_front", "document_2_front", "document_2_back")
                .doesNotContain("document_1_back");
    }

    @Test
    @DisplayName("verify says what is wrong with a file, by what it shows, and not by its name")
    void bad_files() throws IOException {
        Path text = Files.writeString(directory.resolve("Vera Specimen.jpg"), "no image");
        Shell.Run run = shell.at(
                "faceki", "verify", "--reference", "r", "--selfie", image("s.jpg"), "--front", text.toString());

        assertThat(run.exitCode()).isEqualTo(7);
        assertThat(run.err())
                .contains("the front of document 1 is neither JPEG nor PNG")
                .doesNotContain("Vera");
        assertThat(shell.at("authenteq", "verify", "--reference", "r", "--selfie", "s", "--front", "f")
                        .err())
                .contains("UNSUPPORTED");
        assertThat(shell.at("faceki", "verify", "--reference", "r", "--selfie", "s")
                        .exitCode())
                .isEqualTo(2);
        assertThat(shell.faceki().submissions()).isEmpty();
    }

    @Test
    @DisplayName("explain tells of each field what became of it, without configuration and without calling anybody")
    void explain() {
        Path answer = shell.file(
                "answer.json",
                VerificationResultJson.passport()
                        .status("PERHAPS")
                        .with("shoeSize", "42")
                        .json());

        Shell.Run run = shell.run("explain", "--vendor", "authenteq", answer.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsPattern("decision +INDETERMINATE {2}\\?")
                .contains("from /status = PERHAPS")
                .contains("from /documentData/surnameAndGivenNames = [redacted]")
                .contains("1 of the vendor's words unknown")
                .contains("/shoeSize = [redacted]")
                .doesNotContain("ERIKA");
        assertThat(shell.run("explain", "--vendor", "authenteq", "--show-personal-data", answer.toString())
                        .out())
                .contains("MUSTER ERIKA", "/shoeSize = 42");
        JsonNode json = shell.run("explain", "--vendor", "authenteq", "--json", answer.toString())
                .json();
        assertThat(json.at("/unknownWords/0").asText()).isEqualTo("decision");
        assertThat(json.at("/mapped/0/from/0/field").asText()).isEqualTo("/status");
        assertThat(json.get("notMapped").toString()).contains("/shoeSize").doesNotContain("42");
    }

    @Test
    @DisplayName("explain reads a record alone, an answer with records, and an answer to images")
    void explain_faceki() {
        String record = FacekiRecordJson.accepted().json();
        Path alone = shell.file("record.json", record);
        Path records = shell.file("records.json", "{\"code\":200,\"result\":[" + record + "]}");
        Path submitted = shell.file(
                "submitted.json", "{\"code\":200,\"result\":{\"requestId\":\"r-1\",\"decision\":\"REVIEW\"}}");
        Path refused = shell.file("refused.json", "{\"code\":8019,\"result\":[]}");

        assertThat(explained(alone)).contains("from /decision = ACCEPTED", "from /document_data/0/full_name");
        assertThat(explained(records)).contains("from /result/0/decision = ACCEPTED");
        assertThat(explained(submitted)).containsPattern("decision +REVIEW").contains("/result/decision = REVIEW");
        assertThat(explained(refused)).containsPattern("decision +RESUBMIT").contains("from /code = 8019");
    }

    private String explained(Path answer) {
        return shell.run("explain", "--vendor", "faceki", answer.toString()).out();
    }

    @Test
    @DisplayName(
            "D7 find says of what could not be read that it is unreadable; in JSON it has no value and is left out")
    void unreadable() {
        String body = "{\"code\":200,\"result\":[{\"requestId\":\"r-1\",\"decision\":\"ACCEPTED\",\"document_data\":[{"
                + "\"full_name\":{},\"gender\":\"?\",\"document_type\":\"P\",\"issuer\":\"\\u001b[2J\","
                + "\"expiryYear\":\"2031\",\"expiryMonth\":\"4294967300\",\"expiryDay\":\"12f\",\"issuedYear\":\"\"}]}]}";
        shell.faceki().answerNext(RECORDS, Answer.of(200, "application/json", body));
        Shell.Run text = shell.at("faceki", "find", "--id", "faceki:r-1");
        shell.faceki().answerNext(RECORDS, Answer.of(200, "application/json", body));
        Shell.Run json = shell.at("faceki", "find", "--json", "--id", "faceki:r-1");

        assertThat(text.out())
                .containsPattern("fullName +unreadable")
                .containsPattern("sex +unreadable")
                .contains("dateOfExpiry=unreadable")
                .doesNotContain("dateOfIssue", "\u001b", "4294967300", "12f");
        assertThat(json.out()).contains("\"PASSPORT\"").doesNotContain("unreadable", "fullName", "dateOfExpiry");
        Path answer = shell.file("answer.json", body);
        assertThat(shell.run("explain", "--vendor", "faceki", answer.toString()).out())
                .containsPattern("documents\\[0].dateOfExpiry +UNREADABLE {2}\\?")
                .contains("/expiryMonth = [redacted]")
                .doesNotContain("4294967300");
        assertThat(shell.run("explain", "--vendor", "faceki", "--json", answer.toString())
                        .json()
                        .get("unknownWords")
                        .toString())
                .contains("documents[0].dateOfExpiry", "person.fullName");
    }

    @Test
    @DisplayName("explain of what is no answer, or of nobody's, says so")
    void explain_badly() {
        Path text = shell.file("text.json", "no JSON");

        assertThat(shell.run("explain", "--vendor", "faceki", text.toString()).exitCode())
                .isEqualTo(8);
        assertThat(shell.run("explain", "--vendor", "nobody", text.toString()).exitCode())
                .isEqualTo(3);
        assertThat(shell.run("explain", "--vendor", "faceki", "none.json").exitCode())
                .isEqualTo(7);
    }

    @ParameterizedTest(name = "from {0} to {1}")
    @DisplayName("diff lists for each pair of vendors what is lost, and the way back gains it again:")
    @MethodSource("dev.veriport.cli.CommandLineTest#switches")
    void diff_of_each_pair(String from, String to) {
        JsonNode there = shell.run("diff", from, to, "--json").json();
        JsonNode back = shell.run("diff", to, from, "--json").json();

        assertThat(there.get("lost")).isEqualTo(back.get("gained"));
        assertThat(there.get("gained")).isEqualTo(back.get("lost"));
        assertThat(there.get("unchanged")).isEqualTo(back.get("unchanged"));
        assertThat(there.get("unchanged").toString()).contains("START_WEB");
    }

    @Test
    @DisplayName("diff lists what is lost and gained by switching")
    void diff() {
        Shell.Run run = shell.run("diff", "authenteq", "faceki");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("lost from authenteq to faceki", "- START_FACE_AUTHENTICATION", "- check CHIP")
                .contains("gained from authenteq to faceki", "+ VERIFY", "+ check FACE_MATCH")
                .contains("= START_WEB");
        JsonNode back = shell.run("diff", "faceki", "authenteq", "--json").json();
        assertThat(back.get("gained").toString()).contains("START_FACE_AUTHENTICATION");
        assertThat(back.get("lost").toString()).contains("VERIFY").doesNotContain("RECEIVE");
        assertThat(shell.run("diff", "faceki", "nobody").exitCode()).isEqualTo(3);
        assertThat(shell.run("diff", "faceki", "authenteq", "--json", "--set", "veriport.faceki.webhook-token=t")
                        .json()
                        .get("unchanged")
                        .toString())
                .contains("RECEIVE");
    }
}
