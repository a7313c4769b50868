package dev.veriport.internal.routing;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportListener;
import dev.veriport.internal.call.RequestIds;
import dev.veriport.model.Environment;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationResult;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The webhooks of one instance. Reads a delivery, and ignores one of the wrong environment. Thread-safe. */
final class Deliveries {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final int MAX_LOGGED = 16;

    private final Instance instance;
    private final Decisions decisions;
    private final VeriportListener listener;
    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    Deliveries(Instance instance, Decisions decisions, VeriportListener listener) {
        this.instance = instance;
        this.decisions = decisions;
        this.listener = listener;
    }

    /** @param permission throws when the instance receives no such delivery */
    Notification receive(InboundNotification raw, Consumer<InboundNotification> permission) {
        Notification received;
        try {
            permission.accept(raw);
            received = ofOurEnvironment(instance.requestIds().during(() -> read(raw), Deliveries::with));
        } catch (VeriportException refused) {
            String because = String.valueOf(refused.getMessage());
            listener.on(new VeriportEvent.DeliveryRefused(instance.id(), refused.code(), because));
            warnOnce(because);
            throw refused;
        }
        if (received.kind() == Notification.Kind.IGNORED) {
            listener.on(new VeriportEvent.DeliveryIgnored(instance.id()));
        }
        received.result().toOptional().ifPresent(result -> {
            UnknownWords.emit(result, instance.id(), listener);
            decisions.emit(result, received.deduplicationKey());
        });
        return received;
    }

    /** Anybody can send deliveries, so each message is logged once, and no more than {@link #MAX_LOGGED}. */
    private void warnOnce(String because) {
        if (logged.size() < MAX_LOGGED && logged.add(because)) {
            LOG.warn(
                    "a delivery to {} was refused; {}. This is logged once, and each is the event DeliveryRefused",
                    instance.id(),
                    because);
        }
    }

    /** Anybody can send a delivery. A failure while reading it refuses the delivery. */
    private Notification read(InboundNotification raw) {
        try {
            return instance.adapter().receive(raw);
        } catch (VeriportException refused) {
            throw refused;
        } catch (RuntimeException unexpected) {
            throw VeriportException.notSent(
                            ErrorCode.MALFORMED_RESPONSE,
                            instance.id() + " sent a delivery that cannot be read: report it with this stack trace")
                    .provider(instance.id())
                    .operation("receive")
                    .unexpected(unexpected)
                    .build();
        }
    }

    private static Notification with(Notification received, List<String> requestIds) {
        return received.result()
                .match(result -> received.withResult(RequestIds.with(result, requestIds)), missing -> received);
    }

    private Notification ofOurEnvironment(Notification received) {
        Reported<Environment> ofResult =
                received.result().match(VerificationResult::environment, missing -> Reported.notProvided());
        boolean foreign = instance.environment().isAnother(received.environment())
                || instance.environment().isAnother(ofResult);
        return foreign ? Notification.ignored(received.provider(), received.deduplicationKey()) : received;
    }
}
