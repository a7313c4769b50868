package dev.veriport.adapter.authenteq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.fake.authenteq.AuthenteqSamples;
import dev.veriport.http.VendorResponse;
import dev.veriport.model.Decision;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationResult;
import dev.veriport.testkit.fault.Mutations;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class FuzzedResultsTest {
    private static final Set<ErrorCode> EXPECTED = EnumSet.of(ErrorCode.MALFORMED_RESPONSE);

    @Test
    @DisplayName("10,000 answers that are nearly right are a typed error or a result, and only PASSED is approved")
    void nearlyRight() {
        List<String> originals = List.of(
                AuthenteqSamples.load("verification-result-200.json"),
                AuthenteqSamples.oneDocument(),
                AuthenteqSamples.threeDocuments(),
                AuthenteqSamples.passport());
        AtomicInteger results = new AtomicInteger();
        Mutations.of(originals, 10_000, 20_261).forEach(body -> {
            Optional<VerificationResult> result = read(body);
            result.ifPresent(read -> {
                results.incrementAndGet();
                assertThat(read.explain().lines())
                        .allSatisfy(line -> assertThat(line.origins())
                                .allSatisfy(origin -> assertThat(origin.field()).startsWith("/")));
                if (read.decision() == Decision.APPROVED) {
                    assertThat(new String(body, UTF_8)).containsPattern("\"status\"\\s*:\\s*\"PASSED\"");
                }
            });
        });
        assertThat(results.get()).as("that could be read").isBetween(500, 9_500);
    }

    private static Optional<VerificationResult> read(byte[] body) {
        try {
            VerificationResult result = AuthenteqResults.read(
                    new ProviderId("authenteq"),
                    Reported.notProvided(),
                    new VendorResponse(200, Optional.empty(), body));
            assertThat(result.toString()).doesNotContain("Jane");
            return Optional.of(result);
        } catch (VeriportException failure) {
            assertThat(EXPECTED).contains(failure.code());
            return Optional.empty();
        }
    }
}
