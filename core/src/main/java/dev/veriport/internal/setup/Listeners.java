package dev.veriport.internal.setup;

import dev.veriport.error.VeriportException;
import dev.veriport.event.CallObservation;
import dev.veriport.event.OpenVeriport;
import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportListener;
import dev.veriport.model.ProviderId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All listeners as one. An exception of one listener is logged, and affects neither the call nor the other listeners.
 * Thread-safe.
 */
public final class Listeners implements VeriportListener {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<VeriportListener> all;

    /** The failures already logged; at most one for each listener and type of event. */
    private final Set<Failure> logged = ConcurrentHashMap.newKeySet();

    private record Failure(int listener, String during) {}

    private Listeners(List<VeriportListener> all) {
        this.all = all;
    }

    public static VeriportListener of(List<VeriportListener> all) {
        return all.isEmpty() ? NOBODY : new Listeners(List.copyOf(all));
    }

    @Override
    public void on(VeriportEvent event) {
        for (int i = 0; i < all.size(); i++) {
            VeriportListener listener = all.get(i);
            guard(i, event.getClass().getSimpleName(), () -> listener.on(event));
        }
    }

    @Override
    public CallObservation beginPortCall(ProviderId provider, String method) {
        return begin("beginPortCall", listener -> listener.beginPortCall(provider, method));
    }

    @Override
    public CallObservation beginRequest(ProviderId provider, String operation) {
        return begin("beginRequest", listener -> listener.beginRequest(provider, operation));
    }

    private CallObservation begin(String during, Function<VeriportListener, CallObservation> beginning) {
        List<OneObservation> observations = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            VeriportListener listener = all.get(i);
            CallObservation one = guard(i, during, CallObservation.NONE, () -> beginning.apply(listener));
            if (!one.equals(CallObservation.NONE)) {
                observations.add(0, new OneObservation(i, one)); // the last to begin is the first to end
            }
        }
        return observations.isEmpty() ? CallObservation.NONE : new AllObservations(observations);
    }

    private record OneObservation(int listener, CallObservation observation) {}

    private final class AllObservations implements CallObservation {
        private final List<OneObservation> observations;

        AllObservations(List<OneObservation> observations) {
            this.observations = observations;
        }

        @Override
        public void succeeded() {
            end("succeeded", CallObservation::succeeded);
        }

        @Override
        public void failed(VeriportException failure) {
            end("failed", observation -> observation.failed(failure));
        }

        private void end(String during, Consumer<CallObservation> ending) {
            observations.forEach(one -> guard(one.listener(), during, () -> ending.accept(one.observation())));
        }
    }

    @Override
    public Runnable wrap(Runnable task) {
        Runnable wrapped = task;
        for (int i = 0; i < all.size(); i++) {
            wrapped = wrap(i, wrapped);
        }
        return wrapped;
    }

    /** The task runs once, also when the listener's task fails before it or does not run it. */
    private Runnable wrap(int listener, Runnable task) {
        RunsOnce once = new RunsOnce(task);
        Runnable wrapped = guard(listener, "wrap", once, () -> all.get(listener).wrap(once));
        return wrapped.equals(once)
                ? task
                : () -> {
                    guard(listener, "wrap", wrapped);
                    once.finish();
                };
    }

    /** What the task throws is not the listener's failure. */
    private static final class RunsOnce implements Runnable {
        private final Runnable task;
        private final AtomicBoolean started = new AtomicBoolean();
        private volatile Runnable outcome = () -> {};

        RunsOnce(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            if (started.compareAndSet(false, true)) {
                try {
                    task.run();
                } catch (RuntimeException | Error thrown) {
                    outcome = () -> {
                        throw thrown;
                    };
                }
            }
        }

        void finish() {
            run();
            outcome.run();
        }
    }

    @Override
    public VeriportListener watching(OpenVeriport opened) {
        List<VeriportListener> own = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            VeriportListener listener = all.get(i);
            own.add(guard(i, OpenVeriport.class.getSimpleName(), listener, () -> listener.watching(opened)));
        }
        return new Listeners(List.copyOf(own));
    }

    private void guard(int listener, String during, Runnable step) {
        guard(listener, during, step, () -> {
            step.run();
            return step;
        });
    }

    /** A listener's failure does not fail the call, and neither does its null. */
    private <T> T guard(int listener, String during, T otherwise, Supplier<T> step) {
        try {
            return Objects.requireNonNull(step.get());
        } catch (VirtualMachineError fatal) {
            throw fatal;
        } catch (Throwable dropped) {
            log(listener, during, dropped);
            return otherwise;
        }
    }

    /** Logs neither the message nor the stack trace of the exception: they may contain personal data. */
    private void log(int listener, String during, Throwable thrown) {
        if (logged.add(new Failure(listener, during))) {
            LOG.warn(
                    "listener {} failed at {} with {}; it is still called, and this is logged once",
                    all.get(listener).getClass().getName(),
                    during,
                    thrown.getClass().getName());
        }
    }
}
