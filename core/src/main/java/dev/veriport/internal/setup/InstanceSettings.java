package dev.veriport.internal.setup;

import dev.veriport.model.ProviderId;
import dev.veriport.spi.Operation;
import dev.veriport.store.DailyLimits;
import dev.veriport.store.VendorAccount;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the runtime of an instance needs of its settings. Immutable.
 *
 * @param formerly other names of the instance
 * @param limits the daily limits of the account
 * @param connections the maximum number of concurrent requests of one kind of operation
 * @param operations those that the adapter declares
 */
public record InstanceSettings(
        ProviderId id,
        Set<ProviderId> formerly,
        VendorAccount account,
        DailyLimits limits,
        int connections,
        Set<Operation> operations) {

    /** Copies the sets. */
    public InstanceSettings {
        formerly = Set.copyOf(formerly);
        operations = Set.copyOf(operations);
    }

    /** Its own name, and the other ones. */
    Set<ProviderId> names() {
        return Stream.concat(Stream.of(id), formerly.stream()).collect(Collectors.toUnmodifiableSet());
    }
}
