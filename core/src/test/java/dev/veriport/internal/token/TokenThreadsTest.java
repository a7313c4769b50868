package dev.veriport.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.fakes.CountingIssuer;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.token.AccessToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TokenThreadsTest {
    private final TokenFixture fixture = new TokenFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    /** Virtual threads where the JDK has them. */
    private static ExecutorService threads() throws ReflectiveOperationException {
        if (Runtime.version().feature() < 21) {
            return Executors.newCachedThreadPool();
        }
        return (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }

    @Test
    @DisplayName("T5 a thousand callers, on virtual threads where there are such, wait for one fetch and pin none")
    void manyCallers() throws Exception {
        int callers = 1_000;
        CountingIssuer issuer = fixture.slow(Duration.ofSeconds(7), Duration.ofHours(1));
        GuardedTokenIssuer tokens = fixture.guard(issuer);
        ExecutorService threads = threads();
        try {
            List<Future<AccessToken>> waiting = new ArrayList<>();
            Callable<AccessToken> call = () -> TokenFixture.api(tokens);
            for (int i = 0; i < callers; i++) {
                waiting.add(threads.submit(call));
            }
            fixture.ticker.awaitWaiters(callers + 1);
            fixture.ticker.advance(Duration.ofSeconds(7));
            AccessToken token = waiting.get(0).get(30, TimeUnit.SECONDS);
            for (Future<AccessToken> other : waiting) {
                assertThat(other.get(30, TimeUnit.SECONDS)).isSameAs(token);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(issuer.issued()).isEqualTo(1);
    }
}
