package dev.veriport.fakes;

import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what happened, in order. */
public final class EventLog implements VeriportListener {
    private final List<VeriportEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void on(VeriportEvent event) {
        events.add(event);
    }

    public List<VeriportEvent> events() {
        return events;
    }

    /** The simple names of what happened. */
    public List<String> names() {
        return events.stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    public <E extends VeriportEvent> List<E> of(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
