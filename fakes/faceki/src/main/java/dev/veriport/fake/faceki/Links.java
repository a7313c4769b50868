package dev.veriport.fake.faceki;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Verification links, and the records that their endings leave. */
final class Links {

    private final Settings settings;
    private final RecordStore records;
    private final Map<String, Open> byId = new ConcurrentHashMap<>();
    private final List<VerificationLink> created = new CopyOnWriteArrayList<>();

    Links(Settings settings, RecordStore records) {
        this.settings = settings;
        this.records = records;
    }

    /** The unit of {@code expiryTime} is minutes (a fact); what zero means is not published: no end, here. */
    VerificationLink create(ObjectNode body, long expiryMinutes) {
        Instant now = settings.clock().instant();
        VerificationLink link = new VerificationLink(
                UUID.randomUUID().toString(),
                Json.text(body, "workflowId"),
                Json.text(body, "applicationId"),
                Json.text(body, "redirect_url"),
                now,
                Optional.of(expiryMinutes)
                        .filter(minutes -> minutes > 0)
                        .map(minutes -> now.plus(Duration.ofMinutes(minutes))));
        byId.put(link.id(), new Open(link, new AtomicBoolean()));
        created.add(link);
        return link;
    }

    List<VerificationLink> created() {
        return List.copyOf(created);
    }

    /** The link, while its page is open: codes 8014 and 8015 exist for the other cases, their pages do not. */
    Optional<VerificationLink> open(String id) {
        return Optional.ofNullable(byId.get(id))
                .filter(open -> !open.used.get())
                .map(Open::link)
                .filter(link -> !link.isExpired(settings.clock().instant()));
    }

    /** Makes the record; empty when the link is not open. One attempt per link, unless links are reusable (8). */
    Optional<Outcome> finish(String id, Ending ending) {
        Optional<VerificationLink> link = open(id);
        Optional<FacekiRecordJson> left = EndingRecords.after(ending);
        if (link.isEmpty() || left.isEmpty()) {
            return link.map(open -> new Outcome(open, null));
        }
        Open open = byId.get(id);
        if (open == null || (!settings.linksReusable() && !open.used.compareAndSet(false, true))) {
            return Optional.empty();
        }
        FacekiRecordJson record = left.get().link(id).createdAt(settings.clock().instant());
        if (settings.applicationIdBecomesRecordIdentifier()) {
            record.recordIdentifier(link.get().applicationId());
        }
        ObjectNode made = record.object();
        records.add(made.deepCopy());
        return Optional.of(new Outcome(link.get(), made));
    }

    private record Open(VerificationLink link, AtomicBoolean used) {}

    /** The link and the record that was made; none where the user walked away. */
    record Outcome(VerificationLink link, @Nullable ObjectNode record) {}
}
