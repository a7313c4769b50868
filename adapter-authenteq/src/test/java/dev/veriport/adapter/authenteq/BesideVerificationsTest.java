package dev.veriport.adapter.authenteq;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThat;
import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.adapter.authenteq.AuthenteqApi.AmlPerson;
import dev.veriport.adapter.authenteq.AuthenteqApi.AmlSearch;
import dev.veriport.adapter.authenteq.AuthenteqApi.AmlStatus;
import dev.veriport.adapter.authenteq.AuthenteqApi.Recognition;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.fake.authenteq.FakeAuthenteqServer;
import dev.veriport.fake.authenteq.FakeAuthenteqServerBuilder;
import dev.veriport.fake.authenteq.UnknownVerification;
import dev.veriport.fake.authenteq.VerificationResultJson;
import dev.veriport.model.Channel;
import dev.veriport.model.Country;
import dev.veriport.model.Decision;
import dev.veriport.model.DocumentImages;
import dev.veriport.model.DocumentType;
import dev.veriport.model.Evidence;
import dev.veriport.model.Finality;
import dev.veriport.model.ImageSource;
import dev.veriport.model.Pii;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Reported;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.server.Answer;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.SampleFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Export, searches, recognition and faces. */
class BesideVerificationsTest {
    private static final ProviderId AUTHENTEQ = new ProviderId("authenteq");
    private static final ImageSource PHOTO = ImageSource.bytes(SampleFiles.jpeg("photo"));

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
    @DisplayName("the export gives the data again, and no decision, since it has no status")
    void export() {
        VerificationResult completed = app.verified();
        VerificationResult found =
                app.identity().find(completed.id().toOptional().orElseThrow());

        assertThat(found).hasDecision(Decision.INDETERMINATE);
        assertThat(found.finality()).isEqualTo(Finality.OPEN);
        assertThat(found.person().fullName()).isEqualTo(completed.person().fullName());
        assertThat(found.documents()).hasSameSizeAs(completed.documents());
        assertThat(found.evidence()).hasSameSizeAs(completed.evidence());
        assertThat(found.explain().unknownWords()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("an id that nobody knows is NOT_FOUND, however the vendor says so")
    void unknown(UnknownVerification answer) {
        reopen(FakeAuthenteqServer.builder().unknownVerification(answer), Map.of());

        assertThatFailureOf(() -> app.identity().find(new VerificationId(AUTHENTEQ, "nobody")))
                .hasCode(ErrorCode.NOT_FOUND);
    }

    @Test
    @DisplayName("another verification's result is not taken for the one asked for")
    void another() {
        app.server()
                .answerNext(
                        FakeAuthenteqServer.EXPORT,
                        Answer.of(
                                200,
                                "application/json",
                                VerificationResultJson.passport().json()));
        app.server()
                .answerNext(
                        FakeAuthenteqServer.EXPORT,
                        Answer.of(
                                200,
                                "application/json",
                                VerificationResultJson.passport().json()));

        assertThatFailureOf(() -> app.identity().find(new VerificationId(AUTHENTEQ, "mine")))
                .hasCode(ErrorCode.MALFORMED_RESPONSE);
    }

    @Test
    @DisplayName("where somebody says where, the export comes in parts, and as PDF")
    void unpublished_paths() throws IOException {
        reopen(
                FakeAuthenteqServer.builder().exportMultipartAt("/export/parts").exportPdfAt("/export/pdf"),
                Map.of(
                        "veriport.authenteq.export-multipart-path", "/export/parts",
                        "veriport.authenteq.export-pdf-path", "/export/pdf"));
        VerificationId id = app.verified().id().toOptional().orElseThrow();
        VerificationResult found = app.identity().find(id);

        assertThat(app.server().requests(FakeAuthenteqServer.EXPORT)).isZero();
        assertThat(found.person().fullName().isGiven()).isTrue();
        assertThat(found.evidence()).isNotEmpty().allMatch(Evidence::openable);
        assertThat(app.api().exportPdf(id).open().readAllBytes()).isEqualTo(SampleFiles.pdf());
    }

    @Test
    @DisplayName("without a path there is no PDF, and nothing is sent")
    void no_pdf() {
        assertThatFailureOf(() -> app.api().exportPdf(new VerificationId(AUTHENTEQ, "v-1")))
                .hasCode(ErrorCode.UNSUPPORTED)
                .sentNothing()
                .hasMessageContainingAll("export-pdf-path");
        assertThat(app.server().requests()).isZero();
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
                        Pii.of("SAMPLE"),
                        Pii.of("PAT"),
                        Reported.of(Pii.of(LocalDate.of(1970, 1, 1))),
                        Reported.of(Pii.of(Country.of("US")))));
        String sent = lastBody();

        assertThat(sent)
                .contains("\"surname\":\"SAMPLE\"", "\"givenNames\":\"PAT\"", "\"dateOfBirth\":\"1970-01-01\"")
                .contains("\"countryCode\":\"USA\"", "\"reference\":\"" + reference + "\"");
        app.api().searchAml(new AmlPerson(reference, Pii.of("SAMPLE"), Pii.of("PAT")));
        assertThat(lastBody()).doesNotContain("dateOfBirth", "countryCode");
    }

    @Test
    @DisplayName("who cannot be searched for is refused here")
    void aml_refused() {
        UUID reference = UUID.randomUUID();
        LocalDate child = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).minusYears(15);

        assertThatFailureOf(() -> app.api().searchAml(new AmlPerson(reference, Pii.of(" "), Pii.of("PAT"))))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .sentNothing();
        assertThatFailureOf(() -> app.api().searchAml(new AmlPerson(reference, Pii.of("x".repeat(256)), Pii.of("P"))))
                .hasCode(ErrorCode.INVALID_REQUEST);
        assertThatFailureOf(() -> app.api()
                        .searchAml(new AmlPerson(
                                reference,
                                Pii.of("SAMPLE"),
                                Pii.of("PAT"),
                                Reported.of(Pii.of(child)),
                                Reported.notProvided())))
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

    @ParameterizedTest
    @ValueSource(strings = {"json", "multipart"})
    @DisplayName("a document is recognized the same in either form, its images included")
    void recognition(String form) throws IOException {
        reopen(FakeAuthenteqServer.builder(), Map.of("veriport.authenteq.recognition-answer", form));
        Recognition card = app.api().recognize(DocumentImages.of(PHOTO, PHOTO));
        Recognition passport = app.api().recognize(DocumentImages.of(PHOTO));

        assertThat(card.document().type().kind()).isEqualTo(DocumentType.Kind.NATIONAL_ID);
        assertThat(card.evidence()).hasSize(3);
        assertThat(passport.document().type().kind()).isEqualTo(DocumentType.Kind.PASSPORT);
        assertThat(passport.person().fullName()).isEqualTo(Reported.of(Pii.of("MUSTER ERIKA")));
        assertThat(passport.evidence())
                .extracting(Evidence::kind)
                .containsExactlyInAnyOrder(Evidence.Kind.DOCUMENT_FRONT, Evidence.Kind.DOCUMENT_FACE);
        assertThat(passport.evidence().get(0).open().readAllBytes()).startsWith(0xFF, 0xD8);
        assertThat(passport.toString()).doesNotContain("ERIKA");
    }

    @Test
    @DisplayName("a lost recognition is OUTCOME_UNKNOWN, an unreadable one is kept; neither is sent again")
    void recognition_lost() {
        app.server().answerNext(FakeAuthenteqServer.RECOGNITION, Answer.dropAfterProcessing());
        assertThatFailureOf(() -> app.api().recognize(DocumentImages.of(PHOTO))).hasCode(ErrorCode.OUTCOME_UNKNOWN);
        app.server()
                .answerNext(FakeAuthenteqServer.RECOGNITION, Answer.of(200, "application/json", "{\"documentType\":"));
        VeriportException unreadable =
                catchThrowableOfType(VeriportException.class, () -> app.api().recognize(DocumentImages.of(PHOTO)));

        assertThat(unreadable).hasCode(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(unreadable.vaultKey()).isPresent();
        assertThat(app.server().requests(FakeAuthenteqServer.RECOGNITION)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"throws", "throws unchecked", "is shorter"})
    @DisplayName("an image that cannot be read while it is sent is named, and may have been carried out:")
    void image_lost_while_sent(String how) throws IOException {
        byte[] photo = SampleFiles.jpeg("photo");
        AtomicInteger opened = new AtomicInteger();
        ImageSource failing = () -> {
            if (opened.incrementAndGet() == 1) {
                return new ByteArrayInputStream(photo);
            }
            return switch (how) {
                case "throws" -> throw new IOException("/home/canary-7f");
                case "throws unchecked" -> throw new IllegalStateException("/home/canary-7f");
                default -> new ByteArrayInputStream(photo, 0, photo.length / 2);
            };
        };
        VeriportException failure =
                catchThrowableOfType(VeriportException.class, () -> app.api().recognize(DocumentImages.of(failing)));

        assertThat(failure).hasCode(ErrorCode.OUTCOME_UNKNOWN).hasMessageContaining("an image could not be read");
        assertThat(failure.getMessage()).doesNotContain("canary-7f");
        assertThat(opened).hasValue(2);
    }

    @Test
    @DisplayName("a face authentication stays PENDING until somebody says where its code is redeemed")
    void face_without_a_path() {
        VerificationSession session = faceSession();

        assertThat(app.identity().complete(session.ref(), ReturnedParameters.ofQuery("code=c-1")))
                .hasDecision(Decision.PENDING);
        assertThat(app.server().requests(FakeAuthenteqServer.FACE_AUTHENTICATION_TOKEN))
                .isEqualTo(1);
        assertThat(app.server().requests()).isEqualTo(1);
    }

    @Test
    @DisplayName("its code is redeemed once, and only the field that somebody named decides")
    void face_with_a_path() {
        FakeAuthenteqServerBuilder server = FakeAuthenteqServer.builder().faceAuthenticationResultAt("/face/result");
        reopen(server, Map.of("veriport.authenteq.face-result-path", "/face/result"));
        assertThat(recognizedAgain()).hasDecision(Decision.INDETERMINATE);

        reopen(
                server,
                Map.of(
                        "veriport.authenteq.face-result-path", "/face/result",
                        "veriport.authenteq.face-result-status", "status"));
        assertThat(recognizedAgain()).isApproved().hasReference("case-1");
        assertThat(app.server().requests("/face/result")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"case-1", "case-2"})
    @DisplayName("the code of a face belongs to the session that redeemed it; with another nothing is sent")
    void face_of_another_session(String reference) {
        reopen(
                FakeAuthenteqServer.builder().faceAuthenticationResultAt("/face/result"),
                Map.of(
                        "veriport.authenteq.face-result-path", "/face/result",
                        "veriport.authenteq.face-result-status", "status"));
        VerificationSession mine = faceSession();
        VerificationSession other = faceSession(reference);
        String code = app.server().finishFaceAuthentication("{\"id\":\"f-1\",\"status\":\"PASSED\"}");
        ReturnedParameters back = ReturnedParameters.ofQuery("code=" + code);

        assertThat(app.identity().complete(mine.ref(), back)).isApproved();
        assertThatFailureOf(() -> app.identity().complete(other.ref(), back))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .hasReason(ReasonCode.CODE_INVALID_OR_USED)
                .sentNothing();
        assertThat(app.identity().complete(mine.ref(), back)).isApproved().hasReference("case-1");
        assertThat(app.server().requests("/face/result")).isEqualTo(1);
    }

    @Test
    @DisplayName("a web session without a binding has its code alone too")
    void unbound_web_session() {
        reopen(FakeAuthenteqServer.builder(), Map.of("veriport.authenteq.return-binding", "application"));
        VerificationSession mine = app.start();
        VerificationSession other = app.start();
        ReturnedParameters back = app.pass(mine);

        assertThat(app.identity().complete(mine.ref(), back)).isApproved();
        assertThatFailureOf(() -> app.identity().complete(other.ref(), back))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .hasReason(ReasonCode.CODE_INVALID_OR_USED)
                .sentNothing();
        assertThat(app.identity().complete(mine.ref(), back)).isApproved();
        assertThat(app.server().requests(AtAuthenteq.RESULT)).isEqualTo(1);
    }

    /** Completed twice, as a reloading app does. */
    private VerificationResult recognizedAgain() {
        VerificationSession session = faceSession();
        String code = app.server().finishFaceAuthentication("{\"id\":\"f-1\",\"status\":\"PASSED\"}");
        ReturnedParameters back = ReturnedParameters.ofQuery("code=" + code);
        VerificationResult first = app.identity().complete(session.ref(), back);
        assertThat(app.identity().complete(session.ref(), back)).hasDecision(first.decision());
        return first;
    }

    private VerificationSession faceSession() {
        return faceSession("case-1");
    }

    private VerificationSession faceSession(String reference) {
        return app.identity()
                .start(VerificationRequest.builder(reference)
                        .channel(Channel.MOBILE_SDK)
                        .faceOf(new VerificationId(AUTHENTEQ, "earlier"))
                        .build());
    }

    private String lastBody() {
        List<RecordedRequest> recorded = app.server().recorded();
        return recorded.get(recorded.size() - 1).bodyText();
    }
}
