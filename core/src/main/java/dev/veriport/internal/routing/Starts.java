package dev.veriport.internal.routing;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportListener;
import dev.veriport.internal.time.CallScope;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Route;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Starts at the first vendor of the order, and at the next one when that fails. Fails over only before the user has seen a
 * vendor's page, within one deadline, and only when no session was created and the request was not refused. Thread-safe.
 */
final class Starts {
    /** The codes that concern the vendor's availability, and neither the request nor the account. */
    private static final Set<ErrorCode> CANNOT_NOW = EnumSet.of(
            ErrorCode.CIRCUIT_OPEN,
            ErrorCode.BUDGET_EXHAUSTED,
            ErrorCode.RATE_LIMITED,
            ErrorCode.UNAVAILABLE,
            ErrorCode.TIMEOUT,
            ErrorCode.MALFORMED_RESPONSE);

    private final StartOrders orders;
    private final StartFailures startFailures;
    private final Caps caps;
    private final CallScope scope;
    private final VeriportListener listener;

    Starts(StartOrders orders, StartFailures startFailures, RoutingServices services) {
        this.orders = orders;
        this.startFailures = startFailures;
        this.caps = services.caps();
        this.scope = services.scope();
        this.listener = services.listener();
    }

    /** One attempt for all vendors that are tried, so that what a vendor has left is found by the session's attempt. */
    VerificationSession start(VerificationRequest asked) {
        VerificationRequest request = GatedProvider.withAttempt(asked);
        StartOrder order = orders.of(request);
        if (order.vendors().isEmpty()) {
            throw startFailures.refusal(request, order);
        }
        return new OneStart(request, order).run();
    }

    /** One start, at one vendor after the other. */
    private final class OneStart {
        private final VerificationRequest request;
        private final StartOrder order;
        private final CallScope.Started started = scope.begin();
        private final Map<ProviderId, String> tried = new LinkedHashMap<>();
        private final List<VeriportException> failures = new ArrayList<>();
        private final List<VeriportException> capped = new ArrayList<>();
        private Optional<ProviderId> left = Optional.empty();

        OneStart(VerificationRequest request, StartOrder order) {
            this.request = request;
            this.order = order;
        }

        VerificationSession run() {
            int last = order.vendors().size() - 1;
            for (int i = 0; i <= last; i++) {
                Optional<VerificationSession> session = startAt(order.vendors().get(i), i < last);
                if (session.isPresent()) {
                    return session.get();
                }
            }
            throw order.rule()
                    .map(rule -> StartFailures.naming(rule, decisive()))
                    .orElseGet(this::decisive);
        }

        /** Empty where the next vendor may take the start. */
        private Optional<VerificationSession> startAt(GatedProvider vendor, boolean another) {
            try {
                Caps.Place place = caps.take(vendor.id());
                if (!place.granted()) {
                    tried.put(vendor.id(), Caps.REACHED);
                    capped.add(Caps.reached(vendor.id(), place.resetsIn()));
                    return Optional.empty();
                }
                failedOverTo(vendor);
                return Optional.of(started.call(another, () -> place.use(() -> vendor.start(request, route()))));
            } catch (VeriportException failure) {
                failedOverTo(vendor); // where its cap could not be counted
                failures.add(failure);
                if (!CANNOT_NOW.contains(failure.code()) && !vendor.mayBeLeft(failure)) {
                    throw decisive();
                }
                left = Optional.of(vendor.id());
                tried.put(vendor.id(), failure.code().name());
                return Optional.empty();
            }
        }

        private StartRoute route() {
            Route route = tried.isEmpty() ? orders.routeOfFirst(request, order) : Route.FALLBACK;
            return new StartRoute(route, order.ruleNumber(), tried);
        }

        /** Of a vendor that failed, to the next one that is tried: one that is capped is not. */
        private void failedOverTo(GatedProvider next) {
            left.ifPresent(failed -> listener.on(new VeriportEvent.FailedOver(
                    failed, next.id(), failures.get(failures.size() - 1).code())));
            left = Optional.empty();
        }

        /**
         * The last failure, with the others as suppressed ones. A timeout of a vendor that was not reached in time says less than
         * the first vendor's failure, so that one is reported. Where all are capped the first of them is.
         */
        private VeriportException decisive() {
            List<VeriportException> all = new ArrayList<>(failures);
            all.addAll(capped);
            VeriportException last = all.get(Math.max(0, failures.size() - 1));
            boolean late = last.code() == ErrorCode.TIMEOUT && last.phase() == Phase.NOT_SENT;
            VeriportException reported = late ? all.get(0) : last;
            all.stream().filter(other -> other != reported).forEach(reported::addSuppressed);
            return reported;
        }
    }
}
