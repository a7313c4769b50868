package dev.veriport.fake.persona;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A webhook: a URL and the names of events. Facts: an event is sent until it is answered 200, 201, 202 or 204, at most eight times.
 * Sends only when it is told to.
 */
final class Subscription {
    private static final Set<Integer> ACCEPTED = Set.of(200, 201, 202, 204);

    private final URI to;
    private final Set<String> names;
    private final Webhooks webhooks;
    private final InstantSource clock;
    private final Map<String, Sent> sent = new ConcurrentHashMap<>();

    private record Sent(int attempts, Instant firstAt, boolean isAccepted) {
        boolean isOver() {
            return isAccepted || attempts == Webhooks.ATTEMPTS;
        }
    }

    Subscription(URI to, Set<String> names, Webhooks webhooks, InstantSource clock) {
        this.to = to;
        this.names = Set.copyOf(names);
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /**
     * Sends each event once more that has not been accepted.
     *
     * @return the statuses of the answers
     */
    List<Integer> send(List<Event> happened) {
        return happened.stream()
                .filter(event -> names.contains(event.name()))
                .filter(event -> !sentOf(event).isOver())
                .map(this::send)
                .toList();
    }

    private int send(Event event) {
        Sent before = sentOf(event);
        int attempt = before.attempts() + 1;
        int status = webhooks.of(event, attempt, before.firstAt()).push(to);
        sent.put(event.id(), new Sent(attempt, before.firstAt(), ACCEPTED.contains(status)));
        return status;
    }

    private Sent sentOf(Event event) {
        return sent.getOrDefault(event.id(), new Sent(0, clock.instant(), false));
    }
}
