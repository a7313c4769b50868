package dev.veriport.adapter.authenteq;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThat;
import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.adapter.authenteq.AuthenteqApi.Recognition;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.fake.authenteq.FakeAuthenteqServer;
import dev.veriport.fake.authenteq.FakeAuthenteqServerBuilder;
import dev.veriport.model.DocumentImages;
import dev.veriport.model.DocumentType;
import dev.veriport.model.Evidence;
import dev.veriport.model.ImageSource;
import dev.veriport.model.Personal;
import dev.veriport.testkit.server.Answer;
import dev.veriport.testkit.server.SampleFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecognitionTest {
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

    @ParameterizedTest
    @ValueSource(strings = {"json", "multipart"})
    @DisplayName("a document is recognized the same in either form, its images included")
    void recognition(String form) throws IOException {
        reopen(FakeAuthenteqServer.builder(), Map.of("veriport.authenteq.recognition-answer", form));
        Recognition card = app.api().recognize(DocumentImages.of(PHOTO, PHOTO));
        Recognition passport = app.api().recognize(DocumentImages.of(PHOTO));

        assertThat(card.document().type()).isEqualTo(DocumentType.NATIONAL_ID);
        assertThat(card.evidence()).hasSize(3);
        assertThat(passport.document().type()).isEqualTo(DocumentType.PASSPORT);
        assertThat(passport.person().fullName()).isEqualTo(Personal.of("MUSTER ERIKA"));
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
}
