package dev.veriport.opentelemetry;

import dev.veriport.error.ErrorCode;
import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportListener;
import dev.veriport.model.ProviderId;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes a client span of every request to a vendor, and a span event of everything else: on the current span, or on a
 * span of its own where there is none. Pass it to {@code Veriport.Builder.listener}. Attributes are in
 * docs/operations.md. Thread-safe.
 *
 * <p>A single-use code is redeemed in a thread of its own, so that the request completes without its caller. Its span
 * begins a new trace.
 */
public final class VeriportTracing implements VeriportListener {
    private static final AttributeKey<String> PROVIDER = AttributeKey.stringKey("veriport.provider");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("veriport.operation");
    private static final AttributeKey<String> PURPOSE = AttributeKey.stringKey("veriport.purpose");
    private static final AttributeKey<String> REASON = AttributeKey.stringKey("veriport.reason");
    private static final AttributeKey<String> STATE = AttributeKey.stringKey("veriport.state");
    private static final AttributeKey<String> COUNTER = AttributeKey.stringKey("veriport.counter");
    private static final AttributeKey<String> NEXT = AttributeKey.stringKey("veriport.next");
    private static final AttributeKey<Long> COUNT = AttributeKey.longKey("veriport.count");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    private final Tracer tracer;
    private final InstantSource clock;

    /** Records spans with this OpenTelemetry, with timestamps of the system clock. */
    public VeriportTracing(OpenTelemetry openTelemetry) {
        this(openTelemetry, InstantSource.system());
    }

    /** @param clock for the timestamps of spans */
    public VeriportTracing(OpenTelemetry openTelemetry, InstantSource clock) {
        this.tracer = openTelemetry.getTracer("dev.veriport");
        this.clock = clock;
    }

    @Override
    public void on(VeriportEvent event) {
        if (event instanceof VeriportEvent.CallSucceeded call) {
            span(call, call.took(), Optional.empty());
        } else if (event instanceof VeriportEvent.CallFailed call) {
            span(call, call.took(), Optional.of(call.code()));
        } else {
            AttributesBuilder attributes = Attributes.builder();
            happened("veriport." + describe(event, attributes), attributes.build());
        }
    }

    private void span(VeriportEvent.CallEvent call, Duration took, Optional<ErrorCode> failure) {
        Instant end = clock.instant();
        Span span = tracer.spanBuilder(call.provider() + " " + call.operation())
                .setSpanKind(SpanKind.CLIENT)
                .setStartTimestamp(end.minus(took))
                .setAttribute(PROVIDER, call.provider().value())
                .setAttribute(OPERATION, call.operation())
                .startSpan();
        failure.ifPresent(code -> span.setStatus(StatusCode.ERROR).setAttribute(ERROR, word(code)));
        span.end(end);
    }

    private void happened(String name, Attributes attributes) {
        Instant now = clock.instant();
        Span current = Span.current();
        if (current.getSpanContext().isValid()) {
            current.addEvent(name, attributes, now);
            return;
        }
        Span own = tracer.spanBuilder(name)
                .setStartTimestamp(now)
                .setAllAttributes(attributes)
                .startSpan();
        own.end(now);
    }

    /** Returns the event's name, and adds its attributes. */
    private static String describe(VeriportEvent event, AttributesBuilder attributes) {
        if (event instanceof VeriportEvent.CallEvent call) {
            return ofCall(call, provider(attributes, call.provider()).put(OPERATION, call.operation()));
        }
        if (event instanceof VeriportEvent.TokenEvent token) {
            return ofToken(token, provider(attributes, token.provider()).put(PURPOSE, word(token.purpose())));
        }
        return ofOther(event, attributes);
    }

    private static String ofCall(VeriportEvent.CallEvent event, AttributesBuilder attributes) {
        if (event instanceof VeriportEvent.CallRetried retried) {
            attributes.put(REASON, word(retried.because()));
            return "call.retried";
        }
        if (event instanceof VeriportEvent.BreakerChanged breaker) {
            attributes.put(STATE, word(breaker.state()));
            return "breaker.changed";
        }
        if (event instanceof VeriportEvent.ConnectionReplaced) {
            return "connection.replaced";
        }
        return event instanceof VeriportEvent.AnswerStored ? "answer.stored" : "outcome.unknown";
    }

    private static String ofToken(VeriportEvent.TokenEvent event, AttributesBuilder attributes) {
        if (event instanceof VeriportEvent.TokenIssued issued) {
            attributes.put(REASON, word(issued.reason()));
            return "token.issued";
        }
        if (event instanceof VeriportEvent.TokenFailed failed) {
            attributes.put(ERROR, word(failed.code()));
            return "token.failed";
        }
        if (event instanceof VeriportEvent.TokenRefused) {
            return "token.refused";
        }
        return event instanceof VeriportEvent.TokenAdopted ? "token.adopted" : "token.fenced";
    }

    private static String ofOther(VeriportEvent event, AttributesBuilder attributes) {
        if (event instanceof VeriportEvent.UnknownWords words) {
            provider(attributes, words.provider()).put(COUNT, (long) words.count());
            return "words.unknown";
        }
        if (event instanceof VeriportEvent.DeliveryRefused refused) {
            provider(attributes, refused.provider()).put(ERROR, word(refused.code()));
            return "webhook.refused";
        }
        if (event instanceof VeriportEvent.FailedOver failover) {
            provider(attributes, failover.provider())
                    .put(NEXT, failover.next().value())
                    .put(REASON, word(failover.because()));
            return "failed.over";
        }
        if (event instanceof VeriportEvent.BudgetNearlyUsed budget) {
            provider(attributes, budget.provider())
                    .put(COUNTER, word(budget.counter()))
                    .put(COUNT, budget.used());
            return "budget.nearly.used";
        }
        if (event instanceof VeriportEvent.BudgetExhausted budget) {
            provider(attributes, budget.provider())
                    .put(COUNTER, word(budget.counter()))
                    .put(COUNT, budget.limit());
            return "budget.exhausted";
        }
        return event instanceof VeriportEvent.StoreLost ? "store.lost" : "store.back";
    }

    private static AttributesBuilder provider(AttributesBuilder attributes, ProviderId provider) {
        return attributes.put(PROVIDER, provider.value());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
