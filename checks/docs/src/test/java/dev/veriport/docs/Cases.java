package dev.veriport.docs;

import dev.veriport.model.Decision;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationState;
import dev.veriport.webhook.Delivery;
import dev.veriport.webhook.WebhookHandler;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What an application keeps of its attempts, each with a reference of its own; in a real one these are tables, and {@code
 * compute} locks a row.
 */
final class Cases implements WebhookHandler {
    private final Map<VerificationId, VerificationState> states = new ConcurrentHashMap<>();
    private final Map<String, VerificationId> verifications = new ConcurrentHashMap<>();

    /** The user came back: from here on the attempt and its verification are known to belong together. */
    void completed(String reference, VerificationResult result, Instant askedAt) {
        result.id().toOptional().ifPresent(id -> {
            verifications.putIfAbsent(reference, id);
            states.compute(id, (same, state) -> begunOr(state).after(result, askedAt));
        });
    }

    /** A vendor's delivery: perhaps before the user is back, perhaps again, perhaps late. */
    @Override
    public void on(Delivery delivery) {
        VerificationId id = delivery.notification().id();
        delivery.result().reference().toOptional().ifPresent(reference -> verifications.putIfAbsent(reference, id));
        states.compute(id, (same, state) -> delivery.fold(begunOr(state)));
    }

    Decision decision(String reference) {
        VerificationId id = verifications.get(reference);
        return id == null ? Decision.PENDING : begunOr(states.get(id)).decision();
    }

    private static VerificationState begunOr(@Nullable VerificationState state) {
        return state == null ? VerificationState.initial() : state;
    }
}
