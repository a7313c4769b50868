package dev.veriport.micrometer;

import dev.veriport.event.BreakerState;
import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportListener;
import dev.veriport.model.ProviderId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts and times what happens inside, per vendor and operation: give it to {@code Veriport.Builder.listener}. Every meter
 * and its tags are in docs/operations.md. Thread-safe.
 */
public final class VeriportMetrics implements VeriportListener {
    private final MeterRegistry registry;
    private final ConcurrentMap<Tags, AtomicInteger> breakers = new ConcurrentHashMap<>();
    private final AtomicInteger storeLost = new AtomicInteger();

    public VeriportMetrics(MeterRegistry registry) {
        this.registry = registry;
        registry.gauge("veriport.store.lost", storeLost);
    }

    @Override
    public void on(VeriportEvent event) {
        if (event instanceof VeriportEvent.CallEvent call) {
            onCall(call);
        } else if (event instanceof VeriportEvent.TokenEvent token) {
            onToken(token);
        } else {
            onOther(event);
        }
    }

    private void onCall(VeriportEvent.CallEvent event) {
        Tags tags = Tags.of("provider", event.provider().value(), "operation", event.operation());
        if (event instanceof VeriportEvent.CallSucceeded call) {
            registry.timer("veriport.calls", tags.and("outcome", "success")).record(call.took());
        } else if (event instanceof VeriportEvent.CallFailed call) {
            registry.timer("veriport.calls", tags.and("outcome", word(call.code())))
                    .record(call.took());
        } else if (event instanceof VeriportEvent.CallRetried call) {
            count("veriport.retries", tags.and("because", word(call.because())));
        } else if (event instanceof VeriportEvent.BreakerChanged breaker) {
            breaker(tags, breaker.state());
        } else if (event instanceof VeriportEvent.AnswerKept) {
            count("veriport.answers.kept", tags);
        } else if (event instanceof VeriportEvent.OutcomeUnknown) {
            count("veriport.outcomes.unknown", tags);
        }
    }

    /** 0 is closed, 1 half open, 2 open. */
    private void breaker(Tags tags, BreakerState state) {
        int value = state == BreakerState.OPEN ? 2 : state == BreakerState.HALF_OPEN ? 1 : 0;
        breakers.computeIfAbsent(tags, first -> registry.gauge("veriport.breaker", first, new AtomicInteger()))
                .set(value);
        count("veriport.breaker.changes", tags.and("state", word(state)));
    }

    private void onToken(VeriportEvent.TokenEvent event) {
        Tags tags = Tags.of("provider", event.provider().value(), "purpose", word(event.purpose()));
        if (event instanceof VeriportEvent.TokenIssued token) {
            count("veriport.tokens.issued", tags.and("reason", word(token.reason())));
        } else if (event instanceof VeriportEvent.TokenFailed token) {
            count("veriport.tokens.failed", tags.and("code", word(token.code())));
        } else if (event instanceof VeriportEvent.TokenRefused) {
            count("veriport.tokens.refused", tags);
        } else if (event instanceof VeriportEvent.TokenAdopted) {
            count("veriport.tokens.adopted", tags);
        } else if (event instanceof VeriportEvent.TokenFenced) {
            count("veriport.tokens.fenced", tags);
        }
    }

    private void onOther(VeriportEvent event) {
        if (event instanceof VeriportEvent.UnknownWords words) {
            registry.counter("veriport.words.unknown", provider(words.provider()))
                    .increment(words.count());
        } else if (event instanceof VeriportEvent.DeliveryRefused delivery) {
            count("veriport.webhooks.refused", provider(delivery.provider()).and("code", word(delivery.code())));
        } else if (event instanceof VeriportEvent.FailedOver failover) {
            count(
                    "veriport.failovers",
                    provider(failover.provider())
                            .and("next", failover.next().value(), "because", word(failover.because())));
        } else if (event instanceof VeriportEvent.BudgetNearlyUsed budget) {
            count("veriport.budget.nearly.used", provider(budget.provider()).and("counter", word(budget.counter())));
        } else if (event instanceof VeriportEvent.BudgetExhausted budget) {
            count("veriport.budget.exhausted", provider(budget.provider()).and("counter", word(budget.counter())));
        } else if (event instanceof VeriportEvent.StoreLost) {
            storeLost.set(1);
        } else if (event instanceof VeriportEvent.StoreBack) {
            storeLost.set(0);
        }
    }

    private static Tags provider(ProviderId provider) {
        return Tags.of("provider", provider.value());
    }

    private void count(String name, Tags tags) {
        registry.counter(name, tags).increment();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
