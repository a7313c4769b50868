package dev.veriport.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.internal.setup.Listeners;
import dev.veriport.model.ProviderId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several listeners that observe calls, of which one fails. */
final class ObservingListenersTest {
    private static final ProviderId VENDOR = new ProviderId("vendor");
    private static final VeriportException FAILURE =
            VeriportException.notSent(ErrorCode.TIMEOUT, "staged").build();

    private final List<String> seen = new ArrayList<>();

    /** Notes what it observes. */
    private final class Observing implements VeriportListener {
        private final String name;

        Observing(String name) {
            this.name = name;
        }

        @Override
        public void on(VeriportEvent event) {}

        @Override
        public CallObservation beginPortCall(ProviderId provider, String method) {
            return begin(provider + "." + method);
        }

        @Override
        public CallObservation beginRequest(ProviderId provider, String operation) {
            return begin(provider + " " + operation);
        }

        private CallObservation begin(String call) {
            seen.add(name + " begins " + call);
            return new CallObservation() {
                @Override
                public void succeeded() {
                    seen.add(name + " ends");
                }

                @Override
                public void failed(VeriportException failure) {
                    seen.add(name + " ends " + failure.code());
                }
            };
        }

        @Override
        public Runnable wrap(Runnable task) {
            return () -> {
                seen.add(name + " enters");
                task.run();
                seen.add(name + " leaves");
            };
        }
    }

    /** How a listener fails. */
    private enum Fault {
        THROWS_AT_ONCE,
        THROWS_LATER,
        GIVES_NULL
    }

    /** Fails with all that it begins and wraps. */
    private record Failing(Fault fault) implements VeriportListener {
        @Override
        public void on(VeriportEvent event) {}

        @Override
        public CallObservation beginPortCall(ProviderId provider, String method) {
            return fail(new CallObservation() {
                @Override
                public void succeeded() {
                    throw new IllegalStateException("canary");
                }

                @Override
                public void failed(VeriportException failure) {
                    throw new IllegalStateException("canary");
                }
            });
        }

        @Override
        public CallObservation beginRequest(ProviderId provider, String operation) {
            return beginPortCall(provider, operation);
        }

        @Override
        public Runnable wrap(Runnable task) {
            return fail(() -> {
                throw new IllegalStateException("canary");
            });
        }

        @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
        private <T> T fail(T later) {
            @Nullable T none = null;
            return switch (fault) {
                case THROWS_AT_ONCE -> throw new IllegalStateException("canary");
                case THROWS_LATER -> later;
                case GIVES_NULL -> none;
            };
        }
    }

    private VeriportListener between(VeriportListener middle) {
        return Listeners.of(List.of(new Observing("first"), middle, new Observing("last")));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    @DisplayName("C12 a listener that fails to observe affects no other; the last to begin is the first to end:")
    void observing(Fault fault) {
        VeriportListener all = between(new Failing(fault));
        all.beginPortCall(VENDOR, "find").succeeded();
        all.beginRequest(VENDOR, "read").failed(FAILURE);
        assertThat(seen)
                .containsExactly(
                        "first begins vendor.find",
                        "last begins vendor.find",
                        "last ends",
                        "first ends",
                        "first begins vendor read",
                        "last begins vendor read",
                        "last ends TIMEOUT",
                        "first ends TIMEOUT");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    @DisplayName("C12 a task runs once, in the context of the other listeners, when one fails to wrap it:")
    void wrapping(Fault fault) {
        between(new Failing(fault)).wrap(() -> seen.add("task")).run();
        assertThat(seen).containsExactly("last enters", "first enters", "task", "first leaves", "last leaves");
    }

    private static VeriportListener wrapping(UnaryOperator<Runnable> how) {
        return new VeriportListener() {
            @Override
            public void on(VeriportEvent event) {}

            @Override
            public Runnable wrap(Runnable task) {
                return how.apply(task);
            }
        };
    }

    @Test
    @DisplayName("C12 a task runs once when a listener runs it twice, or not at all")
    void once() {
        AtomicInteger ran = new AtomicInteger();
        between(wrapping(task -> () -> {
                    task.run();
                    task.run();
                }))
                .wrap(ran::incrementAndGet)
                .run();
        assertThat(ran).hasValue(1);
        between(wrapping(task -> () -> {})).wrap(ran::incrementAndGet).run();
        assertThat(ran).hasValue(2);
    }

    @Test
    @DisplayName("what a task throws goes on, and is not logged as a listener's failure")
    void taskThatThrows() {
        Runnable wrapped = Listeners.of(List.of(new Observing("first"))).wrap(() -> {
            throw new AssertionError("staged");
        });
        assertThatThrownBy(wrapped::run).isInstanceOf(AssertionError.class).hasMessage("staged");
        assertThat(seen).containsExactly("first enters", "first leaves");
    }

    @Test
    @DisplayName("where no listener observes, nothing is made for a call or a task")
    void nobody() {
        VeriportListener events = Listeners.of(List.of(event -> {}, event -> {}));
        Runnable task = () -> {};
        for (VeriportListener all : List.of(events, VeriportListener.NOBODY)) {
            assertThat(all.beginPortCall(VENDOR, "find")).isSameAs(CallObservation.NONE);
            assertThat(all.beginRequest(VENDOR, "read")).isSameAs(CallObservation.NONE);
            assertThat(all.wrap(task)).isSameAs(task);
        }
        CallObservation.NONE.succeeded();
        CallObservation.NONE.failed(FAILURE);
    }
}
