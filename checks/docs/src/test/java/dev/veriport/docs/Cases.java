package dev.veriport.docs;

import dev.veriport.model.Decision;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationState;
import dev.veriport.webhook.Delivery;
import dev.veriport.webhook.WebhookHandler;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * An application's verifications. In a real application this is a table, {@code compute} locks a row, and {@code decided}
 * writes in the same transaction.
 */
public final class Cases implements WebhookHandler {
    private final Map<VerificationId, Row> rows = new ConcurrentHashMap<>();
    private final Decided decided;

    public Cases(Decided decided) {
        this.decided = decided;
    }

    /** What the application does when the decision is another one: approve the customer, refuse, or open a task. */
    public interface Decided {
        void on(String customer, VerificationResult result);
    }

    /** @param acted the decision that the application has acted on */
    private record Row(VerificationState state, Optional<String> customer, Decision acted) {
        static final Row NEW = new Row(VerificationState.initial(), Optional.empty(), Decision.PENDING);

        boolean isDue(VerificationResult result) {
            boolean isRead =
                    state.decision() != Decision.APPROVED || result.notRead().isEmpty();
            return isRead && state.decision() != acted && state.decision() == result.decision();
        }
    }

    /** The user came back, or the application has asked. */
    public void read(String customer, VerificationResult result, Instant askedAt) {
        result.id().toOptional().ifPresent(id -> {
            update(id, Optional.of(customer), Optional.of(result), state -> state.after(result, askedAt));
        });
    }

    /** A vendor's delivery. It can arrive before the user is back, more than once, or late. */
    @Override
    public void on(Delivery delivery) {
        Optional<String> customer =
                delivery.result().flatMap(result -> result.reference().toOptional());
        update(delivery.id(), customer, delivery.result(), delivery::fold);
    }

    /** Acts where the decision has changed, once the customer is known. */
    private void update(
            VerificationId id,
            Optional<String> customer,
            Optional<VerificationResult> result,
            UnaryOperator<VerificationState> step) {
        rows.compute(id, (same, stored) -> {
            Row before = stored == null ? Row.NEW : stored;
            Row after = new Row(step.apply(before.state()), before.customer().or(() -> customer), before.acted());
            if (after.customer().isEmpty() || result.filter(after::isDue).isEmpty()) {
                return after;
            }
            decided.on(after.customer().get(), result.get());
            return new Row(after.state(), after.customer(), after.state().decision());
        });
    }

    /** For the page that the customer sees. */
    public Decision decision(VerificationId id) {
        Row row = rows.get(id);
        return row == null ? Decision.PENDING : row.state().decision();
    }
}
