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

/**
 * All listeners as one. An exception of one listener is logged, and affects neither the call nor the other listeners.
 * Thread-safe.
 */
public final class Listeners implements VeriportListener {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<VeriportListener> all;

    /** The failures already logged; at most one for each listener and type of event. */
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
            } catch (Throwable dropped) { // a listener's failure does not fail the call
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

    /** Logs neither the message nor the stack trace of the exception: they may contain personal data. */
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
