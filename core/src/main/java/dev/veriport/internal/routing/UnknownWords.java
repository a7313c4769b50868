package dev.veriport.internal.routing;

import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportListener;
import dev.veriport.model.Explanation;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationResult;
import java.util.List;

/** The values of a result with words that are unknown or cannot be read. */
final class UnknownWords {
    private UnknownWords() {}

    /** Emits an event for them, if there are any. */
    static void emit(VerificationResult result, ProviderId provider, VeriportListener listener) {
        List<String> unknown = result.explain().unknownWords().stream()
                .map(Explanation.Line::ours)
                .toList();
        if (!unknown.isEmpty()) {
            listener.on(new VeriportEvent.UnknownWords(provider, unknown));
        }
    }
}
