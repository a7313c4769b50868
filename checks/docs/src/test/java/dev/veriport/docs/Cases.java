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
 * The states of an application's attempts, each attempt with a reference of its own. In a real application these are tables,
 * and {@code compute} locks a row.
 */
final class Cases implements WebhookHandler {
    private final Map<VerificationId, VerificationState> states = new ConcurrentHashMap<>();
    private final Map<String, VerificationId> verifications = new ConcurrentHashMap<>();

    /** The user came back: from now on the attempt's verification is known. */
    void completed(String reference, VerificationResult result, Instant askedAt) {
        result.id().toOptional().ifPresent(id -> {
            verifications.putIfAbsent(reference, id);
            states.compute(id, (same, state) -> orInitial(state).after(result, askedAt));
        });
    }

    /** A vendor's delivery. It can arrive before the user is back, more than once, or late. */
    @Override
    public void on(Delivery delivery) {
        VerificationId id = delivery.id();
        delivery.result()
                .flatMap(result -> result.reference().toOptional())
                .ifPresent(reference -> verifications.putIfAbsent(reference, id));
        states.compute(id, (same, state) -> delivery.fold(orInitial(state)));
    }

    Decision decision(String reference) {
        VerificationId id = verifications.get(reference);
        return id == null ? Decision.PENDING : orInitial(states.get(id)).decision();
    }

    private static VerificationState orInitial(@Nullable VerificationState state) {
        return state == null ? VerificationState.initial() : state;
    }
}
