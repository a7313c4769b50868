package dev.veriport.benchmarks;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.veriport.Setup;
import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.model.Evidence;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationResult;
import dev.veriport.store.StoredResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A result with five images, from the body's bytes on. Everybody gets a body of his own, as from a socket, so that what is
 * allocated has it included. {@code veriport} maps the result and holds its images; {@code veriportOpened} opens all five
 * as well; whom it is compared with decodes them while reading.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ResultDecode {
    private static final ProviderId AUTHENTEQ = new ProviderId("authenteq");
    private static final ObjectMapper JACKSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final List<String> DOCUMENT_IMAGES = List.of("croppedFrontImage", "croppedBackImage", "faceImage");

    @Param({"20000", "1000000", "4000000"})
    private int size;

    private List<byte[]> base64 = List.of();
    private byte[] body = new byte[0];
    private final Setup setup = Veriport.builder(ConfigSource.of(Map.of())).setup();

    /** What a team would write down. */
    public record Image(String contentType, byte[] content) {}

    public record DocumentData(
            String documentType,
            String documentNumber,
            String issuingCountry,
            String surnameAndGivenNames,
            String sex,
            String dateOfBirth,
            String dateOfIssue,
            String dateOfExpiry,
            Image croppedFrontImage,
            Image croppedBackImage,
            Image faceImage) {}

    public record Result(
            String id,
            String status,
            String startTime,
            String endTime,
            Image livenessFaceImage,
            Image addressProofDocument,
            DocumentData documentData,
            boolean nfcVerified) {}

    @org.openjdk.jmh.annotations.Setup
    public void open() {
        base64 = FiveImages.base64(size);
        body = FiveImages.body(base64);
    }

    /** Five decodes of what lies ready, the body's bytes copied once. */
    @Benchmark
    public void floor(Blackhole hole) {
        hole.consume(body.clone());
        for (byte[] image : base64) {
            hole.consume(Base64.getDecoder().decode(image));
        }
    }

    @Benchmark
    public VerificationResult veriport() {
        return setup.read(AUTHENTEQ, new StoredResponse(200, body.clone()));
    }

    @Benchmark
    public VerificationResult veriportOpened() throws IOException {
        VerificationResult result = setup.read(AUTHENTEQ, new StoredResponse(200, body.clone()));
        for (Evidence evidence : result.evidence()) {
            try (InputStream image = evidence.open()) {
                image.transferTo(OutputStream.nullOutputStream());
            }
        }
        return result;
    }

    @Benchmark
    public Result jacksonBytes() throws IOException {
        return JACKSON.readValue(body.clone(), Result.class);
    }

    @Benchmark
    public JsonNode jacksonTree(Blackhole hole) throws IOException {
        JsonNode result = JACKSON.readTree(body.clone());
        hole.consume(decoded(result.get("livenessFaceImage")));
        hole.consume(decoded(result.get("addressProofDocument")));
        for (String name : DOCUMENT_IMAGES) {
            hole.consume(decoded(result.get("documentData").get(name)));
        }
        return result;
    }

    private static byte[] decoded(JsonNode image) {
        return Base64.getDecoder().decode(image.get("content").textValue());
    }
}
