package dev.veriport.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent.IssueReason;
import dev.veriport.event.VeriportEvent.TokenIssued;
import dev.veriport.event.VeriportEvent.TokenRefused;
import dev.veriport.fakes.Caller;
import dev.veriport.fakes.Calls;
import dev.veriport.fakes.Calls.Attempt;
import dev.veriport.fakes.CountingIssuer;
import dev.veriport.internal.budget.DailyBudget;
import dev.veriport.internal.call.CallContext;
import dev.veriport.internal.call.CallPipeline;
import dev.veriport.internal.call.Pacer;
import dev.veriport.internal.setup.SharedStores;
import dev.veriport.internal.store.MemoryRequestBudget;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.store.DailyLimits;
import dev.veriport.time.Deadline;
import dev.veriport.token.ReusableToken;
import dev.veriport.token.TokenPurpose;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class TokenRefusalTest {
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final TokenFixture fixture = new TokenFixture();
    private final CountingIssuer issuer = fixture.instant(Duration.ZERO, LIFETIME);
    private final GuardedTokenIssuer tokens = fixture.guard(issuer);
    private final CallPipeline calls = new CallPipeline(
            TokenFixture.VENDOR,
            new CallContext(
                    Set.of(TokenFixture.VENDOR),
                    fixture.ticker,
                    SharedStores.inMemory(
                                    InstantSource.system(), fixture.ticker, fixture.detachedTasks, LIFETIME, 1_000)
                            .vault(),
                    fixture.detachedTasks,
                    new DailyBudget(
                            TokenFixture.VENDOR,
                            CountingIssuer.ACCOUNT,
                            DailyLimits.none(),
                            new MemoryRequestBudget(InstantSource.system()),
                            event -> {}),
                    Pacer.unlimited(),
                    event -> {},
                    64,
                    operation -> true));

    /** What the vendor takes for a token it did not give. */
    private final Set<String> refusedTokens = ConcurrentHashMap.newKeySet();

    private final AtomicInteger requests = new AtomicInteger();

    @AfterEach
    void close() {
        fixture.close();
    }

    private ReusableToken token() {
        return tokens.reusable(TokenPurpose.API, Deadline.after(fixture.ticker, Duration.ofSeconds(10)));
    }

    /** A call as an adapter makes it. */
    private String call(Operation operation) {
        Deadline deadline = Deadline.after(fixture.ticker, Duration.ofSeconds(10));
        return Calls.call(calls, operation, deadline, () -> {
            ReusableToken token = tokens.reusable(TokenPurpose.API, deadline);
            return new Attempt.Prepared<String>() {
                @Override
                public String send() {
                    requests.incrementAndGet();
                    if (refusedTokens.contains(token.value().reveal())) {
                        throw VeriportException.of(ErrorCode.AUTHENTICATION, "refused")
                                .httpStatus(401)
                                .build();
                    }
                    return token.value().reveal();
                }

                @Override
                public boolean reportRefused() {
                    tokens.refuse(TokenPurpose.API, token);
                    return true;
                }
            };
        });
    }

    @Test
    @DisplayName("T10 twenty late refusals of an older token cost one replacement: two issues in all")
    void lateRefusals() {
        ReusableToken old = token();
        tokens.refuse(TokenPurpose.API, old);
        ReusableToken fresh = token();
        for (int i = 0; i < 19; i++) {
            tokens.refuse(TokenPurpose.API, old);
            assertThat(token()).isSameAs(fresh);
        }
        assertThat(fresh).isNotSameAs(old);
        assertThat(issuer.issued()).isEqualTo(2);
        assertThat(fixture.events.of(TokenRefused.class)).hasSize(1);
        assertThat(fixture.events.of(TokenIssued.class))
                .map(TokenIssued::reason)
                .containsExactly(IssueReason.FIRST, IssueReason.REFUSED);
    }

    @Test
    @DisplayName("T10 64 threads whose calls are refused at once cost one replacement")
    void refusedTogether() throws Exception {
        refusedTokens.add("token-1");
        token();
        CyclicBarrier start = new CyclicBarrier(64);
        List<Caller<String>> callers = Caller.start(64, () -> {
            start.await(20, TimeUnit.SECONDS);
            return call(new Operation.Read("records", Role.SESSION));
        });
        for (Caller<String> caller : callers) {
            assertThat(caller.result()).isEqualTo("token-2");
        }
        assertThat(issuer.issued()).isEqualTo(2);
    }

    @Test
    @DisplayName("T10 where fresh tokens are refused too, two are asked for, and then everybody is told at once")
    void permanentlyRefused() throws Exception {
        refusedTokens.addAll(Set.of("token-1", "token-2", "token-3"));
        Caller<String> first = Caller.start(() -> call(new Operation.Read("records", Role.SESSION)));
        assertThat(first.veriportFailure().code()).isEqualTo(ErrorCode.AUTHENTICATION);
        assertThat(requests).hasValue(2);

        for (int i = 0; i < 20; i++) {
            VeriportException failure = Caller.start(() -> call(new Operation.Read("records", Role.SESSION)))
                    .veriportFailure();
            assertThat(failure.code()).isEqualTo(ErrorCode.AUTHENTICATION);
            assertThat(failure.retryAfter()).contains(Duration.ofMinutes(15));
        }
        assertThat(issuer.issued()).isEqualTo(2);
        assertThat(requests).as("requests with a token known to be refused").hasValue(2);
    }

    @Test
    @DisplayName("T10 after the wait the refused replacement is tried again, and not replaced until it is over")
    void triedAgain() {
        tokens.refuse(TokenPurpose.API, token());
        ReusableToken replacement = token();
        tokens.refuse(TokenPurpose.API, replacement);

        fixture.ticker.advance(Duration.ofMinutes(15));
        ReusableToken again = token();
        assertThat(again.value()).isEqualTo(replacement.value());
        assertThat(issuer.issued()).isEqualTo(2);

        fixture.ticker.advance(LIFETIME);
        assertThat(token().value().reveal()).isEqualTo("token-3");
        assertThat(fixture.events.of(TokenIssued.class))
                .map(TokenIssued::reason)
                .endsWith(IssueReason.EXPIRED);
    }

    @Test
    @DisplayName("T10 a token that replaced a refused one is replaced in its turn when the next one is refused")
    void eachTokenOnce() {
        tokens.refuse(TokenPurpose.API, token());
        token();
        fixture.ticker.advance(LIFETIME);
        tokens.refuse(TokenPurpose.API, token());
        assertThat(token().value().reveal()).isEqualTo("token-4");
    }

    @ParameterizedTest(name = "T11 a call that was refused is made again once with another token: {0}")
    @ValueSource(strings = {"read", "repeatable", "create"})
    void replayed(String retrySemantics) throws Exception {
        Operation operation =
                switch (retrySemantics) {
                    case "read" -> new Operation.Read("a", Role.SESSION);
                    case "repeatable" -> new Operation.Repeatable("b", Role.SESSION);
                    default -> new Operation.Create("c", Role.SESSION);
                };
        refusedTokens.add("token-1");
        assertThat(Caller.start(() -> call(operation)).result()).isEqualTo("token-2");
        assertThat(requests).hasValue(2);
    }

    @Test
    @DisplayName("T11 a refusal that no other credential can change is final")
    void nothingElseToShow() throws Exception {
        Deadline deadline = Deadline.after(fixture.ticker, Duration.ofSeconds(10));
        VeriportException failure = Caller.start(() ->
                        Calls.call(calls, new Operation.Read("a", Role.SESSION), deadline, () -> () -> {
                            requests.incrementAndGet();
                            throw VeriportException.of(ErrorCode.AUTHENTICATION, "refused")
                                    .httpStatus(401)
                                    .build();
                        }))
                .veriportFailure();
        assertThat(failure.code()).isEqualTo(ErrorCode.AUTHENTICATION);
        assertThat(requests).hasValue(1);
    }
}
