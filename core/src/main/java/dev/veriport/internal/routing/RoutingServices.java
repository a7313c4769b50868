package dev.veriport.internal.routing;

import dev.veriport.event.VeriportListener;
import dev.veriport.internal.time.CallScope;
import dev.veriport.model.ProviderId;
import dev.veriport.port.VendorChooser;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The services that the router uses.
 *
 * @param chooser the application's own, instead of the configured one
 * @param failing whether a vendor's breaker is open
 * @param caps counts the starts of vendors with a cap
 * @param webhookTimeout of the read that confirms a webhook
 */
public record RoutingServices(
        Optional<VendorChooser> chooser,
        Predicate<ProviderId> failing,
        CallScope scope,
        Duration webhookTimeout,
        Caps caps,
        VeriportListener listener) {}
