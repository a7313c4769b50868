package dev.veriport.benchmarks;

import dev.failsafe.Bulkhead;
import dev.failsafe.CircuitBreaker;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.veriport.event.VeriportListener;
import dev.veriport.internal.budget.DailyBudget;
import dev.veriport.internal.call.CallContext;
import dev.veriport.internal.call.Pacer;
import dev.veriport.internal.setup.SharedStores;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Secret;
import dev.veriport.spi.Exchange;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.spi.VendorCall;
import dev.veriport.spi.VendorCalls;
import dev.veriport.store.DailyLimits;
import dev.veriport.store.StoredResponse;
import dev.veriport.store.VendorAccount;
import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.retry.Retry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a call costs before and after its request: deadline, retries, gate, bulkhead, breaker and budget around work that
 * takes no time. The others are a breaker over the last 10 calls, 64 calls at once and three attempts, as we have them;
 * neither has a deadline, a gate or a budget.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CallPipeline {
    /** Long enough for a crowd on few cores: nobody is to fail. */
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private static final Operation.Read READ = new Operation.Read("read", Role.SESSION);
    private static final int AT_ONCE = 64;

    private static final StoredResponse RESPONSE = new StoredResponse(200, new byte[0]);

    private final String answer = "answer";
    private final Exchange exchange = within -> (deadline, onFreshConnection) -> RESPONSE;
    private final DetachedTasks detachedTasks = new DetachedTasks("benchmark");
    private VendorCalls calls;
    private Supplier<String> decorated;
    private FailsafeExecutor<String> failsafe;

    @Setup
    public void open() {
        Ticker ticker = Ticker.system();
        ProviderId vendor = new ProviderId("vendor");
        SharedStores stores =
                SharedStores.inMemory(Clock.systemUTC(), ticker, detachedTasks, Duration.ofMinutes(15), 1);
        DailyBudget unlimited = new DailyBudget(
                vendor,
                new VendorAccount(URI.create("https://vendor.example"), "client", Secret.of("secret")),
                DailyLimits.none(),
                stores.budget(),
                event -> {});
        calls = new dev.veriport.internal.call.CallPipeline(
                vendor,
                new CallContext(
                        Set.of(vendor),
                        ticker,
                        stores.vault(),
                        detachedTasks,
                        unlimited,
                        Pacer.unlimited(),
                        VeriportListener.NOBODY,
                        AT_ONCE,
                        Set.<Operation>of(READ)::contains));

        decorated = Retry.decorateSupplier(
                Retry.ofDefaults("read"),
                io.github.resilience4j.bulkhead.Bulkhead.decorateSupplier(
                        io.github.resilience4j.bulkhead.Bulkhead.of(
                                "read",
                                BulkheadConfig.custom()
                                        .maxConcurrentCalls(AT_ONCE)
                                        .maxWaitDuration(TIMEOUT)
                                        .build()),
                        io.github.resilience4j.circuitbreaker.CircuitBreaker.decorateSupplier(
                                io.github.resilience4j.circuitbreaker.CircuitBreaker.of(
                                        "read",
                                        CircuitBreakerConfig.custom()
                                                .slidingWindow(10, 10, SlidingWindowType.COUNT_BASED)
                                                .build()),
                                () -> answer)));

        failsafe = Failsafe.with(
                RetryPolicy.<String>builder().withMaxAttempts(3).build(),
                Bulkhead.<String>builder(AT_ONCE).withMaxWaitTime(TIMEOUT).build(),
                CircuitBreaker.<String>builder().withFailureThreshold(5, 10).build());
    }

    @TearDown
    public void close() {
        detachedTasks.close();
    }

    @Benchmark
    public String veriport() {
        return calls.make(new VendorCall.Ordinary<>(
                READ, Deadline.after(Ticker.system(), TIMEOUT), exchange, response -> answer));
    }

    @Benchmark
    public String resilience4j() {
        return decorated.get();
    }

    @Benchmark
    public String failsafe() {
        return failsafe.get(() -> answer);
    }
}
