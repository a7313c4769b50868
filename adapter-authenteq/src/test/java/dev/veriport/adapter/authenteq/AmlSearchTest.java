package dev.veriport.adapter.authenteq;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThat;
import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.adapter.authenteq.AuthenteqApi.AmlPerson;
import dev.veriport.adapter.authenteq.AuthenteqApi.AmlSearch;
import dev.veriport.adapter.authenteq.AuthenteqApi.AmlStatus;
import dev.veriport.error.ErrorCode;
import dev.veriport.fake.authenteq.FakeAuthenteqServer;
import dev.veriport.fake.authenteq.FakeAuthenteqServerBuilder;
import dev.veriport.fake.authenteq.VerificationResultJson;
import dev.veriport.model.Country;
import dev.veriport.model.Personal;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationId;
import dev.veriport.testkit.server.Answer;
import dev.veriport.testkit.server.RecordedRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmlSearchTest {
    private static final ProviderId AUTHENTEQ = new ProviderId("authenteq");

    private AtAuthenteq app = AtAuthenteq.open();

    @AfterEach
    void close() {
        app.close();
    }

    private void reopen(FakeAuthenteqServerBuilder server, Map<String, String> settings) {
        app.close();
        app = AtAuthenteq.open(server.start(), settings);
    }

    @Test
    @DisplayName("a search is requested, with a link to read what it found, and never clears anybody")
    void aml_by_verification() {
        AmlSearch search = app.api().searchAml(app.verified().id().toOptional().orElseThrow());

        assertThat(search.status()).isEqualTo(AmlStatus.REQUESTED);
        assertThat(AmlStatus.values()).containsExactly(AmlStatus.REQUESTED);
        assertThat(search.report().isGiven()).isTrue();
        assertThat(app.server().amlSearches()).isEqualTo(1);
    }

    @Test
    @DisplayName("a search for a person sends what is known of them, and the reference of ours")
    void aml_by_person() {
        UUID reference = UUID.fromString("00000000-0000-4000-8000-00000000000a");
        app.api()
                .searchAml(new AmlPerson(
                        reference,
                        Personal.of("SAMPLE"),
                        Personal.of("PAT"),
                        Personal.of(LocalDate.of(1970, 1, 1)),
                        Personal.of(Country.of("US"))));
        String sent = lastBody();

        assertThat(sent)
                .contains("\"surname\":\"SAMPLE\"", "\"givenNames\":\"PAT\"", "\"dateOfBirth\":\"1970-01-01\"")
                .contains("\"countryCode\":\"USA\"", "\"reference\":\"" + reference + "\"");
        app.api().searchAml(new AmlPerson(reference, Personal.of("SAMPLE"), Personal.of("PAT")));
        assertThat(lastBody()).doesNotContain("dateOfBirth", "countryCode");
    }

    @Test
    @DisplayName("the answer about another reference is no search of ours: OUTCOME_UNKNOWN")
    void aml_of_another() {
        app.server()
                .answerNext(
                        FakeAuthenteqServer.AML_BY_PERSON,
                        Answer.of(200, "application/json", "{\"uuid\":\"s-1\",\"reference\":\"somebody-else\"}"));

        assertThatFailureOf(() -> app.api()
                        .searchAml(new AmlPerson(UUID.randomUUID(), Personal.of("SAMPLE"), Personal.of("PAT"))))
                .hasCode(ErrorCode.OUTCOME_UNKNOWN);
    }

    @Test
    @DisplayName("who cannot be searched for is refused here")
    void aml_refused() {
        UUID reference = UUID.randomUUID();
        LocalDate child = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).minusYears(15);

        assertThatFailureOf(() -> app.api().searchAml(new AmlPerson(reference, Personal.of(" "), Personal.of("PAT"))))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .sentNothing();
        assertThatFailureOf(() ->
                        app.api().searchAml(new AmlPerson(reference, Personal.of("x".repeat(256)), Personal.of("P"))))
                .hasCode(ErrorCode.INVALID_REQUEST);
        assertThatFailureOf(() -> app.api()
                        .searchAml(new AmlPerson(
                                reference,
                                Personal.of("SAMPLE"),
                                Personal.of("PAT"),
                                Personal.of(child),
                                Personal.notProvided())))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .hasMessageContainingAll("16");
        assertThat(app.server().requests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 422})
    @DisplayName("a verification that cannot be searched for is INVALID_REQUEST, and our message says why")
    void aml_unprocessable(int status) {
        reopen(FakeAuthenteqServer.builder().unprocessableStatus(status), Map.of());
        app.server()
                .addVerification(VerificationResultJson.passport().id("failed").status("FAILED"));
        app.server()
                .addVerification(VerificationResultJson.passport().id("empty").without("documentData"));

        assertThatFailureOf(() -> search("nobody"))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .hasMessageContainingAll("no such verification");
        assertThatFailureOf(() -> search("failed"))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .hasMessageContainingAll("failed");
        assertThatFailureOf(() -> search("empty"))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .hasMessageContainingAll("no document");
    }

    @Test
    @DisplayName("an account without searches is PERMISSION; a lost answer is OUTCOME_UNKNOWN and not sent again")
    void aml_failures() {
        VerificationId id = app.verified().id().toOptional().orElseThrow();
        app.server().answerNext(FakeAuthenteqServer.AML_BY_VERIFICATION, Answer.dropAfterProcessing());
        assertThatFailureOf(() -> app.api().searchAml(id)).hasCode(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(app.server().amlSearches()).isEqualTo(1);

        reopen(FakeAuthenteqServer.builder().amlDisabled(true), Map.of());
        assertThatFailureOf(() -> search("v-1")).hasCode(ErrorCode.PERMISSION);
    }

    private AmlSearch search(String id) {
        return app.api().searchAml(new VerificationId(AUTHENTEQ, id));
    }

    private String lastBody() {
        List<RecordedRequest> recorded = app.server().recorded();
        return recorded.get(recorded.size() - 1).bodyText();
    }
}
