package dev.veriport.http;

import dev.veriport.error.ErrorCode;
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

/**
 * Fetches files that a vendor keeps, each time they are opened, with a deadline of their own and at most 64 MiB in
 * memory. The vendor's API is called with its credentials. An address that the vendor gave is called without any, and
 * only at an allowed host. Thread-safe.
 */
public final class VendorFiles {
    /** How a storage refuses an address that has expired. */
    private static final Set<ErrorCode> EXPIRED =
            Set.of(ErrorCode.AUTHENTICATION, ErrorCode.PERMISSION, ErrorCode.NOT_FOUND, ErrorCode.INVALID_REQUEST);

    private final VendorClient api;
    private final VendorClient storage;
    private final Operation.Download operation;
    private final Credentials credentials;
    private final FileHosts hosts;

    private VendorFiles(
            VendorClient api,
            VendorClient storage,
            Operation.Download operation,
            Credentials credentials,
            FileHosts hosts) {
        this.api = api;
        this.storage = storage;
        this.operation = operation;
        this.credentials = credentials;
        this.hosts = hosts;
    }

    /**
     * The files of a vendor.
     *
     * @param api the client of the vendor's API
     * @param operation of each request for a file
     * @param credentials for the vendor's API alone
     */
    public static VendorFiles of(
            VendorClient api, Operation.Download operation, Credentials credentials, FileHosts hosts) {
        return new VendorFiles(api, api.forFiles(hosts), operation, credentials, hosts);
    }

    /** A file of the vendor's API, which may redirect to an address of an allowed host. */
    public Evidence inApi(VendorFile file, VendorRequest request) {
        return new EvidenceAtVendor(file, () -> fetch(deadline -> ask(request, deadline)));
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
            Location known = elsewhere(address.reveal());
            Deadline deadline = api.deadline();
            return fetch(
                    known,
                    deadline,
                    late -> elsewhere(
                            again.apply(late).orElseThrow(VendorFiles::gone).reveal()));
        });
    }

    /** Where a file is: in the answer itself, or at an address. */
    private sealed interface Location {
        record Here(byte[] content) implements Location {}

        record Elsewhere(URI address) implements Location {}
    }

    private byte[] fetch(Function<Deadline, Location> locate) {
        Deadline deadline = api.deadline();
        return fetch(locate.apply(deadline), deadline, locate);
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

    private Location ask(VendorRequest request, Deadline deadline) {
        return api.callForResult(operation, deadline, credentials, request, response -> {
            boolean redirected = response.status() / 100 == 3;
            Optional<String> address = redirected ? response.header(ResponseBodies.LOCATION) : Optional.empty();
            return address.map(this::elsewhere).orElseGet(() -> new Location.Here(body(response)));
        });
    }

    private byte[] content(Location location, Deadline deadline) {
        if (location instanceof Location.Elsewhere elsewhere) {
            VendorRequest request = VendorRequest.toAddress(elsewhere.address());
            ResponseReader<byte[]> whole = VendorFiles::body;
            return storage.callForResult(operation, deadline, Credentials.none(), request, whole);
        }
        return ((Location.Here) location).content();
    }

    private Location elsewhere(String address) {
        return new Location.Elsewhere(hosts.allowed(address)
                .orElseThrow(() -> VeriportException.of(
                                ErrorCode.MALFORMED_RESPONSE,
                                "the vendor keeps the file at a host that is not allowed: check " + hosts.key())
                        .build()));
    }

    private static byte[] body(VendorResponse response) {
        if (!response.isSuccess()) {
            throw response.failure().build();
        }
        return response.body();
    }

    private static VeriportException gone() {
        return VeriportException.of(ErrorCode.NOT_FOUND, "the vendor has no such file any more")
                .build();
    }
}
