package dev.veriport.internal.setup;

import dev.veriport.event.OpenVeriport;
import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All who watch, as one; one that throws harms nobody, and is logged. Thread-safe. */
public final class Listeners implements VeriportListener {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<VeriportListener> all;

    /** What was logged: no more than there are listeners and types of events. */
    private final Set<Failure> logged = ConcurrentHashMap.newKeySet();

    private record Failure(int listener, Class<?> during) {}

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
            try {
                listener.on(event);
            } catch (VirtualMachineError fatal) {
                throw fatal;
            } catch (Throwable dropped) { // a call does not fail because somebody watched it
                log(i, event.getClass(), dropped);
            }
        }
    }

    @Override
    public VeriportListener watching(OpenVeriport opened) {
        List<VeriportListener> own = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            VeriportListener listener = all.get(i);
            try {
                own.add(listener.watching(opened));
            } catch (VirtualMachineError fatal) {
                throw fatal;
            } catch (Throwable dropped) {
                log(i, OpenVeriport.class, dropped);
                own.add(listener);
            }
        }
        return new Listeners(List.copyOf(own));
    }

    /** Without the exception's message and stack: they may hold what the application knows of a person. */
    private void log(int listener, Class<?> during, Throwable thrown) {
        if (logged.add(new Failure(listener, during))) {
            LOG.warn(
                    "listener {} failed at {} with {}; it is still called, and this is logged once",
                    all.get(listener).getClass().getName(),
                    during.getSimpleName(),
                    thrown.getClass().getName());
        }
    }
}
