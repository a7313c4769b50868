package dev.veriport.adapter.sumsub;

import dev.veriport.error.VeriportException;
import dev.veriport.http.BodyFields;
import dev.veriport.http.Credentials;
import dev.veriport.http.JsonApi;
import dev.veriport.http.JsonValue;
import dev.veriport.http.VendorClient;
import dev.veriport.http.VendorFiles;
import dev.veriport.http.VendorRequest;
import dev.veriport.http.VendorResponse;
import dev.veriport.model.Applicant;
import dev.veriport.model.Secret;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Create;
import dev.veriport.spi.Operation.Read;
import dev.veriport.spi.Operation.Repeatable;
import dev.veriport.spi.Operation.Role;
import dev.veriport.time.Deadline;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Sumsub's endpoints of applicants, each with its retry semantics. Their names are the titles of the vendor's pages.
 * Thread-safe.
 */
final class SumsubClient {
    /** A link creates the applicant only when the user opens it. */
    private static final Repeatable LINK = new Repeatable("generate-websdk-link", Role.SESSION);

    private static final Repeatable TOKEN = new Repeatable("generate-access-token", Role.SESSION);
    private static final Read BY_USER = new Read("get-applicant-data-by-external-user-id", Role.SESSION);
    private static final Read APPLICANT = new Read("get-applicant-data", Role.EXTRA);
    private static final Read IMAGES = new Read("get-document-images-info", Role.EXTRA);
    private static final Operation.Download IMAGE = new Operation.Download("get-document-image", Role.EXTRA);
    private static final Create CREATE = new Create("create-applicant", Role.EXTRA);

    /** "A new image will always be added." */
    private static final Create ADD_IMAGE = new Create("add-id-document", Role.EXTRA);

    /** Once a check is completed, a repeat begins and bills another one. */
    private static final Create REQUEST_CHECK = new Create("request-applicant-check", Role.EXTRA);

    private static final Repeatable SIMULATE = new Repeatable("simulate-review-response", Role.EXTRA);

    static final Set<Operation> OPERATIONS =
            Set.of(LINK, TOKEN, BY_USER, APPLICANT, IMAGES, IMAGE, CREATE, ADD_IMAGE, REQUEST_CHECK, SIMULATE);

    private final JsonApi api;
    private final JsonApi levels;
    private final SumsubSettings settings;

    SumsubClient(VendorClient http, Credentials signed, SumsubSettings settings) {
        this.api = new JsonApi(http, signed).mappingFailures(SumsubFailures::of);
        this.levels = api.mappingFailures(new SumsubFailures(settings.workflowKeys())::ofLevel);
        this.settings = settings;
    }

    /**
     * Who a link or a token lets in.
     *
     * @param user the {@code externalUserId}
     * @param person whose e-mail address and phone number are sent
     */
    record Entry(String user, String level, Duration ttl, Applicant person) {
        private BodyFields body() {
            BodyFields contact = BodyFields.none().put("email", person.email()).put("phone", person.phone());
            return BodyFields.none()
                    .put("levelName", level)
                    .put("userId", user)
                    .put("ttlInSecs", ttl.toSeconds())
                    .put("applicantIdentifiers", contact);
        }
    }

    Deadline deadline() {
        return api.deadline();
    }

    /** The deadline of a verification by images. */
    Deadline imagesDeadline() {
        return api.deadline(settings.verifyTimeout());
    }

    VendorFiles files() {
        return api.files(IMAGE, settings.files());
    }

    /**
     * Requests a link to the hosted page.
     *
     * @param returnTo where the browser goes afterwards, whatever the answer is
     */
    URI link(Entry entry, Optional<String> returnTo, Deadline deadline) {
        BodyFields redirect = BodyFields.none().put("successUrl", returnTo).put("rejectUrl", returnTo);
        VendorRequest.Builder request = VendorRequest.post("/resources/sdkIntegrations/levels/-/websdkLink")
                .json(entry.body().put("redirect", redirect));
        return levels.call(LINK, request, deadline, answer -> {
            Optional<URI> url = answer.json().at("url").webAddress();
            return url.orElseThrow(() -> answer.malformed("has no url that is a web URL"));
        });
    }

    Secret token(Entry entry, Deadline deadline) {
        VendorRequest.Builder request =
                VendorRequest.post("/resources/accessTokens/sdk").json(entry.body());
        return levels.call(TOKEN, request, deadline, answer -> {
            JsonValue created = answer.notAboutAnother(answer.json(), "userId", entry.user());
            return created.at("token").token().orElseThrow(() -> answer.malformed("has no token"));
        });
    }

    /**
     * Empty while the user has not opened the page.
     *
     * @throws VeriportException {@code NOT_FOUND} when the applicant is there and deactivated
     */
    Optional<SumsubApplicant> byUser(String user, Deadline deadline) {
        VendorRequest.Builder request = VendorRequest.get("/resources/applicants/-/byExternalUserId/{user}", user);
        try {
            return api.read(BY_USER, request, deadline, answer -> found(answer, user));
        } catch (VeriportException unknown) {
            if (unknown.httpStatus().orElse(0) == 404) {
                return Optional.empty();
            }
            throw unknown;
        }
    }

    private static Optional<SumsubApplicant> found(VendorResponse answer, String user) {
        JsonValue search = answer.json(SumsubResults.APPLICANT);
        boolean exists = search.at("exists")
                .bool()
                .orElseThrow(() -> answer.malformed("does not say whether there is such an applicant"));
        return exists
                ? Optional.of(applicant(answer, search.at("applicant"), SumsubApplicant.USER, user))
                : Optional.empty();
    }

    /** @param field that has the value which was asked for */
    private static SumsubApplicant applicant(VendorResponse answer, JsonValue json, String field, String value) {
        return SumsubApplicant.of(answer, answer.about(json, field, value));
    }

    SumsubApplicant applicant(String id, Deadline deadline) {
        VendorRequest.Builder request = VendorRequest.get("/resources/applicants/{id}/one", id);
        return api.read(
                APPLICANT,
                request,
                deadline,
                answer -> applicant(answer, answer.json(SumsubResults.APPLICANT), SumsubApplicant.ID, id));
    }

    /**
     * What Sumsub says of the images of an applicant. One that it refused, or that a later attempt replaced, is left out.
     */
    List<JsonValue> images(String applicant, Deadline deadline) {
        VendorRequest.Builder request = VendorRequest.get("/resources/applicants/{id}/metadata/resources", applicant);
        return api.read(IMAGES, request, deadline, answer -> {
            return answer.list(answer.json(SumsubResults.IMAGES).at("items")).items().stream()
                    .filter(image -> !image.at("deactivated").bool().orElse(false))
                    .toList();
        });
    }

    /** Creates an applicant without a link. After a lost answer it is searched for, by its {@code externalUserId}. */
    SumsubApplicant create(String user, String level, Deadline deadline) {
        return levels.create(
                CREATE,
                VendorRequest.post("/resources/applicants")
                        .query("levelName", level)
                        .json(BodyFields.none().put(SumsubApplicant.USER, user)),
                deadline,
                answer -> applicant(answer, answer.json(), SumsubApplicant.USER, user),
                user,
                within -> byUser(user, within));
    }

    /** Adds an image. After a lost answer the list of images shows whether it was added. */
    void addImage(SumsubApplicant applicant, SumsubImage image, Deadline deadline) {
        VendorRequest.Builder request = VendorRequest.post("/resources/applicants/{id}/info/idDoc", applicant.id())
                .part("metadata", image.metadata())
                .part("content", image.content());
        api.sendOnce(
                ADD_IMAGE,
                request,
                deadline,
                applicant.user(),
                within -> images(applicant.id(), within).stream().anyMatch(image::is));
    }

    /** Requests the check. After a lost answer, or a conflict with a check that runs, the review shows whether one began. */
    void requestCheck(SumsubApplicant before, Deadline deadline) {
        VendorRequest.Builder request = VendorRequest.post("/resources/applicants/{id}/status/pending", before.id());
        Predicate<Deadline> began =
                within -> applicant(before.id(), within).review().isAnotherThan(before.review());
        try {
            api.sendOnce(REQUEST_CHECK, request, deadline, before.user(), began);
        } catch (VeriportException refused) {
            if (refused.httpStatus().orElse(0) != 409 || !began.test(deadline)) {
                throw refused;
            }
        }
    }

    void simulate(String applicant, boolean passes, List<String> labels, Deadline deadline) {
        VendorRequest.Builder request = VendorRequest.post("/resources/applicants/{id}/status/testCompleted", applicant)
                .json(Map.of("reviewAnswer", passes ? "GREEN" : "RED", "rejectLabels", labels));
        JsonValue unused = api.call(SIMULATE, request, deadline, VendorResponse::json);
    }
}
