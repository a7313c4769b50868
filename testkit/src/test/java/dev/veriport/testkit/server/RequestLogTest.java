package dev.veriport.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class RequestLogTest {
    private final RequestLog log = new RequestLog();

    private void add(String path) {
        log.add(new RecordedRequest("GET", path, null, Map.of(), new byte[0]));
    }

    @Test
    @DisplayName("A log counts all requests, and by path those of the 10,000 paths that were requested last")
    void bounded() {
        for (int id = 0; id < 20_000; id++) {
            add("/token");
            add("/records/" + id);
        }
        assertThat(log.count()).isEqualTo(40_000);
        assertThat(log.count("/token")).isEqualTo(20_000);
        assertThat(log.count("/records/19999")).isEqualTo(1);
        assertThat(log.count("/records/0")).isZero();
        assertThat(log.latest()).hasSize(10_000);
    }
}
