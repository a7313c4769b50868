package dev.veriport.internal.routing;

import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportListener;
import dev.veriport.internal.store.LatestKeys;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reported;
import dev.veriport.model.VaultKey;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import java.util.Set;

/**
 * The decisions of one instance. A verification is read many times, and each of its decisions is one event. Remembers hashes
 * of the latest 10,000. Thread-safe.
 */
final class Decisions {
    private static final int REMEMBERED = 10_000;

    private final ProviderId provider;
    private final VeriportListener listener;
    private final Set<VaultKey> emitted = LatestKeys.set(REMEMBERED);

    Decisions(ProviderId provider, VeriportListener listener) {
        this.provider = provider;
        this.listener = listener;
    }

    /**
     * Emits an event, if the result has a decision that is not remembered.
     *
     * @param asked what was read, for a result without the vendor's id
     */
    void emit(VerificationResult result, String asked) {
        if (!isDecided(result)) {
            return;
        }
        String verification =
                result.id().map(VerificationId::value).toOptional().orElse(asked);
        if (emitted.add(VaultKey.of(provider, verification, result.decision().name()))) {
            listener.on(new VeriportEvent.VerificationDecided(provider, result));
        }
    }

    /** An answer without a word for the decision decides nothing: it may be the data alone, of what was decided before. */
    private static boolean isDecided(VerificationResult result) {
        return switch (result.decision()) {
            case PENDING -> false;
            case INDETERMINATE -> {
                Reported<String> word = result.provenance().decisionWord();
                yield word.isGiven() || word.isUnreadable();
            }
            default -> true;
        };
    }
}
