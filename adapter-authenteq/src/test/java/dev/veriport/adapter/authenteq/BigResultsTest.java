package dev.veriport.adapter.authenteq;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.veriport.fake.authenteq.FakeAuthenteqServer;
import dev.veriport.fake.authenteq.VerificationResultJson;
import dev.veriport.model.Evidence;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.testkit.server.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Results with five images of 1 MB: the body is held once, and an image is decoded when somebody opens it. */
final class BigResultsTest {
    private static final int IMAGE = 1 << 20;
    private static final int DECODED = 5 * IMAGE;
    private static final VerificationId BIG = new VerificationId(new ProviderId("authenteq"), "big");

    private final AtAuthenteq app = AtAuthenteq.open();
    private final String body = fiveImages();

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    @DisplayName("a result allocates at most 1.4 times its decoded images, its body included, until one is opened")
    void allocates_the_body() throws IOException {
        for (int i = 0; i < 3; i++) {
            app.server().answerNext(FakeAuthenteqServer.EXPORT, answer());
        }
        app.identity().find(BIG); // classes are loaded, connections are there
        app.identity().find(BIG);
        long before = allocated();
        VerificationResult result = app.identity().find(BIG);
        long whole = allocated() - before;

        assertThat(result.evidence()).hasSize(5);
        assertThat(whole).isLessThanOrEqualTo(DECODED * 14L / 10);
        for (Evidence evidence : result.evidence()) {
            try (InputStream image = evidence.open()) {
                assertThat(image.readAllBytes()).isEqualTo(image());
            }
        }
    }

    @Test
    @DisplayName("thirty-two completed and held at once need a heap of 288 MB: 213 MB are their bodies")
    void held_at_once() throws Exception {
        for (int i = 0; i < ManyResultsProcess.RESULTS; i++) {
            app.server().answerNext(FakeAuthenteqServer.VERIFICATION_RESULT, answer());
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx288m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyResultsProcess.class.getName(),
                        "veriport.provider=authenteq",
                        "veriport.authenteq.return-binding=application",
                        "veriport.authenteq.max-connections=" + ManyResultsProcess.RESULTS,
                        "veriport.authenteq.base-url=" + app.server().baseUrl(),
                        "veriport.authenteq.client-id=" + app.server().clientId(),
                        "veriport.authenteq.client-secret=" + app.server().clientSecret())
                .redirectErrorStream(true)
                .start();

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said.lines().toList()).last().isEqualTo("32 results with 160 images, the last of 1048576 bytes");
        assertThat(process.waitFor()).isZero();
    }

    private Answer answer() {
        return Answer.of(200, "application/json", body);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static String fiveImages() {
        String image = "{\"contentType\":\"image/jpeg\",\"content\":\""
                + Base64.getEncoder().encodeToString(image()) + "\"}";
        VerificationResultJson result = VerificationResultJson.documents(1)
                .id(BIG.value())
                .withRaw("livenessFaceImage", image)
                .withRaw("addressProofDocument", image);
        for (String name : List.of("croppedFrontImage", "croppedBackImage", "faceImage")) {
            result.withDocumentRaw(name, image);
        }
        return result.json();
    }

    private static byte[] image() {
        byte[] bytes = new byte[IMAGE];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
