package dev.veriport.internal.routing;

import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportListener;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Route;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import java.util.Map;
import java.util.OptionalInt;

/** How a start came to its vendor: as its session says it, and its event. */
record StartRoute(Route route, OptionalInt rule, Map<ProviderId, String> tried) {
    /** The application called the vendor. */
    static final StartRoute DIRECT = new StartRoute(Route.DIRECT, OptionalInt.empty(), Map.of());

    VerificationSession emit(VerificationSession session, VerificationRequest request, VeriportListener listener) {
        listener.on(new VeriportEvent.VerificationStarted(session.provider(), route, rule, request.documentCountry()));
        return session.withRoute(route, rule, tried);
    }
}
