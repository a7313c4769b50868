package dev.veriport.opentelemetry;

import dev.veriport.error.VeriportException;
import dev.veriport.event.CallObservation;
import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportListener;
import dev.veriport.model.Country;
import dev.veriport.model.Erasure;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReasonCode;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes a span of every call through a port, and below it a client span of every request to a vendor. A span is current
 * while its call or request runs, also in the threads that continue without their caller. Everything else is a span
 * event: on the current span, or on a span of its own where none is recorded. Pass it to {@code
 * Veriport.Builder.listener}. Names and attributes are in docs/operations.md. Thread-safe.
 */
public final class VeriportTracing implements VeriportListener {
    private static final AttributeKey<String> PROVIDER = AttributeKey.stringKey("veriport.provider");
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("veriport.method");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("veriport.operation");
    private static final AttributeKey<String> PURPOSE = AttributeKey.stringKey("veriport.purpose");
    private static final AttributeKey<String> REASON = AttributeKey.stringKey("veriport.reason");
    private static final AttributeKey<String> STATE = AttributeKey.stringKey("veriport.state");
    private static final AttributeKey<String> COUNTER = AttributeKey.stringKey("veriport.counter");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("veriport.route");
    private static final AttributeKey<Long> RULE = AttributeKey.longKey("veriport.rule");
    private static final AttributeKey<String> NEXT = AttributeKey.stringKey("veriport.next");
    private static final AttributeKey<String> LEFT = AttributeKey.stringKey("veriport.left");
    private static final AttributeKey<String> VERIFICATION = AttributeKey.stringKey("veriport.verification");
    private static final AttributeKey<String> VAULT = AttributeKey.stringKey("veriport.vault");
    private static final AttributeKey<String> COUNTRY = AttributeKey.stringKey("veriport.country");
    private static final AttributeKey<String> DECISION = AttributeKey.stringKey("veriport.decision");
    private static final AttributeKey<List<String>> REASONS = AttributeKey.stringArrayKey("veriport.reasons");
    private static final AttributeKey<String> STORE = AttributeKey.stringKey("veriport.store");
    private static final AttributeKey<Long> COUNT = AttributeKey.longKey("veriport.count");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    private final Tracer tracer;

    /** Records spans with this OpenTelemetry, with timestamps of its clock. */
    public VeriportTracing(OpenTelemetry openTelemetry) {
        this.tracer = openTelemetry.getTracer("dev.veriport");
    }

    @Override
    public CallObservation beginPortCall(ProviderId provider, String method) {
        return begin(span(provider, method).setSpanKind(SpanKind.INTERNAL).setAttribute(METHOD, method));
    }

    @Override
    public CallObservation beginRequest(ProviderId provider, String operation) {
        return begin(span(provider, operation).setSpanKind(SpanKind.CLIENT).setAttribute(OPERATION, operation));
    }

    private SpanBuilder span(ProviderId provider, String name) {
        return tracer.spanBuilder(provider + " " + name).setAttribute(PROVIDER, provider.value());
    }

    @SuppressWarnings("MustBeClosedChecker") // the scope is closed when the call has ended
    private static CallObservation begin(SpanBuilder builder) {
        Span span = builder.startSpan();
        return new CurrentSpan(span, span.makeCurrent());
    }

    private record CurrentSpan(Span span, Scope scope) implements CallObservation {
        @Override
        public void succeeded() {
            scope.close();
            span.end();
        }

        @Override
        public void failed(VeriportException failure) {
            span.setStatus(StatusCode.ERROR).setAttribute(ERROR, word(failure.code()));
            scope.close();
            span.end();
        }
    }

    @Override
    public Runnable wrap(Runnable task) {
        return Context.current().wrap(task);
    }

    @Override
    public void on(VeriportEvent event) {
        if (event instanceof VeriportEvent.CallSucceeded || event instanceof VeriportEvent.CallFailed) {
            return; // its span ends
        }
        AttributesBuilder attributes = Attributes.builder();
        happened("veriport." + describe(event, attributes), attributes.build());
    }

    /** A detached task can outlive the span of its call, which records nothing after its end. */
    private void happened(String name, Attributes attributes) {
        Span current = Span.current();
        if (current.isRecording()) {
            current.addEvent(name, attributes);
        } else {
            tracer.spanBuilder(name).setAllAttributes(attributes).startSpan().end();
        }
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
        if (event instanceof VeriportEvent.VerificationStarted start) {
            provider(attributes, start.provider()).put(ROUTE, word(start.route()));
            start.rule().ifPresent(number -> attributes.put(RULE, (long) number));
            country(attributes, start.documentCountry());
            return "verification.started";
        }
        if (event instanceof VeriportEvent.VerificationDecided decided) {
            provider(attributes, decided.provider())
                    .put(DECISION, word(decided.decision()))
                    .put(
                            REASONS,
                            decided.reasons().stream().map(ReasonCode::toString).toList());
            country(attributes, decided.documentCountry());
            return "verification.decided";
        }
        if (event instanceof VeriportEvent.UnknownWords words) {
            provider(attributes, words.provider()).put(COUNT, (long) words.count());
            return "words.unknown";
        }
        if (event instanceof VeriportEvent.DeliveryRefused refused) {
            provider(attributes, refused.provider()).put(ERROR, word(refused.code()));
            return "webhook.refused";
        }
        if (event instanceof VeriportEvent.DeliveryIgnored ignored) {
            provider(attributes, ignored.provider());
            return "webhook.ignored";
        }
        if (event instanceof VeriportEvent.LeftAtVendor left) {
            provider(attributes, left.provider()).put(LEFT, left.id()).put(REASON, word(left.because()));
            return "left.at.vendor";
        }
        if (event instanceof VeriportEvent.ErasureReported erasure) {
            provider(attributes, erasure.provider())
                    .put(STATE, word(erasure.atVendor()))
                    .put(VAULT, word(erasure.inVault()));
            if (erasure.atVendor() == Erasure.State.FAILED || erasure.inVault() == Erasure.State.FAILED) {
                attributes.put(VERIFICATION, erasure.id()); // to be erased again; otherwise the trace would keep it
            }
            return "erasure.reported";
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
        if (event instanceof VeriportEvent.StoreLost lost) {
            attributes.put(STORE, lost.store());
            return "store.lost";
        }
        attributes.put(STORE, ((VeriportEvent.StoreBack) event).store());
        return "store.back";
    }

    private static void country(AttributesBuilder attributes, Optional<Country> country) {
        country.ifPresent(known -> attributes.put(COUNTRY, known.code()));
    }

    private static AttributesBuilder provider(AttributesBuilder attributes, ProviderId provider) {
        return attributes.put(PROVIDER, provider.value());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
