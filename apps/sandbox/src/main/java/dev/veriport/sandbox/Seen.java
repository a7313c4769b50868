package dev.veriport.sandbox;

import dev.veriport.event.VeriportEvent;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an action caused.
 *
 * @param wire the requests that the vendors received
 * @param events the events of Veriport
 */
record Seen(List<WireLog.Line> wire, List<VeriportEvent> events) {
    static final Seen NOTHING = new Seen(List.of(), List.of());

    Seen {
        wire = List.copyOf(wire);
        events = List.copyOf(events);
    }

    Seen and(Seen later) {
        return new Seen(
                Stream.concat(wire.stream(), later.wire.stream()).toList(),
                Stream.concat(events.stream(), later.events.stream()).toList());
    }

    <E extends VeriportEvent> Stream<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }
}
