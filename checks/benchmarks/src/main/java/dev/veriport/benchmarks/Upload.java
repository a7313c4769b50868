package dev.veriport.benchmarks;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.model.EvidenceSubmission;
import dev.veriport.model.ImageSource;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Three images of 4 MB from files to a vendor: as fast as the loopback is, and at the speed of a line. Veriport looks each through and leaves out what the camera
 * wrote beside the picture; by hand they go out as they are.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class Upload {
    /** In bytes a second. */
    private static final long GIGABIT = 125_000_000;

    /** Of each image, in bytes. */
    @Param("4000000")
    private int size;

    @Param({"loopback", "gigabit"})
    private String line = "";

    private StubServer stub;
    private Veriport veriport;
    private CloseableHttpClient http;
    private Path image;

    @Setup
    public void open() throws IOException {
        stub = StubServer.start(line.equals("gigabit") ? GIGABIT : 0);
        image = Files.createTempFile("veriport-benchmark", ".jpg");
        Files.write(image, jpeg(size));
        veriport = Veriport.create(ConfigSource.of(Map.of(
                "veriport.provider", "faceki",
                "veriport.faceki.base-url", stub.address().toString(),
                "veriport.faceki.client-id", "client",
                "veriport.faceki.client-secret", "secret",
                "veriport.faceki.workflow-id", "workflow",
                "veriport.faceki.check-rules", "false")));
        http = HttpClients.createDefault();
    }

    @TearDown
    public void close() throws IOException {
        veriport.close();
        http.close();
        stub.close();
        Files.delete(image);
    }

    @Benchmark
    public Object veriport() {
        return veriport.identityProvider()
                .verify(EvidenceSubmission.builder("case-1", ImageSource.file(image))
                        .document(ImageSource.file(image), ImageSource.file(image))
                        .build());
    }

    @Benchmark
    public Object byHand() throws IOException {
        HttpPost post = new HttpPost(stub.address() + "/api/v3/kyc_verification");
        post.setHeader("Authorization", "Bearer t-1");
        File file = image.toFile();
        post.setEntity(MultipartEntityBuilder.create()
                .addTextBody("workflowId", "workflow")
                .addTextBody("record_identifier", "case-1~" + UUID.randomUUID())
                .addBinaryBody("selfie", file, ContentType.IMAGE_JPEG, "selfie.jpg")
                .addBinaryBody("document_1_front", file, ContentType.IMAGE_JPEG, "front.jpg")
                .addBinaryBody("document_1_back", file, ContentType.IMAGE_JPEG, "back.jpg")
                .build());
        return http.execute(post, response -> EntityUtils.toByteArray(response.getEntity()));
    }

    /** The pieces of one, with a picture of noise: every FF in it is followed by 00, as in any JPEG. */
    private static byte[] jpeg(int size) {
        byte[] noise = new byte[size];
        new Random(1).nextBytes(noise);
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        jpeg.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8});
        jpeg.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, 8, 'n', 'o', 't', 'e', 's', '.'});
        jpeg.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xDA, 0, 2});
        for (byte one : noise) {
            jpeg.write(one);
            if (one == (byte) 0xFF) {
                jpeg.write(0);
            }
        }
        jpeg.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
        return jpeg.toByteArray();
    }
}
