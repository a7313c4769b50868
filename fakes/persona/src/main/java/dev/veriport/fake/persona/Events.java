package dev.veriport.fake.persona;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** The events of all inquiries, and the URLs that are subscribed to them. */
final class Events {
    private static final String CREATED = "inquiry.created";

    private final InstantSource clock;
    private final InquiryStore inquiries;
    private final Webhooks webhooks;
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

    Events(InstantSource clock, InquiryStore inquiries, Webhooks webhooks) {
        this.clock = clock;
        this.inquiries = inquiries;
        this.webhooks = webhooks;
    }

    /** The latest event about the inquiry's status. */
    static Event ofStatus(Inquiry inquiry) {
        return last(inquiry.events().stream()
                .filter(event -> event.name().equals(CREATED)
                        || Move.ofEvent(event.name()).isPresent())
                .toList());
    }

    /** The latest event of this name, or one of the inquiry as it would be. */
    Event named(Inquiry inquiry, String name) {
        List<Event> happened = inquiry.events().stream()
                .filter(event -> event.name().equals(name))
                .toList();
        return happened.isEmpty() ? imagined(inquiry, name) : last(happened);
    }

    private Event imagined(Inquiry inquiry, String name) {
        if (!PersonaWords.INQUIRY_EVENTS.contains(name)) {
            throw new IllegalArgumentException("this inquiry has no such event: " + name);
        }
        Instant now = clock.instant();
        Inquiry then = name.equals("inquiry.redacted")
                ? inquiry.redacted(now)
                : Move.ofEvent(name)
                        .map(move -> inquiry.moved(move, now))
                        .orElseGet(() -> inquiry.happened(name, inquiry.id(), now));
        return last(then.events());
    }

    private static Event last(List<Event> events) {
        return events.get(events.size() - 1);
    }

    void subscribe(URI to, Set<String> names) {
        subscriptions.add(new Subscription(to, names, webhooks, clock));
    }

    /** Sends what was not accepted, in the order in which it happened. */
    List<Integer> send() {
        List<Event> happened = inquiries.all().stream()
                .flatMap(inquiry -> inquiry.events().stream())
                .sorted(Comparator.comparing(Event::at))
                .toList();
        return subscriptions.stream()
                .flatMap(subscription -> subscription.send(happened).stream())
                .toList();
    }
}
