package dev.veriport.http;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.AttemptId;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VaultKey;
import dev.veriport.spi.Exchange;
import dev.veriport.spi.Operation;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorCall;
import dev.veriport.store.StoredResponse;
import dev.veriport.time.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Calls one vendor over HTTP. It builds a {@link VendorCall}, which core's pipeline executes. Each call declares its
 * operation, has one deadline, and ends with a result or a {@link VeriportException} that says whether the request was
 * sent. Thread-safe.
 */
public final class VendorClient {
    private static final int SMALL = 1024 * 1024;
    private static final int LARGE = 64 * 1024 * 1024;

    private final ProviderRuntime runtime;
    private final HttpSettings settings;
    private final HttpSender http;

    private VendorClient(
            ProviderRuntime runtime, HttpSettings settings, ResponseHeaders headers, HttpTransport transport) {
        this.runtime = runtime;
        this.settings = settings;
        this.http = new HttpSender(settings, transport, new ResponseBodies(headers, runtime.clock()));
    }

    /** Opens a client. It connects at the first call. Closing the vendor closes its connections. */
    public static VendorClient open(ProviderRuntime runtime, HttpSettings settings) {
        return open(runtime, settings, ResponseHeaders.standard());
    }

    /**
     * Opens a client, as {@link #open(ProviderRuntime, HttpSettings)}.
     *
     * @param headers the headers of answers that the adapter reads
     */
    public static VendorClient open(ProviderRuntime runtime, HttpSettings settings, ResponseHeaders headers) {
        HttpTransport transport =
                runtime.closeWithVendor(new HttpTransport(runtime.provider().value(), settings, runtime.connections()));
        return new VendorClient(runtime, settings, headers, transport);
    }

    /**
     * The deadline of the current call with the configured timeout. On failover, it counts from the first vendor's
     * start.
     */
    public Deadline deadline() {
        return runtime.deadline(settings.timeout());
    }

    /** The deadline of the current call with another timeout. */
    public Deadline deadline(Duration longer) {
        return runtime.deadline(longer);
    }

    /** A client for hosts that are not the vendor's API. */
    VendorClient forFiles(FileSettings files) {
        return open(runtime, settings.withoutIdentity(files.hostsKey()));
    }

    ProviderId provider() {
        return runtime.provider();
    }

    /** Reads a result from a response. Must be thread-safe. */
    @FunctionalInterface
    public interface ResponseReader<T> {

        /**
         * @throws VeriportException when the response reports a failure; build it from {@link VendorResponse#failure()}
         */
        T read(VendorResponse response);
    }

    /**
     * Makes a call with a response of at most 1 MiB.
     *
     * @throws VeriportException when the call fails
     */
    public <T> T call(
            Operation.Callable operation,
            Deadline deadline,
            Credentials credentials,
            VendorRequest request,
            ResponseReader<T> reader) {
        return ordinary(operation, deadline, exchange(request, credentials, SMALL), reader);
    }

    /**
     * Makes a call whose response can contain images: at most 64 MiB.
     *
     * @throws VeriportException when the call fails
     */
    public <T> T callForResult(
            Operation.Callable operation,
            Deadline deadline,
            Credentials credentials,
            VendorRequest request,
            ResponseReader<T> reader) {
        return ordinary(operation, deadline, exchange(request, credentials, LARGE), reader);
    }

    /**
     * Creates a resource that cannot be searched for, with a response of at most 64 MiB. A response that cannot be read
     * is stored in the vault.
     *
     * @param request with an idempotency key, where the operation is {@link Operation.Keyed}
     * @throws IllegalArgumentException when a keyed operation has no key
     * @throws VeriportException when the call fails; with {@link VeriportException#vaultKey()} when the response is
     *     stored
     */
    public <T> T create(
            Operation.Creating operation,
            Deadline deadline,
            Credentials credentials,
            VendorRequest request,
            ResponseReader<T> reader) {
        String attempt = AttemptId.random().value();
        return creation(operation, deadline, credentials, request, reader, attempt, Optional.empty());
    }

    /**
     * Creates a resource that can be searched for by the attempt's identifier, with a response of at most 64 MiB. An
     * unknown outcome is searched for once, within the deadline; nothing is created twice. A response that cannot be
     * read is stored in the vault, under {@code VaultKey.of(provider, attempt, operation.name())}.
     *
     * @param attempt the identifier that the request carries
     * @param search finds the result by that identifier; empty when there is none
     * @throws VeriportException when the call fails; {@link ErrorCode#OUTCOME_UNKNOWN} when the search finds nothing
     */
    public <T> T create(
            Operation.Creating operation,
            Deadline deadline,
            Credentials credentials,
            VendorRequest request,
            ResponseReader<T> reader,
            String attempt,
            Function<Deadline, Optional<T>> search) {
        return creation(operation, deadline, credentials, request, reader, attempt, Optional.of(search));
    }

    /**
     * Redeems a one-time code: at most one request for each key, on its own connection, with a response of at most 64
     * MiB. The response is stored before it is read, so a response that cannot be read is not lost.
     *
     * @param key identifies this redemption
     * @param exchangeTimeout of the exchange, which continues after the caller's deadline
     * @throws VeriportException when the call fails; {@link ErrorCode#MALFORMED_RESPONSE} with {@link
     *     VeriportException#vaultKey()} when the stored response cannot be read
     */
    public <T> T redeem(
            Operation.OneShot operation,
            VaultKey key,
            Duration exchangeTimeout,
            Credentials credentials,
            VendorRequest request,
            ResponseReader<T> reader) {
        return runtime.calls()
                .make(new VendorCall.Redemption<>(
                        operation,
                        deadline(),
                        exchange(request, credentials, LARGE),
                        reading(reader),
                        key,
                        exchangeTimeout));
    }

    /**
     * Makes the next request of a start that needs several, and deletes what an earlier one created when it fails. See {@link
     * ProviderRuntime#orDelete}.
     *
     * @param created the vendor's id of what was created, without personal data
     * @param deadline of the start
     * @param next makes the next request
     * @param deletion deletes what was created, within the deadline it is given
     * @throws VeriportException the failure of the next request, with {@link VeriportException#leftAtVendor()} when the
     *     deletion is not confirmed in time
     */
    public <T> T orDelete(String created, Deadline deadline, Supplier<T> next, Consumer<Deadline> deletion) {
        return runtime.orDelete(created, deadline, next, deletion);
    }

    private <T> T creation(
            Operation.Creating operation,
            Deadline deadline,
            Credentials credentials,
            VendorRequest request,
            ResponseReader<T> reader,
            String attempt,
            Optional<Function<Deadline, Optional<T>>> search) {
        if (operation instanceof Operation.Keyed && !request.hasIdempotencyKey()) {
            throw new IllegalArgumentException(
                    operation.name() + " is repeated by its idempotency key, and its request has none");
        }
        Exchange exchange = exchange(request, credentials, LARGE);
        return runtime.calls()
                .make(new VendorCall.Creation<>(operation, deadline, exchange, reading(reader), attempt, search));
    }

    private <T> T ordinary(
            Operation.Callable operation, Deadline deadline, Exchange exchange, ResponseReader<T> reader) {
        return runtime.calls().make(new VendorCall.Ordinary<>(operation, deadline, exchange, reading(reader)));
    }

    private Exchange exchange(VendorRequest request, Credentials credentials, int maxBody) {
        return new HttpExchange(http, request, credentials, runtime.clock(), maxBody);
    }

    private static <T> Function<StoredResponse, T> reading(ResponseReader<T> reader) {
        return answer -> reader.read(VendorResponse.of(answer));
    }
}
