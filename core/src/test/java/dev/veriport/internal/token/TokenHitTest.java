package dev.veriport.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.veriport.fakes.Caller;
import dev.veriport.fakes.CountingIssuer;
import dev.veriport.internal.store.MemoryTokenStore;
import dev.veriport.model.Secret;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.store.TokenKey;
import dev.veriport.testkit.time.MutableTicker;
import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import dev.veriport.token.AccessToken;
import dev.veriport.token.ReusableToken;
import dev.veriport.token.SingleUseToken;
import dev.veriport.token.TokenPolicy;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TokenHitTest {
    private static final int HITS = 100_000;
    private static final String CANARY = "canary-7f3a91";

    private final TokenFixture fixture = new TokenFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    @DisplayName("T4 a hit allocates nothing")
    void allocationFree() {
        GuardedTokenIssuer tokens = fixture.guard(fixture.instant(Duration.ZERO, Duration.ofHours(1)));
        TokenRequest request = TokenRequest.of(TokenPurpose.API);
        hit(tokens, request);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            least = Math.min(least, hit(tokens, request));
        }
        assertThat(least).as("bytes in " + HITS + " hits").isLessThan(HITS);
    }

    private static long hit(GuardedTokenIssuer tokens, TokenRequest request) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        AccessToken last = null;
        for (int i = 0; i < HITS; i++) {
            last = tokens.issue(request);
        }
        long after = threads.getThreadAllocatedBytes(thread);
        assertThat(last).isNotNull();
        return after - before;
    }

    @Test
    @DisplayName("T4 a hit waits for nobody who holds the lock")
    void hitsDoNotWait() throws Exception {
        LateTicker late = new LateTicker();
        TokenContext context = new TokenContext(
                TokenFixture.VENDOR,
                late,
                fixture.detachedTasks,
                new MemoryTokenStore(fixture.ticker),
                task -> {},
                fixture.events);
        TokenHolder holder = new TokenHolder(
                new TokenKey(CountingIssuer.ACCOUNT, TokenPurpose.API),
                TokenPolicy.REUSE_UNTIL_EXPIRY,
                context,
                TokenFixture.TRANSIT,
                TokenFixture.PATIENCE,
                () -> CountingIssuer.token(1, Duration.ofHours(1)));
        Deadline deadline = Deadline.after(late, Duration.ofMinutes(1));
        ReusableToken token = holder.get(deadline);

        Caller<ReusableToken> other = Caller.start(() -> {
            late.mine.set(0);
            return holder.get(deadline);
        });
        assertThat(late.insideTheLock.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(Caller.start(holder::usable).result()).isSameAs(token);

        late.go.countDown();
        assertThat(other.result()).isSameAs(token);
    }

    /** For one thread the token is over at first; its second reading, which it makes inside the lock, takes a while. */
    private static final class LateTicker implements Ticker {
        private final MutableTicker time = new MutableTicker();
        private final ThreadLocal<Integer> mine = ThreadLocal.withInitial(() -> -1);
        private final CountDownLatch insideTheLock = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);

        @Override
        public long nanos() {
            int readings = mine.get();
            if (readings < 0) {
                return time.nanos();
            }
            mine.set(readings + 1);
            if (readings == 0) {
                return time.nanos() + Duration.ofHours(2).toNanos();
            }
            insideTheLock.countDown();
            try {
                go.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return time.nanos();
        }

        @Override
        public boolean await(CompletableFuture<?> event, long untilNanos) throws InterruptedException {
            return time.await(event, untilNanos);
        }
    }

    @Test
    @DisplayName("T16 a token's text is in nothing that prints: tokens, requests, issuers, exceptions, thread names")
    void canary() throws Exception {
        StringWriter printed = new StringWriter();
        PrintWriter out = new PrintWriter(printed);
        ReusableToken reusable = new ReusableToken(Secret.of(CANARY), Duration.ofHours(1));
        GuardedTokenIssuer mismatching = fixture.guard(CountingIssuer.singleUse(number -> reusable));
        GuardedTokenIssuer dying = fixture.guard(CountingIssuer.reusable(number -> {
            out.println(Thread.currentThread().getName());
            return new ReusableToken(Secret.of(CANARY), Duration.ofSeconds(1));
        }));

        out.println(reusable);
        out.println(SingleUseToken.of(Secret.of(CANARY)));
        out.println(mismatching);
        Caller.start(() -> mismatching.issue(TokenRequest.of(TokenPurpose.IDENTITY_VERIFICATION)))
                .failure()
                .printStackTrace(out);
        Caller.start(() -> TokenFixture.api(dying)).failure().printStackTrace(out);

        assertThat(printed.toString())
                .contains("[redacted]", "another type", "expired when it arrived")
                .doesNotContain(CANARY);
    }
}
