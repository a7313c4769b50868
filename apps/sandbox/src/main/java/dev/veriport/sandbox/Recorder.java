package dev.veriport.sandbox;

import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportListener;
import dev.veriport.testkit.vendor.RunningFake;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Records Veriport's events, keeps the latest, and says what an action caused. Of two actions at once, each sees the requests
 * and events of both. Thread-safe.
 */
final class Recorder implements VeriportListener {
    private static final int KEPT = 1_000;

    private final FakeVendors vendors;
    private final AtomicReference<History> history = new AtomicReference<>(new History(List.of(), 0));

    /**
     * @param latest the latest events, in their order
     * @param count how many there were
     */
    record History(List<VeriportEvent> latest, int count) {
        History with(VeriportEvent event) {
            List<VeriportEvent> more = new ArrayList<>(latest.subList(latest.size() == KEPT ? 1 : 0, latest.size()));
            more.add(event);
            return new History(List.copyOf(more), count + 1);
        }

        List<VeriportEvent> after(int earlier) {
            return latest.subList(Math.max(0, latest.size() - (count - earlier)), latest.size());
        }
    }

    /**
     * The moment before an action.
     *
     * @param calls the calls that each vendor had received
     * @param events how many events there were, also those that are not kept any more
     */
    record Mark(Map<String, Integer> calls, int events) {}

    Recorder(FakeVendors vendors) {
        this.vendors = vendors;
    }

    @Override
    public void on(VeriportEvent event) {
        history.updateAndGet(before -> before.with(event));
    }

    History history() {
        return history.get();
    }

    Mark mark() {
        Map<String, Integer> calls = new TreeMap<>();
        vendors.all().forEach((vendor, fake) -> calls.put(vendor, fake.callCount()));
        return new Mark(calls, history().count());
    }

    /** The requests by vendor, in the order in which the vendors were called. */
    Seen since(Mark before) {
        List<VeriportEvent> caused = history().after(before.events());
        List<WireLog.Line> wire = new ArrayList<>();
        called(caused).forEach(vendor -> wire.addAll(after(before.calls().getOrDefault(vendor, 0), vendor)));
        return new Seen(wire, caused);
    }

    private Set<String> called(List<VeriportEvent> caused) {
        Set<String> called = new LinkedHashSet<>();
        caused.stream()
                .filter(VeriportEvent.CallEvent.class::isInstance)
                .map(event -> ((VeriportEvent.CallEvent) event).provider().value())
                .forEach(called::add);
        called.addAll(vendors.all().keySet());
        return called;
    }

    /** A vendor keeps its latest calls only, so they are counted from the end. */
    private List<WireLog.Line> after(int calls, String vendor) {
        RunningFake fake = vendors.all().get(vendor);
        if (fake == null) {
            return List.of();
        }
        List<WireLog.Line> kept = WireLog.of(vendor, fake);
        return kept.subList(Math.max(0, kept.size() - Math.max(0, fake.callCount() - calls)), kept.size());
    }
}
