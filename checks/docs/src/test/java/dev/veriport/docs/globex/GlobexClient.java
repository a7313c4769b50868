package dev.veriport.docs.globex;

import dev.veriport.http.Credentials;
import dev.veriport.http.FileSettings;
import dev.veriport.http.JsonValue;
import dev.veriport.http.VendorClient;
import dev.veriport.http.VendorFiles;
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

    private final VendorClient http;
    private final Credentials apiKey;

    GlobexClient(VendorClient http, Secret apiKey) {
        this.http = http;
        this.apiKey = Credentials.header("X-Api-Key", apiKey);
    }

    GlobexFiles files(FileSettings settings) {
        return new GlobexFiles(VendorFiles.of(http, READ_FILE, apiKey, settings), this);
    }

    /** An open check. */
    record Check(String id, URI page) {}

    Deadline deadline() {
        return http.deadline();
    }

    /** Creates a person, then a check of the person. When the check fails, the person is deleted. */
    Check start(VerificationRequest start, Deadline deadline) {
        String person = createPerson(start.applicant(), deadline);
        return http.orDelete(
                person, deadline, () -> createCheck(person, start, deadline), own -> deletePerson(person, own));
    }

    private String createPerson(Applicant applicant, Deadline deadline) {
        Map<String, String> person = new LinkedHashMap<>();
        applicant.givenNames().reveal().ifPresent(names -> person.put("given_name", names));
        applicant.familyName().reveal().ifPresent(name -> person.put("family_name", name));
        applicant.email().reveal().ifPresent(email -> person.put("email", email));
        VendorRequest request = VendorRequest.post("/people").json(person).build();
        return http.call(CREATE_PERSON, deadline, apiKey, request, answer -> text(body(answer), "id"));
    }

    private Check createCheck(String person, VerificationRequest start, Deadline deadline) {
        VendorRequest request = VendorRequest.post("/people/{id}/checks", person)
                .idempotencyKey(start.attempt().orElseThrow().value())
                .json(Map.of("return_url", start.returnTo().orElseThrow().toString()))
                .build();
        return http.create(CREATE_CHECK, deadline, apiKey, request, answer -> {
            JsonValue check = body(answer);
            return new Check(text(check, "id"), check.at("page").webAddress().orElseThrow());
        });
    }

    /** Gives an open check another page. */
    URI renewPage(String id) {
        VendorRequest request = VendorRequest.post("/checks/{id}/page", id).build();
        return http.call(
                RENEW_PAGE,
                deadline(),
                apiKey,
                request,
                answer -> open(answer).json().at("page").webAddress().orElseThrow());
    }

    /** The answer has no body. */
    void cancelCheck(String id) {
        VendorRequest request = VendorRequest.post("/checks/{id}/cancel", id).build();
        http.call(CANCEL_CHECK, deadline(), apiKey, request, GlobexClient::open);
    }

    JsonValue readCheck(String id, Deadline deadline) {
        VendorRequest request = VendorRequest.get("/checks/{id}", id).build();
        return http.call(
                READ_CHECK, deadline, apiKey, request, answer -> success(answer).json("check"));
    }

    JsonValue readPerson(String id, Deadline deadline) {
        VendorRequest request = VendorRequest.get("/people/{id}", id).build();
        return http.call(
                READ_PERSON,
                deadline,
                apiKey,
                request,
                answer -> success(answer).json("person"));
    }

    /** The answer has no body. */
    void deletePerson(String id, Deadline deadline) {
        VendorRequest request = VendorRequest.delete("/people/{id}", id).build();
        http.call(DELETE_PERSON, deadline, apiKey, request, GlobexClient::success);
    }

    private static String text(JsonValue body, String field) {
        return body.at(field).text().orElseThrow();
    }

    private static JsonValue body(VendorResponse answer) {
        return success(answer).json();
    }

    /** A check that has ended is 409, with its status. */
    private static VendorResponse open(VendorResponse answer) {
        if (answer.status() == 409
                && answer.json().at("status").text().filter("cancelled"::equals).isPresent()) {
            throw answer.failure().reason(ReasonCode.CANCELLED).build();
        }
        return success(answer);
    }

    private static VendorResponse success(VendorResponse answer) {
        if (!answer.isSuccess()) {
            throw answer.failure().build();
        }
        return answer;
    }
}
