package dev.veriport.adapter.faceki;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.adapter.faceki.FacekiAnswers.Answer;
import dev.veriport.adapter.faceki.FacekiAnswers.Success;
import dev.veriport.adapter.faceki.FacekiAnswers.Verdict;
import dev.veriport.adapter.faceki.FacekiClient.RecordKey;
import dev.veriport.error.VeriportException;
import dev.veriport.fake.faceki.FacekiSamples;
import dev.veriport.http.VendorResponse;
import dev.veriport.model.Decision;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationResult;
import dev.veriport.testkit.fault.Mutations;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class FuzzedRecordsTest {
    private final FacekiAnswers answers = new FacekiAnswers(Optional.empty());
    private final FacekiRecords records = new FacekiRecords(new ProviderId("faceki"), answers);

    @Test
    @DisplayName(
            "10,000 answers that are nearly right are a typed error or a result, and only ACCEPTED or APPROVED, in whatever case, is approved")
    void nearlyRight() {
        String sample = FacekiSamples.load("kyc-verification-records-200.json")
                .replaceAll("\"requestId\"\\s*:\\s*\"[^\"]*\"", "\"requestId\":\"r-1\"");
        List<String> originals = List.of(
                sample,
                "{\"code\":200,\"result\":[{\"requestId\":\"r-1\",\"decision\":\"ACCEPTED\"}]}",
                "{\"code\":8005}",
                "{\"responseCode\":0,\"result\":[{\"requestId\":\"r-1\",\"decision\":\"ACCEPTED\",\"link\":\"l\"}]}");
        AtomicInteger results = new AtomicInteger();
        Mutations.of(originals, 10_000, 20_262).forEach(body -> {
            Optional<VerificationResult> result = read(body);
            result.ifPresent(read -> {
                results.incrementAndGet();
                assertThat(read.explain().toString()).contains("decision");
                assertThat(read.explain().lines())
                        .allSatisfy(line -> assertThat(line.origins())
                                .allSatisfy(origin -> assertThat(origin.field()).startsWith("/")));
                if (read.decision() == Decision.APPROVED) {
                    assertThat(new String(body, UTF_8)).containsPattern("(?i)\"\\s*(ACCEPTED|APPROVED)\\s*\"");
                }
            });
        });
        assertThat(results.get()).as("that could be read").isBetween(500, 9_500);
    }

    private Optional<VerificationResult> read(byte[] body) {
        try {
            Answer answer = answers.read(new VendorResponse(200, Optional.empty(), body));
            if (answer instanceof Verdict verdict) {
                return Optional.of(records.ofCodeAlone(verdict, Reported.notProvided()));
            }
            return records.of(((Success) answer).body(), RecordKey.REQUEST_ID, "r-1", Reported.notProvided());
        } catch (VeriportException expected) {
            return Optional.empty();
        }
    }
}
