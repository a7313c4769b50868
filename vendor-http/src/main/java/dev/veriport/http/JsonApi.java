package dev.veriport.http;

import dev.veriport.http.VendorClient.ResponseReader;
import dev.veriport.spi.Operation;
import dev.veriport.time.Deadline;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An API whose calls all have the same credentials, and whose HTTP status alone says what failed: a reader gets answers of status
 * 2xx. Every method throws {@link dev.veriport.error.VeriportException} when the call fails. Thread-safe.
 */
public final class JsonApi {
    private final VendorClient client;
    private final Credentials credentials;

    /** @param credentials of every call */
    public JsonApi(VendorClient client, Credentials credentials) {
        this.client = client;
        this.credentials = credentials;
    }

    /** As {@link VendorClient#deadline()}. */
    public Deadline deadline() {
        return client.deadline();
    }

    /** Makes a call with an answer of at most 64 MiB. */
    public <T> T read(
            Operation.Callable operation, VendorRequest.Builder request, Deadline deadline, ResponseReader<T> reader) {
        return client.callForResult(operation, deadline, credentials, request.build(), ofSuccess(reader));
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
        return client.call(operation, deadline, credentials, request.build(), ofSuccess(reader));
    }

    /** Makes a call whose answer says nothing but that it succeeded. */
    public void send(Operation.Callable operation, VendorRequest.Builder request, Deadline deadline) {
        call(operation, request, deadline, VendorResponse::status);
    }

    /** Creates what can be searched for by the attempt, as {@link VendorClient#create}. */
    public <T> T create(
            Operation.Creating operation,
            VendorRequest.Builder request,
            Deadline deadline,
            ResponseReader<T> reader,
            String attempt,
            Function<Deadline, Optional<T>> search) {
        return client.create(operation, deadline, credentials, request.build(), ofSuccess(reader), attempt, search);
    }

    /** As {@link VendorClient#orDelete}. */
    public <T> T orDelete(String created, Deadline deadline, Supplier<T> next, Consumer<Deadline> deletion) {
        return client.orDelete(created, deadline, next, deletion);
    }

    /** The files that the vendor keeps. */
    public VendorFiles files(Operation.Download operation, FileSettings settings) {
        return VendorFiles.of(client, operation, credentials, settings);
    }

    private static <T> ResponseReader<T> ofSuccess(ResponseReader<T> reader) {
        return answer -> reader.read(answer.success());
    }
}
