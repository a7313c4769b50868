package dev.veriport.adapter.persona;

import static dev.veriport.http.ApplicantFields.alpha2;
import static dev.veriport.http.ApplicantFields.wholeDay;

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
import dev.veriport.model.Applicant;
import dev.veriport.model.AttemptId;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Channel;
import dev.veriport.model.ProviderId;
import dev.veriport.model.RequestField;
import dev.veriport.model.VerificationRequest;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Keyed;
import dev.veriport.spi.Operation.Read;
import dev.veriport.spi.Operation.Repeatable;
import dev.veriport.spi.Operation.Role;
import dev.veriport.time.Deadline;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Persona's endpoints of inquiries, each with its retry semantics: OpenAPI 2025-12-08, in kebab case. Thread-safe. */
record PersonaClient(JsonApi api, ProviderId provider, PersonaSettings settings) {
    /** Persona stores the first answer to a key for at least 24 hours, a failure too, and gives it to every repeat. */
    private static final Keyed CREATE = new Keyed("create-inquiry", Role.SESSION);

    private static final Read READ = new Read("retrieve-inquiry", Role.SESSION);
    private static final Read LIST = new Read("list-inquiries", Role.EXTRA);
    private static final Repeatable LINK = new Repeatable("generate-one-time-link", Role.EXTRA);
    private static final Repeatable RESUME = new Repeatable("resume-inquiry", Role.EXTRA);
    private static final Repeatable TAG = new Repeatable("add-tag", Role.EXTRA);
    private static final Repeatable EXPIRE = new Repeatable("expire-inquiry", Role.EXTRA);
    private static final Repeatable REDACT = new Repeatable("redact-inquiry", Role.EXTRA);
    private static final Keyed SIMULATE = new Keyed("perform-simulate-actions", Role.EXTRA);

    static final Set<Operation> OPERATIONS =
            Set.of(CREATE, READ, LIST, LINK, RESUME, TAG, EXPIRE, REDACT, SIMULATE, PersonaPhotos.DOWNLOAD);

    /** The statuses with which Persona may refuse to repeat a change. */
    private static final Set<Integer> REFUSALS = Set.of(400, 409, 422);

    private static final String NOT_SHOWN =
            "the vendor's answers do not show the change of the inquiry: ask the vendor";

    /** Of 100 inquiries each. */
    private static final int MAX_PAGES = 100;

    Deadline deadline() {
        return api.deadline();
    }

    /**
     * Creates an inquiry, with a link or a session token. A repeat has the same key and the same body.
     *
     * @param reader of an answer with the inquiry in {@code data}, and the link or token in {@code meta}
     */
    <T> T create(VerificationRequest start, Function<JsonValue, T> reader) {
        AttemptReference attempt = AttemptReference.of(provider, start);
        boolean isOnPage = start.channel() == Channel.WEB;
        JsonApi starts = api.mappingFailures(new PersonaFailures(settings.workflowKeys())::ofStart);
        VendorRequest.Builder request = VendorRequest.post("/inquiries").json(body(start, isOnPage, attempt));
        return starts.create(
                CREATE,
                request.idempotencyKey(attempt.attempt()),
                deadline(),
                answer -> reader.apply(created(answer, attempt)),
                attempt.value(),
                within -> found(attempt, within)
                        .map(id -> isOnPage ? link(id, within) : resume(id, within))
                        .map(reader));
    }

    /** One that was cancelled is left out: to resume it would open it again. */
    private Optional<String> found(AttemptReference attempt, Deadline deadline) {
        Stream<PersonaInquiry> open = inquiries(attempt, deadline).filter(inquiry -> !inquiry.isCancelled());
        return Matches.onlyId(open.map(PersonaInquiry::data), PersonaInquiry.ID);
    }

    private static JsonValue created(VendorResponse answer, AttemptReference attempt) {
        JsonValue created = answer.json();
        if (!PersonaInquiry.of(created).isOf(attempt)) {
            throw answer.malformed("is about the inquiry of another attempt");
        }
        return created;
    }

    private BodyFields body(VerificationRequest start, boolean isOnPage, AttemptReference attempt) {
        String template = start.workflow().orElse(settings.workflowId());
        BodyFields attributes = BodyFields.none()
                .put(PersonaMapping.TEMPLATES.meaning(template.split("_", 2)[0]), template)
                .put("redirect-uri", start.returnTo().map(URI::toString))
                .put("fields", fields(start.applicant()))
                .put("tags", List.of(PersonaInquiry.tag(attempt)));
        BodyFields meta = BodyFields.none()
                .put("auto-create-account-reference-id", start.reference())
                .put(isOnPage ? "auto-create-one-time-link" : "auto-create-inquiry-session", true)
                .put("expiration-after-create-interval-seconds", start.expiry().map(Duration::toSeconds));
        return BodyFields.none()
                .put("data", BodyFields.none().put("attributes", attributes))
                .put("meta", meta);
    }

    /** What the user finds filled in. */
    private static BodyFields fields(Applicant person) {
        return BodyFields.none()
                .put("name-first", person.givenNames())
                .put("name-last", person.familyName())
                .put("birthdate", wholeDay(RequestField.DATE_OF_BIRTH, person.dateOfBirth()))
                .put("email-address", person.email())
                .put("phone-number", person.phone())
                .put("address-street-1", person.street())
                .put("address-city", person.city())
                .put("address-subdivision", person.subdivision())
                .put("address-postal-code", person.postalCode())
                .put("address-country-code", alpha2(RequestField.ADDRESS_COUNTRY, person.addressCountry()));
    }

    /** Requests a fresh link to an open inquiry: an answer as for {@link #create}. */
    JsonValue link(String id, Deadline deadline) {
        return answer(LINK, VendorRequest.post("/inquiries/{id}/generate-one-time-link", id), id, deadline);
    }

    /** Requests a session token: an answer as for {@link #create}. Persona opens an expired inquiry again. */
    JsonValue resume(String id, Deadline deadline) {
        return answer(RESUME, VendorRequest.post("/inquiries/{id}/resume", id), id, deadline);
    }

    private JsonValue answer(
            Operation.Callable operation, VendorRequest.Builder request, String id, Deadline deadline) {
        return api.read(operation, request, deadline, answer -> about(id, answer));
    }

    private static JsonValue about(String id, VendorResponse answer) {
        JsonValue whole = answer.json();
        answer.about(whole.at("data"), PersonaInquiry.ID, id);
        return whole;
    }

    /** Reads an inquiry with its verifications. */
    PersonaInquiry inquiry(String id, Deadline deadline) {
        VendorRequest.Builder request = VendorRequest.get("/inquiries/{id}", id).query("include", "verifications");
        return PersonaInquiry.of(answer(READ, request, id, deadline));
    }

    /** The inquiries of an attempt, without their verifications. Each has an id. An attempt is a tag. */
    Stream<PersonaInquiry> inquiries(AttemptReference attempt, Deadline deadline) {
        Supplier<VendorRequest.Builder> request = () -> VendorRequest.get("/inquiries")
                .query("filter[reference-id]", attempt.reference().orElseGet(attempt::value))
                .query("page[size]", "100");
        return new PagedList(api, LIST, "page[after]", MAX_PAGES)
                .read(request, deadline, PersonaClient::page).stream()
                        .map(inquiry -> new PersonaInquiry(inquiry, List.of()))
                        .filter(inquiry -> inquiry.isOf(attempt));
    }

    private static Page page(VendorResponse answer) {
        JsonValue list = answer.json();
        JsonValue next = list.at("links").at("next");
        if (!next.isPresent()) {
            throw answer.malformed("does not say whether there are more inquiries");
        }
        return next.isBlank() ? Page.last(list.at("data")) : Page.followed(list.at("data"));
    }

    /** Marks an inquiry, so that it is told from one whose time is up. */
    PersonaInquiry markCancelled(String id, Deadline deadline) {
        VendorRequest.Builder request =
                VendorRequest.post("/inquiries/{id}/add-tag", id).json(meta("tag-name", PersonaInquiry.CANCELLED));
        return change(TAG, request, id, deadline, PersonaInquiry::isCancelled);
    }

    /** Ends an open inquiry. */
    PersonaInquiry expire(String id, Deadline deadline) {
        return change(
                EXPIRE, VendorRequest.post("/inquiries/{id}/expire", id), id, deadline, PersonaInquiry::isExpired);
    }

    /** Erases an inquiry. It comes with those of its verifications that are not erased yet. */
    PersonaInquiry redact(String id, Deadline deadline) {
        VendorRequest.Builder request =
                VendorRequest.delete("/inquiries/{id}", id).query("include", "verifications");
        return change(REDACT, request, id, deadline, PersonaInquiry::isRedacted);
    }

    /**
     * Changes an inquiry. Persona may refuse to repeat a change: then, and after an answer that does not show the change, the
     * inquiry is read, and says whether it is changed.
     */
    private PersonaInquiry change(
            Repeatable operation,
            VendorRequest.Builder request,
            String id,
            Deadline deadline,
            Predicate<PersonaInquiry> isChanged) {
        PersonaInquiry answered;
        try {
            answered = PersonaInquiry.of(answer(operation, request, id, deadline));
        } catch (VeriportException refused) {
            if (!REFUSALS.contains(refused.httpStatus().orElse(0))) {
                throw refused;
            }
            return Optional.of(inquiry(id, deadline)).filter(isChanged).orElseThrow(() -> refused);
        }
        return Optional.of(answered)
                .filter(isChanged)
                .or(() -> Optional.of(inquiry(id, deadline)).filter(isChanged))
                .orElseThrow(() -> VeriportException.of(ErrorCode.MALFORMED_RESPONSE, NOT_SHOWN)
                        .build());
    }

    /** @param actions of {@code meta.simulate-actions}; a repeat has the same key */
    void simulate(String id, List<BodyFields> actions, Deadline deadline) {
        VendorRequest.Builder request = VendorRequest.post("/inquiries/{id}/perform-simulate-actions", id)
                .idempotencyKey(AttemptId.random().value())
                .json(meta("simulate-actions", actions));
        api.create(SIMULATE, request, deadline, answer -> about(id, answer));
    }

    private static BodyFields meta(String name, Object value) {
        return BodyFields.none().put("meta", BodyFields.none().put(name, value));
    }
}
