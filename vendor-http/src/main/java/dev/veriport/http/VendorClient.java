package dev.veriport.http;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.VaultKey;
import dev.veriport.spi.AttemptId;
import dev.veriport.spi.Exchange;
import dev.veriport.spi.Operation;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorCall;
import dev.veriport.store.StoredResponse;
import dev.veriport.time.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Calls one vendor over HTTP. It puts together a {@link VendorCall}, which core's pipeline then makes: each call declares its
 * operation, has one deadline, and ends in a result or a {@link VeriportException} that says how far the request came.
 * Thread-safe.
 */
public final class VendorClient {
    private static final int SMALL = 1024 * 1024;
    private static final int LARGE = 64 * 1024 * 1024;

    private final ProviderRuntime runtime;
    private final Duration timeout;
    private final HttpSender http;

    private VendorClient(ProviderRuntime runtime, HttpSettings settings, HttpTransport transport) {
        this.runtime = runtime;
        this.timeout = settings.timeout();
        this.http = new HttpSender(settings, transport, new ResponseBodies(runtime.clock()));
    }

    /** Connects to nothing until the first call. The connections are closed with the vendor. */
    public static VendorClient open(ProviderRuntime runtime, HttpSettings settings) {
        HttpTransport transport =
                runtime.closeWithVendor(new HttpTransport(runtime.provider().value(), settings, runtime.connections()));
        return new VendorClient(runtime, settings, transport);
    }

    /** The deadline of a call that starts now, or that started at another vendor. */
    public Deadline deadline() {
        return runtime.deadline(timeout);
    }

    /** The deadline of a call that may take longer than others. */
    public Deadline deadline(Duration longer) {
        return runtime.deadline(longer);
    }

    /** Makes a result of an answer, or throws what the answer says. */
    @FunctionalInterface
    public interface ResponseReader<T> {

        /** @throws VeriportException what the answer says, with {@link VendorResponse#failure()} for the rest */
        T read(VendorResponse response);
    }

    /** Makes a call whose answer has at most 1 MiB. */
    public <T> T call(
            Operation.Callable operation,
            Deadline deadline,
            Authorization authorization,
            VendorRequest request,
            ResponseReader<T> reader) {
        return runtime.calls()
                .make(new VendorCall.Ordinary<>(
                        operation, deadline, exchange(request, authorization, SMALL), reading(reader)));
    }

    /** Makes a call whose answer has images: at most 64 MiB. */
    public <T> T callForResult(
            Operation.Callable operation,
            Deadline deadline,
            Authorization authorization,
            VendorRequest request,
            ResponseReader<T> reader) {
        return runtime.calls()
                .make(new VendorCall.Ordinary<>(
                        operation, deadline, exchange(request, authorization, LARGE), reading(reader)));
    }

    /**
     * Creates something that cannot be searched for. An answer that cannot be read is stored in the vault; the failure has
     * its key.
     */
    public <T> T create(
            Operation.Create operation,
            Deadline deadline,
            Authorization authorization,
            VendorRequest request,
            ResponseReader<T> reader) {
        return runtime.calls()
                .make(new VendorCall.Creation<>(
                        operation,
                        deadline,
                        exchange(request, authorization, LARGE),
                        reading(reader),
                        AttemptId.random().value(),
                        Optional.empty()));
    }

    /**
     * Creates something that can be searched for by the attempt's identifier. An unknown outcome is searched for once,
     * within the deadline; nothing is created twice. An answer that cannot be read is stored in the vault, under {@code
     * VaultKey.of(provider, attempt)}.
     *
     * @param attempt the identifier that the request carries
     * @param search finds the result by that identifier, or nothing
     */
    public <T> T create(
            Operation.Create operation,
            Deadline deadline,
            Authorization authorization,
            VendorRequest request,
            ResponseReader<T> reader,
            String attempt,
            Function<Deadline, Optional<T>> search) {
        return runtime.calls()
                .make(new VendorCall.Creation<>(
                        operation,
                        deadline,
                        exchange(request, authorization, LARGE),
                        reading(reader),
                        attempt,
                        Optional.of(search)));
    }

    /**
     * Redeems what exists once: at most one request for a key, on a connection of its own. The answer is stored before it is
     * read, so an answer that cannot be read is not lost: the failure, {@link ErrorCode#MALFORMED_RESPONSE}, has its {@link
     * VeriportException#vaultKey()}.
     *
     * @param key identifies this redemption
     * @param exchangeTimeout of the exchange, which goes on when the caller's deadline has passed
     */
    public <T> T redeem(
            Operation.OneShot operation,
            VaultKey key,
            Duration exchangeTimeout,
            Authorization authorization,
            VendorRequest request,
            ResponseReader<T> reader) {
        return runtime.calls()
                .make(new VendorCall.Redemption<>(
                        operation,
                        deadline(),
                        exchange(request, authorization, LARGE),
                        reading(reader),
                        key,
                        exchangeTimeout));
    }

    private Exchange exchange(VendorRequest request, Authorization authorization, int maxBody) {
        return new HttpExchange(http, request, authorization, maxBody);
    }

    private static <T> Function<StoredResponse, T> reading(ResponseReader<T> reader) {
        return answer -> reader.read(VendorResponse.of(answer));
    }
}
