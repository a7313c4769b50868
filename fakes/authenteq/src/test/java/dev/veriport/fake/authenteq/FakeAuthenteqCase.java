package dev.veriport.fake.authenteq;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;

/** A fake Authenteq whose clock stands still, and what tests do with it. */
abstract class FakeAuthenteqCase {
    static final String BACK = "https://shop.example/kyc?case=a b&lang=de".replace(" ", "%20");
    static final ObjectMapper JSON = new ObjectMapper();

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2024-06-01T10:00:00Z"));
    FakeAuthenteqServer vendor = FakeAuthenteqServer.builder().clock(now::get).start();
    Browserless client = new Browserless(vendor);

    @AfterEach
    void stop() {
        vendor.close();
    }

    void restart(FakeAuthenteqServerBuilder builder) {
        vendor.close();
        vendor = builder.clock(now::get).start();
        client = new Browserless(vendor);
    }

    static void assertError(HttpResponse<String> answer, int status, String errorCode) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).get("errorCode").asText()).isEqualTo(errorCode);
    }
}
