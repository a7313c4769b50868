package dev.veriport.fake.sumsub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import dev.veriport.testkit.server.WebUrl;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Links to the hosted page and tokens for the SDK. Facts: the bodies, at most 4 {@code allowedQueryParams}, and an answer
 * without the applicant's id. Inference: the default times to live, and that an unknown level is not found. How {@code signKey}
 * signs the return is not published: it has no effect here.
 */
final class Links {
    private static final int DEFAULT_TTL_SECONDS = 1800;
    private static final int MOST_ALLOWED_PARAMETERS = 4;

    private final Settings settings;
    private final ApplicantStore applicants;
    private final String pages;
    private final Map<String, Link> byToken = new ConcurrentHashMap<>();

    /** @param pages what the URL of a hosted page begins with */
    Links(Settings settings, ApplicantStore applicants, String pages) {
        this.settings = settings;
        this.applicants = applicants;
        this.pages = pages;
    }

    /** A link or a token that has not expired. */
    Optional<Link> find(String token) {
        return Optional.ofNullable(byToken.get(token))
                .filter(link -> link.isOpen(settings.clock().instant()));
    }

    Reply createLink(RecordedRequest request) {
        ObjectNode body = Json.readObject(request.bodyText()).orElseThrow(() -> Refusal.malformed("body"));
        ObjectNode redirect = body.path("redirect") instanceof ObjectNode given ? given : Json.object();
        for (String url : List.of("successUrl", "rejectUrl")) {
            if (redirect.hasNonNull(url) && !WebUrl.isWebUrl(Json.text(redirect, url))) {
                throw Refusal.malformed(url);
            }
        }
        if (redirect.path("allowedQueryParams").size() > MOST_ALLOWED_PARAMETERS) {
            throw Refusal.malformed("allowedQueryParams");
        }
        Link link = create(Ids.next() + Ids.next(), body, body.path("applicantIdentifiers"), redirect);
        return Json.reply(200, Json.object().put("url", pages + link.token()));
    }

    Reply createToken(RecordedRequest request) {
        return token(Json.readObject(request.bodyText()).orElseThrow(() -> Refusal.malformed("body")));
    }

    /** In the older form: the query says everything, and there is no body. */
    Reply createTokenByQuery(RecordedRequest request) {
        ObjectNode parameters = Json.object();
        for (String name : List.of("userId", "levelName", "ttlInSecs")) {
            request.query(name).ifPresent(value -> parameters.put(name, value));
        }
        return token(parameters);
    }

    private Reply token(ObjectNode body) {
        String prefix = settings.isSandbox() ? "_act-sbx-" : "_act-prd-";
        Link link = create(prefix + Ids.next(), body, body.path("applicantIdentifiers"), Json.object());
        return Json.reply(200, Json.object().put("token", link.token()).put("userId", link.externalUserId()));
    }

    private Link create(String token, ObjectNode body, JsonNode identifiers, ObjectNode redirect) {
        String user = Json.text(body, "userId");
        int ttl = body.path("ttlInSecs").asInt(DEFAULT_TTL_SECONDS);
        if (user.isBlank()) {
            throw Refusal.malformed("userId");
        }
        if (ttl <= 0) {
            throw Refusal.malformed("ttlInSecs");
        }
        ObjectNode person = ApplicantStore.named(user);
        for (String field : List.of("email", "phone")) {
            if (identifiers.hasNonNull(field)) {
                person.set(field, identifiers.get(field));
            }
        }
        Instant expiresAt = settings.clock().instant().plusSeconds(ttl);
        Link link = new Link(token, user, settings.level(Json.text(body, "levelName")), person, redirect, expiresAt);
        if (settings.createsApplicantWithLink()) {
            applicants.openedBy(link);
        }
        byToken.put(token, link);
        return link;
    }
}
