package dev.veriport.http;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.http.VendorClient.ResponseReader;
import dev.veriport.model.Evidence;
import dev.veriport.model.Secret;
import dev.veriport.spi.Operation;
import dev.veriport.time.Deadline;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Fetches files that a vendor keeps, see {@link JsonApi#files}, each time they are opened, with a deadline of their own and at most 64 MiB in
 * memory. The vendor's API is called with its credentials. An address that the vendor gave is called without any, and
 * only at an allowed host. Thread-safe.
 */
public final class VendorFiles {
    /** How a storage refuses an address that has expired. */
    private static final Set<ErrorCode> EXPIRED =
            Set.of(ErrorCode.AUTHENTICATION, ErrorCode.PERMISSION, ErrorCode.NOT_FOUND, ErrorCode.INVALID_REQUEST);

    private final JsonApi api;
    private final VendorClient storage;
    private final Operation.Download operation;
    private final FileSettings settings;

    /**
     * @param storage the client of other hosts
     * @param operation of each request for a file
     */
    VendorFiles(JsonApi api, VendorClient storage, Operation.Download operation, FileSettings settings) {
        this.api = api;
        this.storage = storage;
        this.operation = operation;
        this.settings = settings;
    }

    /** The same for another operation, with the same connections. */
    public VendorFiles as(Operation.Download other) {
        return new VendorFiles(api, storage, other, settings);
    }

    /**
     * A file of the vendor's API, which may redirect to an address of an allowed host.
     *
     * @param request made when the file is opened
     */
    public Evidence inApi(VendorFile file, Supplier<VendorRequest.Builder> request) {
        return new EvidenceAtVendor(file, () -> {
            Deadline deadline = api.deadline(settings.timeout());
            Function<Deadline, Location> ask = within -> ask(request.get(), within);
            return fetch(ask.apply(deadline), deadline, ask);
        });
    }

    /**
     * A file at an address that the vendor gave.
     *
     * @param address as the vendor wrote it
     * @param again asks the vendor for the address once more, when the first one has expired; empty when there is no
     *     such file any more
     */
    public Evidence atAddress(VendorFile file, Secret address, Function<Deadline, Optional<Secret>> again) {
        return new EvidenceAtVendor(file, () -> {
            Location known = new Location.Address(address);
            Function<Deadline, Location> ask =
                    within -> new Location.Address(again.apply(within).orElseThrow(this::noSuchFile));
            return fetch(known, api.deadline(settings.timeout()), ask);
        });
    }

    /** Where a file is: in the answer itself, or at an address. */
    private sealed interface Location {
        record Content(byte[] bytes) implements Location {}

        record Address(Secret written) implements Location {}
    }

    /** An address that has expired is asked for again, once. */
    private byte[] fetch(Location first, Deadline deadline, Function<Deadline, Location> again) {
        try {
            return content(first, deadline);
        } catch (VeriportException refused) {
            if (!EXPIRED.contains(refused.code())) {
                throw refused;
            }
            return content(again.apply(deadline), deadline);
        }
    }

    private Location ask(VendorRequest.Builder request, Deadline deadline) {
        return api.file(operation, request, deadline, response -> {
            boolean redirected = response.status() / 100 == 3;
            Optional<String> address = redirected ? response.header(ResponseBodies.LOCATION) : Optional.empty();
            return address.<Location>map(to -> new Location.Address(Secret.of(to)))
                    .orElseGet(() -> new Location.Content(api.success(response).body()));
        });
    }

    private byte[] content(Location location, Deadline deadline) {
        if (location instanceof Location.Address address) {
            VendorRequest request = VendorRequest.toAddress(allowed(address));
            ResponseReader<byte[]> whole = this::stored;
            return storage.callForResult(operation, deadline, Credentials.none(), request, whole);
        }
        return ((Location.Content) location).bytes();
    }

    private URI allowed(Location.Address address) {
        return settings.allowed(address.written().reveal())
                .orElseThrow(() -> failure(
                                ErrorCode.CONFIGURATION,
                                "the vendor keeps the file at an address that is not allowed: check "
                                        + settings.hostsKey())
                        .phase(Phase.NOT_SENT)
                        .build());
    }

    /** The storage's answer. How long the storage asks to wait says nothing about the vendor's API. */
    private byte[] stored(VendorResponse response) {
        if (!response.isSuccess()) {
            ErrorCode code = response.failure().build().code();
            throw response.answered(failure(
                            code,
                            "the host of the vendor's files answered " + response.status() + ": try again, or check "
                                    + settings.hostsKey()))
                    .build();
        }
        return response.body();
    }

    private VeriportException noSuchFile() {
        return failure(ErrorCode.NOT_FOUND, "the vendor has no such file any more")
                .build();
    }

    private VeriportException.Builder failure(ErrorCode code, String message) {
        return VeriportException.of(code, message).provider(api.provider()).operation(operation.name());
    }
}
