package dev.veriport.adapter.persona;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.pageOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.fake.persona.FakePersonaServer;
import dev.veriport.model.Evidence;
import dev.veriport.model.Evidence.Kind;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.server.RecordedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Photos, at addresses of another host that work without a key until they expire. */
final class PersonaEvidenceTest {
    private final AtPersona persona = AtPersona.open();

    @AfterEach
    void close() {
        persona.close();
    }

    private List<RecordedRequest> fetched() {
        return persona.server().calls().stream()
                .filter(request -> request.path().startsWith(FakePersonaServer.FILES))
                .toList();
    }

    private static void read(Evidence evidence) throws IOException {
        try (InputStream bytes = evidence.open()) {
            assertThat(bytes.readAllBytes()).isNotEmpty();
        }
    }

    @Test
    @DisplayName("L9 the photos of the document and of the selfie are fetched when they are opened, without our key")
    void photos() throws IOException {
        VerificationResult result = persona.ended("approved");

        assertThat(result.evidence())
                .extracting(Evidence::kind)
                .containsExactly(
                        Kind.DOCUMENT_FRONT,
                        Kind.DOCUMENT_BACK,
                        Kind.DOCUMENT_FACE,
                        Kind.LIVENESS_FACE,
                        Kind.LIVENESS_FACE,
                        Kind.LIVENESS_FACE);
        assertThat(result.evidence().get(0).document().toOptional()).contains(0);
        assertThat(result.evidence().get(0).size().isGiven()).isTrue();
        assertThat(result.evidence().get(5).document().isGiven()).isFalse();
        assertThat(fetched()).isEmpty();
        for (Evidence photo : result.evidence()) {
            read(photo);
        }
        assertThat(fetched())
                .hasSize(6)
                .allSatisfy(
                        request -> assertThat(request.header("Authorization")).isEmpty());
    }

    @Test
    @DisplayName("L9 an address that expired is asked for again, once, and the same photo is fetched")
    void expired() throws IOException {
        VerificationResult result = persona.ended("approved");
        persona.server().expirePhotos();
        int before = persona.server().callCount();

        read(result.evidence().get(1));

        List<RecordedRequest> calls = persona.server().calls();
        assertThat(calls.subList(before, calls.size()))
                .extracting(RecordedRequest::path)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith(FakePersonaServer.FILES)
                                .endsWith("-back.jpg"),
                        again -> assertThat(again).startsWith(FakePersonaServer.INQUIRIES + "/"),
                        second -> assertThat(second)
                                .startsWith(FakePersonaServer.FILES)
                                .endsWith("-back.jpg"));
    }

    @Test
    @DisplayName("a photo of an inquiry that was erased since is NOT_FOUND")
    void erased() {
        VerificationResult result = persona.ended("approved");
        Evidence front = result.evidence().get(0);
        persona.server().expirePhotos();
        persona.server().alter(fileVerification(), "/attributes/redacted-at", "\"2026-11-26T10:00:00.000Z\"");

        assertThatFailureOf(front::open).hasCode(ErrorCode.NOT_FOUND);
    }

    /** The verification of the document: photos of it are named after it. */
    private String fileVerification() {
        VerificationResult again = persona.identity()
                .find(new VerificationId(
                        persona.identity().id(), persona.server().inquiryIds().get(0)));
        return again.provenance().answers().get("inquiry").stream()
                .filter(origin -> origin.field().equals("/included/0/id"))
                .findFirst()
                .flatMap(origin -> origin.word().reveal())
                .orElseThrow();
    }

    @Test
    @DisplayName("an address at another host than those of files-hosts is not fetched, and is in no message")
    void anotherHost() {
        try (AtPersona strict =
                AtPersona.open(FakePersonaServer.start(), Map.of("persona.files-hosts", "files.withpersona.com"))) {
            Evidence front = strict.ended("approved").evidence().get(0);

            assertThatFailureOf(front::open)
                    .hasCode(ErrorCode.CONFIGURATION)
                    .hasMessageContaining("veriport.persona.files-hosts")
                    .hasMessageNotContaining("access_token");
            assertThat(front.toString()).doesNotContain("localhost", "access_token");
        }
    }

    @Test
    @DisplayName("the portrait of a chip is told from that of a page; a photo of an unknown page is there as well")
    void otherPhotos() {
        VerificationSession session = persona.start();
        persona.server().finish(pageOf(session), "pending");
        String inquiry = AtPersona.id(session);
        persona.server().addVerification(inquiry, "government-id-nfc", "passed", Set.of());
        String selfie = persona.server().addVerification(inquiry, "selfie", "passed", Set.of());
        persona.server()
                .alter(
                        selfie,
                        "/attributes/photo-urls",
                        "[{\"page\":\"left_photo\",\"url\":\"https://files.withpersona.com/l\"},"
                                + "{\"page\":\"above_photo\",\"url\":\"https://files.withpersona.com/a\"}]");
        persona.server().alter(selfie, "/attributes/video-url", "\"https://files.withpersona.com/v\"");

        List<Evidence> evidence = persona.complete(session).evidence();

        assertThat(evidence)
                .extracting(Evidence::kind)
                .containsExactlyInAnyOrder(
                        Kind.CHIP_FACE,
                        Kind.LIVENESS_FACE,
                        Kind.OTHER,
                        Kind.LIVENESS_FACE,
                        Kind.LIVENESS_FACE,
                        Kind.VIDEO);
        assertThat(evidence)
                .filteredOn(photo -> photo.kind() == Kind.VIDEO)
                .allMatch(video -> !video.size().isGiven());
    }

    @Test
    @DisplayName(
            "an entry without an address does not hide the photo of its page, and a second photo of a page is one more")
    void severalOfAPage() {
        VerificationSession session = persona.start();
        persona.server().finish(pageOf(session), "pending");
        String id = persona.server().addVerification(AtPersona.id(session), "government-id", "passed", Set.of());
        String files = "https://files.withpersona.com/";
        persona.server()
                .alter(
                        id,
                        "/attributes/photo-urls",
                        "[{\"page\":\"front\",\"url\":null},{\"page\":\"back\",\"url\":\"" + files + "b1\"},"
                                + "{\"page\":\"back\",\"url\":\"" + files + "b2\"},{\"page\":\"face\",\"url\":\""
                                + files
                                + "f\"}]");
        persona.server().alter(id, "/attributes/front-photo-url", "\"" + files + "own\"");
        persona.server().alter(id, "/attributes/back-photo-url", "\"" + files + "b1\"");
        persona.server().alter(id, "/attributes/selfie-photo-url", "\"" + files + "portrait\"");

        assertThat(persona.complete(session).evidence())
                .extracting(Evidence::kind)
                .containsExactlyInAnyOrder(
                        Kind.DOCUMENT_FRONT, Kind.DOCUMENT_BACK, Kind.DOCUMENT_BACK, Kind.OTHER, Kind.DOCUMENT_FACE);
    }
}
