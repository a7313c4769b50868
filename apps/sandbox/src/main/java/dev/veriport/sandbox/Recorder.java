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
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Records Veriport's events, and says what an action caused. Of two actions at once, each sees the requests and events of both.
 * Thread-safe.
 */
final class Recorder implements VeriportListener {
    private final FakeVendors vendors;
    private final List<VeriportEvent> events = new CopyOnWriteArrayList<>();

    /**
     * The moment before an action.
     *
     * @param calls the calls that each vendor had received
     * @param events how many events there were
     */
    record Mark(Map<String, Integer> calls, int events) {}

    Recorder(FakeVendors vendors) {
        this.vendors = vendors;
    }

    @Override
    public void on(VeriportEvent event) {
        events.add(event);
    }

    List<VeriportEvent> events() {
        return List.copyOf(events);
    }

    Mark mark() {
        Map<String, Integer> calls = new TreeMap<>();
        vendors.all().forEach((vendor, fake) -> calls.put(vendor, fake.callCount()));
        return new Mark(calls, events.size());
    }

    /** The requests by vendor, in the order in which the vendors were called. */
    Seen since(Mark before) {
        List<VeriportEvent> all = events();
        List<VeriportEvent> caused = all.subList(before.events(), all.size());
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
