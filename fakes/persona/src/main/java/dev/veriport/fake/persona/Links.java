package dev.veriport.fake.persona;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The one-time links of the inquiries. Facts: each is opened once, is valid for 24 hours unless a request says otherwise, and
 * expires with its inquiry. Inference: a new link leaves earlier ones valid.
 */
final class Links {
    static final Duration TTL = Duration.ofHours(24);

    private final String pages;
    private final Map<String, Link> byCode = new ConcurrentHashMap<>();

    /** @param pages what a link begins with */
    Links(String pages) {
        this.pages = pages;
    }

    /** What a link opens, until then. */
    record Link(String inquiryId, String sessionId, Instant validUntil, boolean isOpened) {}

    /** @param meta gets the link, and a short one that is the same here */
    void create(Inquiry inquiry, Session session, Instant validUntil, ObjectNode meta) {
        String code = Ids.next("us1-");
        byCode.put(code, new Link(inquiry.id(), session.id(), validUntil, false));
        meta.put("one-time-link", pages + code).put("one-time-link-short", pages + code);
    }

    /** Ends all links of an inquiry, which itself stays open. */
    void expire(String inquiryId) {
        byCode.values().removeIf(link -> link.inquiryId().equals(inquiryId));
    }

    /** Opens a link in a browser, the first time. */
    Optional<Link> open(String code, Instant now) {
        boolean[] isFirst = {false};
        Link opened = byCode.computeIfPresent(code, (same, link) -> {
            isFirst[0] = !link.isOpened();
            return new Link(link.inquiryId(), link.sessionId(), link.validUntil(), true);
        });
        return Optional.ofNullable(opened).filter(link -> isFirst[0] && now.isBefore(link.validUntil()));
    }

    /** Leaves the page of a link, the first time. */
    Optional<Link> use(String code, Instant now) {
        return Optional.ofNullable(byCode.remove(code)).filter(link -> now.isBefore(link.validUntil()));
    }
}
