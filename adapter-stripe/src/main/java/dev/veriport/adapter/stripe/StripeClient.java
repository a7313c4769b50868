package dev.veriport.adapter.stripe;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.http.BodyFields;
import dev.veriport.http.JsonApi;
import dev.veriport.http.JsonValue;
import dev.veriport.http.Matches;
import dev.veriport.http.PagedList;
import dev.veriport.http.PagedList.Page;
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
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

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

    private static final String OF_ANOTHER = "is about another verification session";

    /** Of 100 sessions each. */
    private static final int MAX_PAGES = 100;

    private static final String PATH = "/v1/identity/verification_sessions";

    private static final List<String> EXPANDED = List.of("last_verification_report", "verified_outputs");
    private static final List<String> SENSITIVE = List.of(
            "verified_outputs.dob",
            "verified_outputs.id_number",
            "last_verification_report.document.dob",
            "last_verification_report.document.number",
            "last_verification_report.document.expiration_date",
            "last_verification_report.id_number.id_number");

    private final JsonApi api;
    private final JsonApi sensitive;
    private final PagedList listed;
    private final StripeSettings settings;
    private final ProviderId provider;

    StripeClient(JsonApi api, StripeSettings settings, ProviderId provider) {
        this.api = api.mappingFailures(StripeFailures.ofSessions(settings)::of);
        this.sensitive = api.mappingFailures(StripeFailures.ofSensitiveResults(settings)::of);
        this.listed = new PagedList(this.api, LIST, "starting_after", MAX_PAGES);
        this.settings = settings;
        this.provider = provider;
    }

    Deadline deadline() {
        return api.deadline();
    }

    /**
     * Creates a session. A repeat has the same key and the same body, also after the instance was renamed.
     *
     * @param reader of the session
     */
    <T> T create(VerificationRequest start, Function<JsonValue, T> reader) {
        AttemptReference reference = AttemptReference.of(provider, start);
        StripeAttempt attempt = StripeAttempt.of(reference);
        VendorRequest.Builder request = VendorRequest.post(PATH)
                .idempotencyKey(attempt.attempt())
                .fields(attempt.body())
                .fields(settings.flow().body(start.workflow()))
                .fields(BodyFields.none()
                        .put("return_url", start.returnTo().map(URI::toString))
                        .put(
                                "provided_details",
                                BodyFields.none()
                                        .put("email", start.applicant().email())
                                        .put("phone", start.applicant().phone())));
        return api.create(
                CREATE,
                request,
                deadline(),
                answer -> reader.apply(session(answer, attempt::isOf, OF_ANOTHER)),
                reference.value(),
                within -> Matches.onlyId(sessions(attempt, within), "id").map(id -> session(id, within, reader)));
    }

    /** The session of an answer, where it is the expected one. */
    private static JsonValue session(VendorResponse answer, Predicate<JsonValue> isExpected, String otherwise) {
        JsonValue session = answer.json();
        if (!isExpected.test(session)) {
            throw answer.malformed(otherwise);
        }
        return session;
    }

    /** Reads a session with a fresh page and a fresh client secret, where it is open. */
    <T> T session(String id, Deadline deadline, Function<JsonValue, T> reader) {
        return read(api, id, deadline, List.of(), reader);
    }

    /** Reads a session with its report and the verified outputs that every key can read. */
    <T> T withReport(String id, Deadline deadline, Function<JsonValue, T> reader) {
        return read(api, id, deadline, EXPANDED, reader);
    }

    /** The same with dates of birth and numbers, which need a right of their own. */
    <T> T withSensitiveResults(String id, Deadline deadline, Function<JsonValue, T> reader) {
        List<String> all = new ArrayList<>(EXPANDED);
        all.addAll(SENSITIVE);
        return read(sensitive, id, deadline, all, reader);
    }

    private static <T> T read(
            JsonApi api, String id, Deadline deadline, List<String> expanded, Function<JsonValue, T> reader) {
        VendorRequest.Builder request = retrieval(id);
        expanded.forEach(field -> request.query("expand[]", field));
        return api.call(READ, request, deadline, answer -> reader.apply(session(answer, is(id), OF_ANOTHER)));
    }

    private static VendorRequest.Builder retrieval(String id) {
        return VendorRequest.get("/v1/identity/verification_sessions/{id}", id);
    }

    private static Predicate<JsonValue> is(String id) {
        return session -> session.at("id").is(id);
    }

    /** The sessions of an attempt. Each has an id. */
    Stream<JsonValue> sessions(StripeAttempt attempt, Deadline deadline) {
        Supplier<VendorRequest.Builder> request = () -> VendorRequest.get(PATH)
                .query("client_reference_id", attempt.reference())
                .query("limit", "100");
        return listed.read(request, deadline, StripeClient::page).stream().filter(attempt::isOf);
    }

    private static Page page(VendorResponse answer) {
        JsonValue list = answer.json();
        boolean hasMore = list.at("has_more")
                .bool()
                .orElseThrow(() -> answer.malformed("does not say whether there are more verification sessions"));
        return hasMore ? Page.followed(list.at("data")) : Page.last(list.at("data"));
    }

    /** @param notCanceled for a session that is not canceled; may throw the failure */
    void cancel(String id, Deadline deadline, Consumer<JsonValue> notCanceled) {
        VendorRequest.Builder request = VendorRequest.post("/v1/identity/verification_sessions/{id}/cancel", id);
        change(CANCEL, request, id, deadline, StripeResults::isCanceled, notCanceled);
    }

    /**
     * The session, with its redaction.
     *
     * @param notRedacted for a session that is not redacted; may throw the failure
     */
    JsonValue redact(String id, Deadline deadline, Consumer<JsonValue> notRedacted) {
        VendorRequest.Builder request = VendorRequest.post("/v1/identity/verification_sessions/{id}/redact", id);
        return change(REDACT, request, id, deadline, StripeResults::isBeingRedacted, notRedacted);
    }

    /**
     * Changes a session. Stripe may refuse to repeat a change, also one whose answer was lost. After a refusal, and after an answer
     * that does not show the change, the session is read; if it is changed, that is success.
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
            JsonValue session = api.call(operation, request, deadline, answer -> answer.json());
            return is(id).and(isChanged).test(session) ? session : readChanged(id, deadline, isChanged);
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

    private JsonValue readChanged(String id, Deadline deadline, Predicate<JsonValue> isChanged) {
        return api.call(
                READ,
                retrieval(id),
                deadline,
                answer -> session(answer, is(id).and(isChanged), "does not show the change of the session"));
    }
}
