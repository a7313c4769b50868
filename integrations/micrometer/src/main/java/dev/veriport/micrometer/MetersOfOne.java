package dev.veriport.micrometer;

import dev.veriport.event.BreakerState;
import dev.veriport.event.OpenVeriport;
import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportListener;
import dev.veriport.model.Country;
import dev.veriport.model.ProviderId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The meters of one Veriport. Counters are shared by all and stay; gauges belong to this one, and are removed when it
 * is closed.
 */
final class MetersOfOne implements VeriportListener {
    /** The buckets of the time to a decision: a user takes minutes, and a person who reviews takes days. */
    private static final Duration[] DECISION_TIMES = {
        Duration.ofSeconds(15),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(2),
        Duration.ofMinutes(3),
        Duration.ofMinutes(5),
        Duration.ofMinutes(10),
        Duration.ofMinutes(30),
        Duration.ofHours(1),
        Duration.ofHours(4),
        Duration.ofHours(12),
        Duration.ofDays(1),
        Duration.ofDays(3)
    };

    private final MeterRegistry registry;
    private final OpenVeriport veriport;
    private final OpenGauges gauges;
    private final ConcurrentMap<Tags, BreakerState> lastState = new ConcurrentHashMap<>();
    private final AtomicBoolean storeShown = new AtomicBoolean();
    private final Set<String> lostStores = ConcurrentHashMap.newKeySet();

    MetersOfOne(MeterRegistry registry, OpenVeriport veriport) {
        this.registry = registry;
        this.veriport = veriport;
        this.gauges = OpenGauges.in(registry);
        veriport.whenClosed(gauges::close);
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
        } else if (event instanceof VeriportEvent.ConnectionReplaced) {
            count("veriport.connections.replaced", tags);
        } else if (event instanceof VeriportEvent.BreakerChanged breaker) {
            breaker(tags, breaker);
        } else if (event instanceof VeriportEvent.AnswerStored) {
            count("veriport.answers.stored", tags);
        } else if (event instanceof VeriportEvent.OutcomeUnknown) {
            count("veriport.outcomes.unknown", tags);
        }
    }

    private void breaker(Tags tags, VeriportEvent.BreakerChanged changed) {
        if (lastState.put(tags, changed.state()) == null) {
            gauges.show("veriport.breaker", tags, () -> breaker(tags, changed.provider(), changed.operation()));
        }
        count("veriport.breaker.changes", tags.and("state", word(changed.state())));
    }

    /**
     * 0 closed, 1 half open, 2 open. Read at the time of the look, since an open breaker changes by itself after its
     * wait.
     */
    private int breaker(Tags tags, ProviderId provider, String operation) {
        BreakerState last = lastState.getOrDefault(tags, BreakerState.CLOSED);
        return switch (veriport.operations(provider).getOrDefault(operation, last)) {
            case CLOSED -> 0;
            case HALF_OPEN -> 1;
            case OPEN -> 2;
        };
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
        if (event instanceof VeriportEvent.VerificationStarted start) {
            count(
                    "veriport.starts",
                    provider(start.provider())
                            .and("route", word(start.route()), "rule", rule(start))
                            .and("country", country(start.documentCountry())));
        } else if (event instanceof VeriportEvent.VerificationDecided decided) {
            onDecision(decided);
        } else if (event instanceof VeriportEvent.UnknownWords words) {
            registry.counter("veriport.words.unknown", provider(words.provider()))
                    .increment(words.count());
        } else if (event instanceof VeriportEvent.DeliveryRefused delivery) {
            count("veriport.webhooks.refused", provider(delivery.provider()).and("code", word(delivery.code())));
        } else if (event instanceof VeriportEvent.DeliveryIgnored delivery) {
            count("veriport.webhooks.ignored", provider(delivery.provider()));
        } else if (event instanceof VeriportEvent.LeftAtVendor left) {
            count("veriport.deletions.failed", provider(left.provider()).and("because", word(left.because())));
        } else if (event instanceof VeriportEvent.ErasureReported erasure) {
            count(
                    "veriport.erasures",
                    provider(erasure.provider())
                            .and("state", word(erasure.atVendor()), "vault", word(erasure.inVault())));
        } else if (event instanceof VeriportEvent.FailedOver failover) {
            count(
                    "veriport.failovers",
                    provider(failover.provider())
                            .and("next", failover.next().value(), "because", word(failover.because())));
        } else if (event instanceof VeriportEvent.BudgetNearlyUsed budget) {
            count("veriport.budget.nearly.used", provider(budget.provider()).and("counter", word(budget.counter())));
        } else if (event instanceof VeriportEvent.BudgetExhausted budget) {
            count("veriport.budget.exhausted", provider(budget.provider()).and("counter", word(budget.counter())));
        } else if (event instanceof VeriportEvent.StoreLost lost) {
            showStore();
            lostStores.add(lost.store());
        } else if (event instanceof VeriportEvent.StoreBack back) {
            lostStores.remove(back.store());
        }
    }

    private void onDecision(VeriportEvent.VerificationDecided event) {
        Tags provider = provider(event.provider());
        Tags tags = provider.and("decision", word(event.decision()));
        count("veriport.decisions", tags.and("country", country(event.documentCountry())));
        event.reasons().forEach(reason -> count("veriport.reasons", provider.and("reason", reason.toString())));
        event.took()
                .ifPresent(took -> Timer.builder("veriport.decision.time")
                        .tags(tags)
                        .serviceLevelObjectives(DECISION_TIMES)
                        .register(registry)
                        .record(took));
    }

    private static String country(Optional<Country> country) {
        return country.map(Country::code).orElse("unknown");
    }

    private static String rule(VeriportEvent.VerificationStarted start) {
        return start.rule().isPresent() ? Integer.toString(start.rule().getAsInt()) : "none";
    }

    /** Registered once, before the store is lost for the first time. */
    void showStore() {
        if (storeShown.compareAndSet(false, true)) {
            gauges.show("veriport.store.lost", Tags.empty(), () -> lostStores.isEmpty() ? 0 : 1);
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
