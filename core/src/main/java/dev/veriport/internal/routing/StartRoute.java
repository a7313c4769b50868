package dev.veriport.internal.routing;

import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportListener;
import dev.veriport.model.FailedStart;
import dev.veriport.model.Route;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import java.util.List;
import java.util.OptionalInt;

/** How a start came to its vendor: as its session says it, and its event. */
record StartRoute(Route route, OptionalInt rule, List<FailedStart> tried) {
    /** The application called the vendor. */
    static final StartRoute DIRECT = new StartRoute(Route.DIRECT, OptionalInt.empty(), List.of());

    VerificationSession emit(VerificationSession session, VerificationRequest request, VeriportListener listener) {
        listener.on(new VeriportEvent.VerificationStarted(session.provider(), route, rule, request.documentCountry()));
        return session.withRoute(route, rule, tried);
    }
}
