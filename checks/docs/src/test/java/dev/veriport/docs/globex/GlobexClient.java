package dev.veriport.docs.globex;

import dev.veriport.error.VeriportException;
import dev.veriport.http.Credentials;
import dev.veriport.http.FileSettings;
import dev.veriport.http.JsonApi;
import dev.veriport.http.JsonValue;
import dev.veriport.http.VendorClient;
import dev.veriport.http.VendorRequest;
import dev.veriport.http.VendorResponse;
import dev.veriport.model.Applicant;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Secret;
import dev.veriport.model.VerificationRequest;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.time.Deadline;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The API of Globex, a method for each endpoint. Thread-safe. */
final class GlobexClient {
    private static final Operation.Repeatable CREATE_PERSON = new Operation.Repeatable("create-person", Role.SESSION);
    private static final Operation.Keyed CREATE_CHECK = new Operation.Keyed("create-check", Role.SESSION);
    private static final Operation.Read READ_CHECK = new Operation.Read("read-check", Role.SESSION);
    private static final Operation.Read READ_PERSON = new Operation.Read("read-person", Role.EXTRA);
    private static final Operation.Repeatable RENEW_PAGE = new Operation.Repeatable("renew-page", Role.EXTRA);
    private static final Operation.Repeatable CANCEL_CHECK = new Operation.Repeatable("cancel-check", Role.EXTRA);
    private static final Operation.Repeatable DELETE_PERSON = new Operation.Repeatable("delete-person", Role.EXTRA);
    private static final Operation.Download READ_FILE = new Operation.Download("read-file", Role.EXTRA);
    static final Set<Operation> OPERATIONS = Set.of(
            CREATE_PERSON, CREATE_CHECK, RENEW_PAGE, CANCEL_CHECK, READ_CHECK, READ_PERSON, DELETE_PERSON, READ_FILE);

    private final JsonApi api;

    GlobexClient(VendorClient http, Secret apiKey) {
        this.api = new JsonApi(http, Credentials.header("X-Api-Key", apiKey)).mappingFailures(GlobexClient::failure);
    }

    GlobexFiles files(FileSettings settings) {
        return new GlobexFiles(api.files(READ_FILE, settings), this);
    }

    /** An open check. */
    record Check(String id, URI page) {}

    Deadline deadline() {
        return api.deadline();
    }

    /** Creates a person, then a check of the person. When the check fails, the person is deleted. */
    Check start(VerificationRequest start, Deadline deadline) {
        String person = createPerson(start.applicant(), deadline);
        return api.orDelete(
                person, deadline, () -> createCheck(person, start, deadline), own -> deletePerson(person, own));
    }

    private String createPerson(Applicant applicant, Deadline deadline) {
        Map<String, String> person = new LinkedHashMap<>();
        applicant.givenNames().reveal().ifPresent(names -> person.put("given_name", names));
        applicant.familyName().reveal().ifPresent(name -> person.put("family_name", name));
        applicant.email().reveal().ifPresent(email -> person.put("email", email));
        VendorRequest.Builder request = VendorRequest.post("/people").json(person);
        return api.call(CREATE_PERSON, request, deadline, answer -> text(answer.json(), "id"));
    }

    private Check createCheck(String person, VerificationRequest start, Deadline deadline) {
        VendorRequest.Builder request = VendorRequest.post("/people/{id}/checks", person)
                .idempotencyKey(start.attempt().orElseThrow().value())
                .json(Map.of("return_url", start.returnTo().orElseThrow().toString()));
        return api.create(CREATE_CHECK, request, deadline, answer -> {
            JsonValue check = answer.json();
            return new Check(text(check, "id"), check.at("page").webAddress().orElseThrow());
        });
    }

    /** Gives an open check another page. */
    URI renewPage(String id) {
        VendorRequest.Builder request = VendorRequest.post("/checks/{id}/page", id);
        return api.call(
                RENEW_PAGE,
                request,
                deadline(),
                answer -> answer.json().at("page").webAddress().orElseThrow());
    }

    void cancelCheck(String id) {
        api.send(CANCEL_CHECK, VendorRequest.post("/checks/{id}/cancel", id), deadline());
    }

    JsonValue readCheck(String id, Deadline deadline) {
        VendorRequest.Builder request = VendorRequest.get("/checks/{id}", id);
        return api.call(READ_CHECK, request, deadline, answer -> answer.json("check"));
    }

    JsonValue readPerson(String id, Deadline deadline) {
        VendorRequest.Builder request = VendorRequest.get("/people/{id}", id);
        return api.call(READ_PERSON, request, deadline, answer -> answer.json("person"));
    }

    void deletePerson(String id, Deadline deadline) {
        api.send(DELETE_PERSON, VendorRequest.delete("/people/{id}", id), deadline);
    }

    private static String text(JsonValue body, String field) {
        return body.at(field).text().orElseThrow();
    }

    /** A check that has ended is 409, with its status. */
    private static VeriportException failure(VendorResponse answer) {
        boolean isCancelled =
                answer.status() == 409 && answer.json().at("status").is("cancelled");
        return isCancelled
                ? answer.failure().reason(ReasonCode.CANCELLED).build()
                : answer.failure().build();
    }
}
