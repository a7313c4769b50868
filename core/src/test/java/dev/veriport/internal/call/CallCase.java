package dev.veriport.internal.call;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.event.BudgetCounter;
import dev.veriport.fakes.Calls;
import dev.veriport.fakes.CountingIssuer;
import dev.veriport.fakes.EventLog;
import dev.veriport.fakes.RedeemFixture;
import dev.veriport.internal.budget.DailyBudget;
import dev.veriport.internal.store.MemoryRequestBudget;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.store.DailyLimits;
import dev.veriport.time.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;

/** A pipeline in virtual time whose vendor fails as a script says. */
abstract class CallCase {
    static final Operation.Read READ = new Operation.Read("read", Role.SESSION);
    static final Operation.Repeatable REPEATABLE = new Operation.Repeatable("repeatable", Role.SESSION);
    static final Operation.Create CREATE = new Operation.Create("create", Role.SESSION);
    static final Operation.Keyed KEYED = new Operation.Keyed("keyed", Role.SESSION);
    static final Duration DEADLINE = Duration.ofSeconds(10);

    final RedeemFixture fixture = new RedeemFixture();
    final EventLog events = new EventLog();
    final DailyBudget budget = new DailyBudget(
            RedeemFixture.VENDOR,
            CountingIssuer.ACCOUNT,
            new DailyLimits(ZoneOffset.UTC, Map.of(BudgetCounter.REQUESTS, 1_000_000L)),
            new MemoryRequestBudget(InstantSource.system()),
            events);
    final CallPipeline guard = fixture.guard(RedeemFixture.VENDOR, budget, events, 64);
    final Queue<VeriportException> script = new ArrayDeque<>();
    final AtomicInteger sent = new AtomicInteger();

    @AfterEach
    void close() {
        fixture.close();
    }

    static VeriportException failure(ErrorCode code, Phase phase) {
        return VeriportException.of(code, "scripted").phase(phase).build();
    }

    final String call(Operation operation, Duration within) {
        return Calls.call(guard, operation, Deadline.after(fixture.ticker, within), () -> () -> {
            int number = sent.incrementAndGet();
            VeriportException next = script.poll();
            if (next != null) {
                throw next;
            }
            return "answer " + number;
        });
    }

    final VeriportException failing(Operation operation, Duration within) {
        return catchThrowableOfType(VeriportException.class, () -> call(operation, within));
    }

    final void passQuietly(Duration time) {
        try {
            fixture.ticker.pass(time);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
