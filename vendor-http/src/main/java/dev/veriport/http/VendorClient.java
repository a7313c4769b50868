package dev.veriport.http;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.http.Authorization.Grant;
import dev.veriport.http.HttpExchanges.Limits;
import dev.veriport.model.VaultKey;
import dev.veriport.spi.Answers;
import dev.veriport.spi.Attempt;
import dev.veriport.spi.AttemptId;
import dev.veriport.spi.GuardedCalls;
import dev.veriport.spi.Operation;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.store.StoredResponse;
import dev.veriport.time.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Calls one vendor: each call declares its operation, spends from one deadline, passes its breaker, and ends in a whole
 * answer or a {@link VeriportException} that says how far it came. One pool of connections, given back on close.
 * Thread-safe.
 */
public final class VendorClient implements AutoCloseable {
    private static final int SMALL = 1024 * 1024;
    private static final int RESULT = 64 * 1024 * 1024;

    private final GuardedCalls calls;
    private final ProviderRuntime runtime;
    private final Duration timeout;
    private final HttpTransport transport;
    private final HttpExchanges http;

    private VendorClient(ProviderRuntime runtime, HttpSettings settings) {
        this.calls = runtime.calls();
        this.runtime = runtime;
        this.timeout = settings.timeout();
        this.transport = new HttpTransport(runtime.provider().value(), settings, runtime.connections());
        this.http = new HttpExchanges(settings, transport, new ResponseBodies(runtime.clock()));
    }

    /** Opens nothing until the first call. */
    public static VendorClient open(ProviderRuntime runtime, HttpSettings settings) {
        return new VendorClient(runtime, settings);
    }

    /** The deadline of a call that begins now, or has begun at another vendor. */
    public Deadline deadline() {
        return runtime.deadline(timeout);
    }

    /** The same for a call that may take longer than others. */
    public Deadline deadline(Duration longer) {
        return runtime.deadline(longer);
    }

    /** Makes an answer a result, or throws what it says. */
    @FunctionalInterface
    public interface ResponseReader<T> {

        /** @throws VeriportException what the answer says, with {@link VendorResponse#failure()} for the rest */
        T read(VendorResponse response);
    }

    /** A call whose answer is at most 1 MiB. */
    public <T> T call(
            Operation.Callable operation,
            Deadline deadline,
            Authorization authorization,
            VendorRequest request,
            ResponseReader<T> reader) {
        return call(operation, deadline, authorization, request, SMALL, reader);
    }

    /** A call whose answer carries images: at most 64 MiB. */
    public <T> T callForResult(
            Operation.Callable operation,
            Deadline deadline,
            Authorization authorization,
            VendorRequest request,
            ResponseReader<T> reader) {
        return call(operation, deadline, authorization, request, RESULT, reader);
    }

    private <T> T call(
            Operation.Callable operation,
            Deadline deadline,
            Authorization authorization,
            VendorRequest request,
            int maxBody,
            ResponseReader<T> reader) {
        ResponseReader<T> answered = operation instanceof Operation.Create create
                ? keeping(
                        create,
                        VaultKey.of(runtime.provider(), AttemptId.random().value()),
                        reader)
                : response -> read(response, reader);
        return calls.call(operation, deadline, attempt(operation, deadline, authorization, request, maxBody, answered));
    }

    /** What was created is billed: an answer that does not say what came of it is kept, and the failure names it. */
    private <T> ResponseReader<T> keeping(Operation.Create operation, VaultKey key, ResponseReader<T> reader) {
        return response -> {
            try {
                return read(response, reader);
            } catch (VeriportException failure) {
                if (!failure.requestMayHaveBeenProcessed() || !response.isSuccess()) {
                    throw failure;
                }
                keep(operation, key, response);
                throw failure.toBuilder().reference(key.toString()).build();
            } catch (Error fatal) {
                keep(operation, key, response);
                throw fatal;
            }
        };
    }

    private void keep(Operation.Create operation, VaultKey key, VendorResponse response) {
        calls.keep(operation, key, kept(response));
    }

    private static StoredResponse kept(VendorResponse response) {
        return new StoredResponse(response.status(), response.body());
    }

    private static <T> T read(VendorResponse response, ResponseReader<T> reader) {
        return Answers.read(response.status(), () -> reader.read(response));
    }

    /** @param reader throws nothing but what {@link Answers} lets through */
    private <T> Attempt<T> attempt(
            Operation operation,
            Deadline deadline,
            Authorization authorization,
            VendorRequest request,
            int maxBody,
            ResponseReader<T> reader) {
        return () -> {
            Grant grant = authorization.grant(deadline);
            return new Attempt.Prepared<T>() {
                @Override
                public T send() {
                    return reader.read(exchange(operation, request, grant, deadline, maxBody));
                }

                @Override
                public boolean refused() {
                    return grant.refused();
                }
            };
        };
    }

    private VendorResponse exchange(
            Operation operation, VendorRequest request, Grant grant, Deadline deadline, int maxBody) {
        return http.exchange(
                request,
                grant.header(),
                deadline,
                new Limits(maxBody, !operation.takesPooledConnection()),
                () -> calls.replaceConnection(operation));
    }

    /**
     * Creates what can be found again by our reference. An unknown outcome is looked for once, within the deadline,
     * before it is told; nothing is created twice. An answer that cannot be read is kept in the vault, under {@code
     * VaultKey.of(provider, reference)}.
     *
     * @param reference by which the request lets the vendor store it
     * @param search reads it by that reference; nothing where the vendor has none
     */
    public <T> T create(
            Operation.Create operation,
            Deadline deadline,
            Authorization authorization,
            VendorRequest request,
            ResponseReader<T> reader,
            String reference,
            Function<Deadline, Optional<T>> search) {
        ResponseReader<T> keeping = keeping(operation, VaultKey.of(runtime.provider(), reference), reader);
        return calls.create(
                operation,
                deadline,
                reference,
                within -> attempt(operation, within, authorization, request, RESULT, keeping),
                search);
    }

    /**
     * Redeems what exists once, on a connection of its own: at most one request for a key. The answer is kept before it
     * is read, so one that cannot be read is not lost: {@link ErrorCode#MALFORMED_RESPONSE} names it in {@link
     * VeriportException#reference()}.
     *
     * @param key tells this redemption from every other
     * @param exchangeTimeout of the exchange, which goes on when the caller's deadline has passed
     */
    public <T> T redeem(
            Operation.OneShot operation,
            VaultKey key,
            Duration exchangeTimeout,
            Authorization authorization,
            VendorRequest request,
            ResponseReader<T> reader) {
        return calls.redeem(
                operation,
                key,
                deadline(),
                exchangeTimeout,
                deadline -> () -> {
                    Grant grant = authorization.grant(deadline);
                    return () -> kept(exchange(operation, request, grant, deadline, RESULT));
                },
                kept -> reader.read(VendorResponse.of(kept)));
    }

    @Override
    public void close() {
        transport.close();
    }
}
