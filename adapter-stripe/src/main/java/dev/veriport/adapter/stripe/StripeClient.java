package dev.veriport.adapter.stripe;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.http.BodyFields;
import dev.veriport.http.Credentials;
import dev.veriport.http.JsonValue;
import dev.veriport.http.VendorClient;
import dev.veriport.http.VendorRequest;
import dev.veriport.http.VendorResponse;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.time.Deadline;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Stripe's endpoints of verification sessions, each with its retry semantics. Thread-safe. */
final class StripeClient {
    /** Stripe stores the first answer to a key for at least 24 hours, and gives it to every repeat. */
    private static final Operation.Keyed CREATE = new Operation.Keyed("create-verification-session", Role.SESSION);

    private static final Operation.Read READ = new Operation.Read("retrieve-verification-session", Role.SESSION);
    private static final Operation.Read LIST = new Operation.Read("list-verification-sessions", Role.EXTRA);
    private static final Operation.Repeatable CANCEL =
            new Operation.Repeatable("cancel-verification-session", Role.EXTRA);
    private static final Operation.Repeatable REDACT =
            new Operation.Repeatable("redact-verification-session", Role.EXTRA);

    static final Set<Operation> OPERATIONS = Set.of(CREATE, READ, LIST, CANCEL, REDACT, StripeFiles.DOWNLOAD);

    /** The rights of a restricted key, as the dashboard names them. */
    static final String SESSIONS = "\"Verification Sessions and Reports\"";

    static final String RESULTS =
            "\"Access recent sensitive verification results\". Results older than 48 hours are read"
                    + " only by a key that is restricted to addresses";

    static final String FILES = "\"Files\"";

    private static final String PATH = "/v1/identity/verification_sessions";

    private static final List<String> EXPANDED = List.of("last_verification_report", "verified_outputs");
    private static final List<String> SENSITIVE = List.of(
            "verified_outputs.dob",
            "verified_outputs.id_number",
            "last_verification_report.document.dob",
            "last_verification_report.document.number",
            "last_verification_report.document.expiration_date",
            "last_verification_report.id_number.id_number");

    private final VendorClient http;
    private final StripeSettings settings;
    private final ProviderId provider;
    private final Credentials credentials;

    StripeClient(VendorClient http, StripeSettings settings, ProviderId provider) {
        this.http = http;
        this.settings = settings;
        this.provider = provider;
        this.credentials = credentials(settings);
    }

    static Credentials credentials(StripeSettings settings) {
        return Credentials.scheme("Bearer ", settings.apiKey());
    }

    Deadline deadline() {
        return http.deadline();
    }

    /**
     * Creates a session. A repeat has the same key and the same body.
     *
     * @param reader of the session
     */
    <T> T create(VerificationRequest start, Function<JsonValue, T> reader) {
        Deadline deadline = deadline();
        StripeAttempt attempt = StripeAttempt.of(start);
        VendorRequest.Builder request = VendorRequest.post(PATH)
                .idempotencyKey(provider + "-" + attempt.attempt())
                .fields(attempt.body())
                .fields(settings.flow().body(start.workflow()))
                .fields(BodyFields.none()
                        .put("return_url", start.returnTo().map(URI::toString))
                        .put(
                                "provided_details",
                                BodyFields.none()
                                        .put("email", start.applicant().email())
                                        .put("phone", start.applicant().phone())));
        return http.create(
                CREATE,
                deadline,
                credentials,
                ofAccount(request),
                answer -> reader.apply(success(answer, SESSIONS)),
                AttemptReference.of(provider, start.reference(), start.attempt().orElseThrow())
                        .value(),
                within -> one(sessions(attempt, within)).map(id -> session(id, within, reader)));
    }

    /** Several sessions of one attempt are ambiguous. */
    private static Optional<String> one(List<String> ids) {
        return ids.size() == 1 ? Optional.of(ids.get(0)) : Optional.empty();
    }

    /** Reads a session with a fresh page and a fresh client secret, where it is open. */
    <T> T session(String id, Deadline deadline, Function<JsonValue, T> reader) {
        return read(id, deadline, List.of(), SESSIONS, reader);
    }

    /** Reads a session with its report and the verified outputs that every key can read. */
    <T> T withReport(String id, Deadline deadline, Function<JsonValue, T> reader) {
        return read(id, deadline, EXPANDED, SESSIONS, reader);
    }

    /** The same with dates of birth and numbers, which need a right of their own. */
    <T> T withSensitiveResults(String id, Deadline deadline, Function<JsonValue, T> reader) {
        List<String> all = new ArrayList<>(EXPANDED);
        all.addAll(SENSITIVE);
        return read(id, deadline, all, RESULTS, reader);
    }

    private <T> T read(
            String id, Deadline deadline, List<String> expanded, String right, Function<JsonValue, T> reader) {
        VendorRequest.Builder request = VendorRequest.get("/v1/identity/verification_sessions/{id}", id);
        expanded.forEach(field -> request.query("expand[]", field));
        return http.call(READ, deadline, credentials, ofAccount(request), answer -> {
            JsonValue session = success(answer, right);
            if (session.at("id").text().filter(id::equals).isEmpty()) {
                throw answer.malformed("is about another verification session");
            }
            return reader.apply(session);
        });
    }

    /** The ids of the sessions of an attempt, over all pages. */
    List<String> sessions(StripeAttempt attempt, Deadline deadline) {
        Map<String, JsonValue> listed = new LinkedHashMap<>();
        Optional<String> last = Optional.empty();
        do {
            VendorRequest.Builder request = VendorRequest.get(PATH)
                    .query("client_reference_id", attempt.reference())
                    .query("limit", "100");
            last.ifPresent(id -> request.query("starting_after", id));
            Page page =
                    http.call(LIST, deadline, credentials, ofAccount(request), answer -> page(answer, listed.keySet()));
            listed.putAll(page.sessions());
            last = page.next();
        } while (last.isPresent());
        return listed.entrySet().stream()
                .filter(session -> attempt.isOf(session.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * A page of the list.
     *
     * @param sessions by their ids, so that one that is listed twice is counted once
     * @param next the id that the next page begins after; empty for the last page
     */
    private record Page(Map<String, JsonValue> sessions, Optional<String> next) {}

    /** @param before the ids of the pages before, of which a page is no repetition */
    private static Page page(VendorResponse answer, Set<String> before) {
        JsonValue list = success(answer, SESSIONS);
        if (list.at("data").isBlank()) {
            throw answer.malformed("is no list");
        }
        Map<String, JsonValue> sessions = new LinkedHashMap<>();
        Optional<String> last = Optional.empty();
        for (JsonValue session : list.at("data").items()) {
            last = session.at("id").identifier();
            sessions.put(
                    last.orElseThrow(() -> answer.malformed("lists a verification session without an id")), session);
        }
        if (!list.at("has_more").bool().orElse(false)) {
            return new Page(sessions, Optional.empty());
        }
        if (before.containsAll(sessions.keySet())) {
            throw answer.malformed("is a page without a further verification session, and says that there are more");
        }
        return new Page(sessions, last);
    }

    /** @param refused for a session that was not canceled; may throw the failure */
    void cancel(String id, Deadline deadline, Consumer<JsonValue> refused) {
        VendorRequest.Builder request = VendorRequest.post("/v1/identity/verification_sessions/{id}/cancel", id);
        change(CANCEL, request, id, deadline, StripeResults::isCanceled, refused);
    }

    /** The session, with its redaction. */
    JsonValue redact(String id, Deadline deadline) {
        VendorRequest.Builder request = VendorRequest.post("/v1/identity/verification_sessions/{id}/redact", id);
        return change(REDACT, request, id, deadline, StripeResults::isBeingRedacted, session -> {});
    }

    /**
     * Changes a session. Stripe may refuse to repeat a change, also one whose answer was lost. After a refusal the session is
     * read; if it is already changed, that is success.
     *
     * @param notChanged for a session that is not changed; may throw the failure
     */
    private JsonValue change(
            Operation.Repeatable operation,
            VendorRequest.Builder request,
            String id,
            Deadline deadline,
            Predicate<JsonValue> isChanged,
            Consumer<JsonValue> notChanged) {
        try {
            return http.call(operation, deadline, credentials, ofAccount(request), answer -> success(answer, SESSIONS));
        } catch (VeriportException refused) {
            if (refused.code() != ErrorCode.INVALID_REQUEST) {
                throw refused;
            }
            JsonValue session = session(id, deadline, found -> found);
            if (!isChanged.test(session)) {
                notChanged.accept(session);
                throw refused;
            }
            return session;
        }
    }

    private VendorRequest ofAccount(VendorRequest.Builder request) {
        return ofAccount(request, settings);
    }

    /** A request in the version of the settings, for their account. */
    static VendorRequest ofAccount(VendorRequest.Builder request, StripeSettings settings) {
        request.header("Stripe-Version", settings.apiVersion());
        settings.connectedAccount().ifPresent(account -> request.header("Stripe-Account", account));
        return request.build();
    }

    private static JsonValue success(VendorResponse answer, String right) {
        if (!answer.isSuccess()) {
            throw failure(answer, right);
        }
        return answer.json();
    }

    /**
     * The failure that an answer reports.
     *
     * @param right that the request needs of a restricted key
     */
    static VeriportException failure(VendorResponse answer, String right) {
        VeriportException.Builder failure = answer.failure();
        if (isRefusal(answer) && answer.word("code").equals("rate_limit")) {
            return failure.code(ErrorCode.RATE_LIMITED)
                    .message("too many requests: wait")
                    .build();
        }
        if (isRefusal(answer) && isAboutAnotherRequest(answer)) {
            return failure.message(
                            "this attempt was started with another request before: use each attempt for one start")
                    .build();
        }
        return switch (answer.status()) {
            case 403 ->
                failure.message("the API key lacks a right: give a restricted key the permission " + right)
                        .build();
            case 409 ->
                failure.code(ErrorCode.UNAVAILABLE)
                        .message("another request is about the same object now: try again")
                        .build();
            case 424 ->
                failure.code(ErrorCode.UNAVAILABLE)
                        .message("something that the vendor depends on failed: try again later")
                        .build();
            default -> failure.build();
        };
    }

    private static boolean isRefusal(VendorResponse answer) {
        return answer.status() / 100 == 4;
    }

    /** Whether the idempotency key was used with other parameters, and not by the same request that is under way. */
    private static boolean isAboutAnotherRequest(VendorResponse answer) {
        return answer.word("type").equals("idempotency_error")
                && !answer.word("code").equals("idempotency_key_in_use");
    }
}
