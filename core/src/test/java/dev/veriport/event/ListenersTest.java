package dev.veriport.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.fakes.EventLog;
import dev.veriport.fakes.ScriptedFactory;
import dev.veriport.internal.setup.Listeners;
import dev.veriport.model.ProviderId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C12: a listener that throws harms nobody, and is not silent. */
final class ListenersTest {
    private static final Path LOG = Path.of("target", "warnings.log");
    private static final VeriportEvent KEPT = new VeriportEvent.AnswerStored(new ProviderId("vendor"), "once");
    private static final VeriportEvent LOST = new VeriportEvent.StoreLost("redis");

    /** A listener that fails as it is told. */
    private static final class Failing implements VeriportListener {
        private final Throwable thrown;

        Failing(Throwable thrown) {
            this.thrown = thrown;
        }

        @Override
        public void on(VeriportEvent event) {
            sneak(thrown);
        }

        @SuppressWarnings("unchecked")
        private static <E extends Throwable> void sneak(Throwable thrown) throws E {
            throw (E) thrown;
        }
    }

    /** The lines that a step adds to the log of these tests (simplelogger.properties). */
    private static List<String> logged(Runnable step) {
        long before = lines().size();
        step.run();
        return lines().stream()
                .skip(before)
                .filter(line -> line.contains("listener"))
                .toList();
    }

    private static List<String> lines() {
        try {
            return Files.exists(LOG) ? Files.readAllLines(LOG) : List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    @DisplayName("C12 it is logged once for each type of event, by classes alone, and the others hear everything")
    void logged_once() {
        EventLog other = new EventLog();
        VeriportListener all =
                Listeners.of(List.of(new Failing(new IllegalStateException("canary customer-42")), other));

        List<String> lines = logged(() -> {
            for (int i = 0; i < 100; i++) {
                all.on(KEPT);
                all.on(LOST);
            }
        });

        assertThat(lines).hasSize(2).noneMatch(line -> line.contains("canary"));
        assertThat(lines.get(0)).contains("ListenersTest$Failing", "AnswerStored", "java.lang.IllegalStateException");
        assertThat(lines.get(1)).contains("StoreLost");
        assertThat(other.events()).hasSize(200);
    }

    @ParameterizedTest
    @ValueSource(classes = {AssertionError.class, NoClassDefFoundError.class, Exception.class})
    @DisplayName("C12 an error that is the listener's own harms nobody either:")
    void errors(Class<? extends Throwable> type) throws ReflectiveOperationException {
        VeriportListener all =
                Listeners.of(List.of(new Failing(type.getDeclaredConstructor().newInstance())));
        assertThat(logged(() -> all.on(KEPT))).hasSize(1);
    }

    @Test
    @DisplayName("C12 what is the virtual machine's goes on")
    void fatal() {
        VeriportListener all = Listeners.of(List.of(new Failing(new OutOfMemoryError("staged"))));
        assertThatThrownBy(() -> all.on(KEPT)).isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    @DisplayName("C12 a listener that fails when a Veriport opens keeps nothing from opening, and is told what happens")
    void opening() {
        EventLog heard = new EventLog();
        VeriportListener failing = new VeriportListener() {
            @Override
            public void on(VeriportEvent event) {
                heard.on(event);
            }

            @Override
            public VeriportListener watching(OpenVeriport opened) {
                throw new IllegalStateException("canary");
            }
        };
        List<String> lines = logged(() -> {
            VeriportListener watching = Listeners.of(List.of(failing)).watching(nothing());
            watching.on(KEPT);
            open(failing).close();
        });
        assertThat(lines).hasSize(2).noneMatch(line -> line.contains("canary"));
        assertThat(heard.events()).containsExactly(KEPT);
    }

    @Test
    @DisplayName("B8 what is to be done when a Veriport is closed is done then, and at once where it is closed already")
    void when_closed() {
        EventLog done = new EventLog();
        Veriport veriport = open(new VeriportListener() {
            @Override
            public void on(VeriportEvent event) {}

            @Override
            public VeriportListener watching(OpenVeriport opened) {
                opened.whenClosed(() -> done.on(KEPT));
                return this;
            }
        });
        assertThat(done.events()).isEmpty();
        veriport.close();
        veriport.close();
        assertThat(done.events()).hasSize(1);
        veriport.whenClosed(() -> done.on(LOST));
        assertThat(done.events()).containsExactly(KEPT, LOST);
    }

    private static Veriport open(VeriportListener listener) {
        return Veriport.builder(ConfigSource.of(Map.of(
                        "veriport.provider", "vendor",
                        "veriport.vendor.client-id", "id",
                        "veriport.vendor.client-secret", "secret")))
                .factory(ScriptedFactory.of("vendor"))
                .listener(listener)
                .build();
    }

    private static OpenVeriport nothing() {
        return new OpenVeriport() {
            @Override
            public SortedMap<String, BreakerState> operations(ProviderId provider) {
                return Collections.emptySortedMap();
            }

            @Override
            public void whenClosed(Runnable task) {}
        };
    }
}
