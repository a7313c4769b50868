package dev.veriport.http;

import dev.veriport.error.VeriportException;
import dev.veriport.http.VendorClient.ResponseReader;
import dev.veriport.model.ProviderId;
import dev.veriport.spi.Operation;
import dev.veriport.time.Deadline;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * An API whose calls all have the same credentials, the same headers and one mapping of failures: a reader gets answers of status
 * 2xx. Every method that calls throws {@link VeriportException} when the call fails. Immutable, thread-safe.
 */
public final class JsonApi {
    private final VendorClient client;
    private final Credentials credentials;
    private final Map<String, String> headers;
    private final Function<VendorResponse, VeriportException> failures;

    private JsonApi(
            VendorClient client,
            Credentials credentials,
            Map<String, String> headers,
            Function<VendorResponse, VeriportException> failures) {
        this.client = client;
        this.credentials = credentials;
        this.headers = Map.copyOf(headers);
        this.failures = failures;
    }

    /**
     * An API without headers of its own, whose HTTP status alone says what failed.
     *
     * @param credentials of every call
     */
    public JsonApi(VendorClient client, Credentials credentials) {
        this(client, credentials, Map.of(), answer -> answer.failure().build());
    }

    /**
     * A copy whose requests have these headers too.
     *
     * @param more values by names, as for {@link VendorRequest.Builder#header}
     */
    public JsonApi withHeaders(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(more);
        return new JsonApi(client, credentials, all, failures);
    }

    /**
     * A copy for a vendor whose answers say more of a failure than the status.
     *
     * @param mapping the failure that an answer reports whose status is not 2xx; thread-safe
     */
    public JsonApi mappingFailures(Function<VendorResponse, VeriportException> mapping) {
        return new JsonApi(client, credentials, headers, mapping);
    }

    /** As {@link VendorClient#deadline()}. */
    public Deadline deadline() {
        return client.deadline();
    }

    /** As {@link VendorClient#deadline(Duration)}. */
    public Deadline deadline(Duration longer) {
        return client.deadline(longer);
    }

    /** Makes a call with an answer of at most 64 MiB. */
    public <T> T read(
            Operation.Callable operation, VendorRequest.Builder request, Deadline deadline, ResponseReader<T> reader) {
        return client.callForResult(operation, deadline, credentials, built(request), ofSuccess(reader));
    }

    /**
     * Reads JSON of at most 64 MiB.
     *
     * @param name of the answer in a result's provenance, as for {@link VendorResponse#json(String)}
     */
    public JsonValue json(Operation.Callable operation, VendorRequest.Builder request, String name, Deadline deadline) {
        return read(operation, request, deadline, answer -> answer.json(name));
    }

    /** Makes a call with an answer of at most 1 MiB. */
    public <T> T call(
            Operation.Callable operation, VendorRequest.Builder request, Deadline deadline, ResponseReader<T> reader) {
        return client.call(operation, deadline, credentials, built(request), ofSuccess(reader));
    }

    /** Makes a call whose answer says nothing but that it succeeded. */
    public void send(Operation.Callable operation, VendorRequest.Builder request, Deadline deadline) {
        call(operation, request, deadline, VendorResponse::status);
    }

    /**
     * Makes a change that is not repeated, whose answer says nothing but that it succeeded. After a lost answer it is looked for
     * once, as {@link #create(Operation.Creating, VendorRequest.Builder, Deadline, ResponseReader, String, Function)} does.
     *
     * @param attempt the identifier that what is changed can be searched for by
     * @param isMade whether the vendor has the change, read within the deadline it is given
     */
    public void sendOnce(
            Operation.Create operation,
            VendorRequest.Builder request,
            Deadline deadline,
            String attempt,
            Predicate<Deadline> isMade) {
        ResponseReader<Boolean> reader =
                answer -> answer.body().length == 0 || answer.json().isPresent();
        boolean unused = create(
                operation,
                request,
                deadline,
                reader,
                attempt,
                within -> Optional.of(true).filter(made -> isMade.test(within)));
    }

    /**
     * Creates what cannot be searched for, as {@link VendorClient#create(Operation.Creating, Deadline, Credentials, VendorRequest,
     * ResponseReader)}.
     */
    public <T> T create(
            Operation.Creating operation, VendorRequest.Builder request, Deadline deadline, ResponseReader<T> reader) {
        return client.create(operation, deadline, credentials, built(request), ofSuccess(reader));
    }

    /**
     * Creates what can be searched for by the attempt, as {@link VendorClient#create(Operation.Creating, Deadline, Credentials,
     * VendorRequest, ResponseReader, String, Function)}.
     */
    public <T> T create(
            Operation.Creating operation,
            VendorRequest.Builder request,
            Deadline deadline,
            ResponseReader<T> reader,
            String attempt,
            Function<Deadline, Optional<T>> search) {
        return client.create(operation, deadline, credentials, built(request), ofSuccess(reader), attempt, search);
    }

    /** As {@link VendorClient#orDelete}. */
    public <T> T orDelete(String created, Deadline deadline, Supplier<T> next, Consumer<Deadline> deletion) {
        return client.orDelete(created, deadline, next, deletion);
    }

    /**
     * The files that the vendor keeps.
     *
     * @param operation of each request for a file
     */
    public VendorFiles files(Operation.Download operation, FileSettings settings) {
        return new VendorFiles(this, client.forFiles(settings), operation, settings);
    }

    /** Requests a file. The reader gets answers of every status, because a redirect can say where the file is. */
    <T> T file(
            Operation.Download operation, VendorRequest.Builder request, Deadline deadline, ResponseReader<T> reader) {
        VendorRequest ofAnyType = built(request.header("Accept", "*/*"));
        return client.callForResult(operation, deadline, credentials, ofAnyType, reader);
    }

    /** The name of the instance. */
    ProviderId provider() {
        return client.provider();
    }

    /** @throws VeriportException the failure that an answer reports whose status is not 2xx */
    VendorResponse success(VendorResponse answer) {
        if (!answer.isSuccess()) {
            throw failures.apply(answer);
        }
        return answer;
    }

    private VendorRequest built(VendorRequest.Builder request) {
        headers.forEach(request::header);
        return request.build();
    }

    private <T> ResponseReader<T> ofSuccess(ResponseReader<T> reader) {
        return answer -> reader.read(success(answer));
    }
}
