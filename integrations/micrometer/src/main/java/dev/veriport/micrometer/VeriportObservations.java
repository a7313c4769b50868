package dev.veriport.micrometer;

import dev.veriport.error.VeriportException;
import dev.veriport.event.CallObservation;
import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportListener;
import dev.veriport.model.ProviderId;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.Observation.Scope;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.RequestReplySenderContext;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Makes an observation of every call through a port, {@code veriport.port.calls}, and below it one of every request to a
 * vendor, {@code veriport.requests}. An observation is current while its call or request runs, also in the threads that
 * continue without their caller. Pass it to {@code Veriport.Builder.listener}. Key values are in docs/operations.md; they
 * contain no personal data. Thread-safe.
 */
public final class VeriportObservations implements VeriportListener {
    private final ObservationRegistry registry;

    /** @param registry its handlers make spans, meters or log lines of the observations */
    public VeriportObservations(ObservationRegistry registry) {
        this.registry = registry;
    }

    /** Events are for meters: {@link VeriportMetrics}. */
    @Override
    public void on(VeriportEvent event) {}

    @Override
    public CallObservation beginPortCall(ProviderId provider, String method) {
        return begin("veriport.port.calls", Observation.Context::new, provider, KeyValue.of("method", method));
    }

    @Override
    public CallObservation beginRequest(ProviderId provider, String operation) {
        return begin("veriport.requests", VeriportObservations::request, provider, KeyValue.of("operation", operation));
    }

    /** Makes a client span of it. The vendor gets no header of the trace. */
    private static Observation.Context request() {
        RequestReplySenderContext<Object, Object> request =
                new RequestReplySenderContext<>((carrier, key, value) -> {});
        request.setCarrier(request);
        return request;
    }

    private CallObservation begin(
            String name, Supplier<Observation.Context> context, ProviderId provider, KeyValue called) {
        Observation observation = Observation.createNotStarted(name, context, registry)
                .contextualName(provider + " " + called.getValue())
                .lowCardinalityKeyValue("provider", provider.value())
                .lowCardinalityKeyValue(called)
                .start();
        return new Current(observation, observation.openScope());
    }

    private record Current(Observation observation, Scope scope) implements CallObservation {
        @Override
        public void succeeded() {
            stop("success");
        }

        @Override
        public void failed(VeriportException failure) {
            observation.error(failure);
            stop(failure.code().name().toLowerCase(Locale.ROOT));
        }

        private void stop(String outcome) {
            observation.lowCardinalityKeyValue("outcome", outcome);
            scope.close();
            observation.stop();
        }
    }

    @Override
    public Runnable wrap(Runnable task) {
        Observation current = registry.getCurrentObservation();
        return current == null ? task : () -> within(current, task);
    }

    private static void within(Observation observation, Runnable task) {
        Scope scope = observation.openScope();
        try {
            task.run();
        } finally {
            scope.close();
        }
    }
}
