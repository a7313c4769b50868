package dev.veriport.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.testkit.time.MutableTicker;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is current while a call runs, in each thread that it runs in. */
@Timeout(60)
final class CurrentSpanTest {
    @RegisterExtension
    static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

    private final Tracer tracer = TELEMETRY.getOpenTelemetry().getTracer("application");
    private final MutableTicker ticker = MutableTicker.skippingPauses();

    /** The name of the span that is current in each reader and in each listener, by the operation or the event. */
    private final Map<String, String> current = new ConcurrentHashMap<>();

    private volatile Consumer<String> onTheWire = operation -> {};
    private volatile Consumer<VeriportEvent> listening = event -> {};

    private final Veriport veriport = Veriport.builder(ConfigSource.of(Map.of("veriport.provider", "vendor")))
            .factory(new OneShotVendor(this::send, operation -> current.put("reader of " + operation, currentName())))
            .listener(new VeriportTracing(TELEMETRY.getOpenTelemetry()))
            .listener(this::on)
            .ticker(ticker)
            .build();

    @AfterEach
    void close() {
        veriport.close();
    }

    /** As the instrumentation of an HTTP client starts its span: in the sending thread, while the request is on the wire. */
    private void send(String operation) {
        Span wire = tracer.spanBuilder("wire of " + operation).startSpan();
        try {
            onTheWire.accept(operation);
        } finally {
            wire.end();
        }
    }

    private void on(VeriportEvent event) {
        String about = event instanceof VeriportEvent.CallEvent call ? " " + call.operation() : "";
        current.put(event.getClass().getSimpleName() + about, currentName());
        listening.accept(event);
    }

    private static String currentName() {
        return Span.current() instanceof ReadableSpan readable ? readable.getName() : "none";
    }

    private void complete() {
        veriport.identityProvider()
                .complete(SessionRef.of(OneShotVendor.ID, "customer-42", Map.of()), ReturnedParameters.none());
    }

    private void find() {
        veriport.identityProvider().find(new VerificationId(OneShotVendor.ID, "v-1"));
    }

    private void within(String name, Runnable call) {
        Span application = tracer.spanBuilder(name).startSpan();
        try (Scope entered = application.makeCurrent()) {
            assertThat(entered).isNotNull();
            call.run();
            assertThat(Span.current()).isSameAs(application);
        } finally {
            application.end();
        }
    }

    private static SpanData named(String name) {
        return TELEMETRY.getSpans().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The names from a span up to the root of its trace. */
    private static List<String> upFrom(String name) {
        List<String> names = new ArrayList<>();
        Optional<SpanData> next = Optional.of(named(name));
        while (next.isPresent()) {
            SpanData span = next.get();
            names.add(span.getName());
            next = TELEMETRY.getSpans().stream()
                    .filter(other -> other.getSpanId().equals(span.getParentSpanId()))
                    .findFirst();
        }
        return names;
    }

    @Test
    @DisplayName("a redemption in a thread of its own, its token and its HTTP client stand below the caller's span")
    void redemption() {
        within("onboarding", this::complete);

        assertThat(upFrom("wire of redeem"))
                .containsExactly("wire of redeem", "vendor redeem", "vendor complete", "onboarding");
        assertThat(upFrom("wire of token"))
                .containsExactly("wire of token", "vendor token", "vendor complete", "onboarding");
        assertThat(named("vendor complete").getKind()).isEqualTo(SpanKind.INTERNAL);
        assertThat(named("vendor redeem").getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(TELEMETRY.getSpans())
                .extracting(SpanData::getTraceId)
                .containsOnly(named("onboarding").getTraceId());
    }

    @Test
    @DisplayName("listeners and readers see the span of what they are about as the current one")
    void correlation() {
        within("onboarding", this::complete);
        within("support", this::find);

        assertThat(current)
                .containsEntry("CallSucceeded redeem", "vendor redeem")
                .containsEntry("AnswerStored redeem", "vendor complete")
                .containsEntry("reader of redeem", "vendor complete")
                .containsEntry("TokenIssued", "vendor complete")
                .containsEntry("CallSucceeded read", "vendor read")
                .containsEntry("reader of read", "vendor read");
        assertThat(named("vendor complete").getEvents())
                .extracting(EventData::getName)
                .contains("veriport.token.issued", "veriport.answer.stored");
    }

    @Test
    @DisplayName("each attempt is a span below the call's, and a call that fails is in error with its code")
    void attempts() {
        onTheWire = operation -> {
            if (operation.equals("read")) {
                throw VeriportException.notSent(ErrorCode.UNAVAILABLE, "staged").build();
            }
        };
        within(
                "support",
                () -> assertThat(catchThrowableOfType(VeriportException.class, this::find))
                        .isNotNull());

        List<SpanData> attempts = TELEMETRY.getSpans().stream()
                .filter(span -> span.getName().equals("vendor read"))
                .toList();
        assertThat(attempts)
                .hasSizeGreaterThan(1)
                .allSatisfy(attempt -> assertThat(attempt.getParentSpanId())
                        .isEqualTo(named("vendor find").getSpanId()));
        assertThat(named("vendor find").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(named("vendor find").getAttributes().asMap().values())
                .containsExactlyInAnyOrder("vendor", "find", "unavailable");
    }

    @Test
    @DisplayName("a redemption whose caller was interrupted stays in the caller's trace, and so does what it stores")
    void outlivingItsCaller() throws InterruptedException {
        CountDownLatch callerHasLeft = new CountDownLatch(1);
        CountDownLatch stored = new CountDownLatch(1);
        Thread caller = Thread.currentThread();
        onTheWire = operation -> {
            if (operation.equals("redeem")) {
                caller.interrupt();
                awaitQuietly(callerHasLeft);
            }
        };
        listening = event -> {
            if (event instanceof VeriportEvent.AnswerStored) {
                stored.countDown();
            }
        };
        within(
                "onboarding",
                () -> assertThat(catchThrowableOfType(VeriportException.class, this::complete)
                                .code())
                        .isEqualTo(ErrorCode.OUTCOME_UNKNOWN));
        assertThat(Thread.interrupted()).isTrue();
        callerHasLeft.countDown();
        assertThat(stored.await(20, TimeUnit.SECONDS)).isTrue();

        assertThat(upFrom("wire of redeem"))
                .containsExactly("wire of redeem", "vendor redeem", "vendor complete", "onboarding");
        assertThat(upFrom("veriport.answer.stored"))
                .containsExactly("veriport.answer.stored", "vendor complete", "onboarding");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @DisplayName("a token that is renewed ahead of its expiry belongs to no caller: its span begins a trace")
    void renewalAhead() throws InterruptedException {
        find();
        ticker.advance(OneShotVendor.TOKEN_LIFETIME.multipliedBy(955).dividedBy(1000));
        TELEMETRY.clearSpans();
        CountDownLatch renewed = new CountDownLatch(1);
        listening = event -> {
            if (event instanceof VeriportEvent.TokenIssued) {
                renewed.countDown();
            }
        };
        within("support", this::find);
        assertThat(renewed.await(20, TimeUnit.SECONDS)).isTrue();

        assertThat(upFrom("wire of token")).containsExactly("wire of token", "vendor token");
        assertThat(upFrom("wire of read")).containsExactly("wire of read", "vendor read", "vendor find", "support");
    }

    @Test
    @DisplayName("an adapter that throws what is not ours ends both spans in error, and its words are in none")
    void unexpected() {
        onTheWire = operation -> {
            if (operation.equals("read")) {
                throw new AssertionError("canary customer-42");
            }
        };
        within(
                "support",
                () -> assertThat(catchThrowableOfType(AssertionError.class, this::find))
                        .isNotNull());

        assertThat(List.of(named("vendor find"), named("vendor read")))
                .allSatisfy(span -> assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR));
        assertThat(TELEMETRY.getSpans()).extracting(SpanData::toString).noneMatch(text -> text.contains("canary"));
    }
}
