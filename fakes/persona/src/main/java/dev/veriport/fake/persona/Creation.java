package dev.veriport.fake.persona;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Creates inquiries. Facts: attributes and meta; one of the three templates; an account by its reference, which is created unless
 * a request says otherwise; the three members of the answer's meta; {@code one-time-link-expiration-seconds} is about links
 * between devices, so the link of the answer does not have it. Inference: an interval is positive.
 */
final class Creation {
    private static final String ACCOUNT_REFERENCE = "auto-create-account-reference-id";
    private static final Map<String, String> TEMPLATES = Map.of(
            "template-id", FakePersonaServer.LEGACY_TEMPLATE,
            "inquiry-template-id", FakePersonaServer.TEMPLATE,
            "inquiry-template-version-id", FakePersonaServer.TEMPLATE_VERSION);
    private static final List<String> TEXTS = List.of(
            "reference-id", "account-id", "creator-email-address", "theme-id", "theme-set-id", "initial-step-name");
    private static final Map<String, Shape> META = Map.of(
            "auto-create-account",
            Shape.flag(),
            "auto-create-account-type-id",
            Shape.text(),
            ACCOUNT_REFERENCE,
            Shape.text(),
            "auto-create-inquiry-session",
            Shape.flag(),
            "auto-create-one-time-link",
            Shape.flag(),
            "expiration-after-create-interval-seconds",
            Shape.number().orNull(),
            "expiration-after-start-interval-seconds",
            Shape.number().orNull(),
            "expiration-after-resume-interval-seconds",
            Shape.number().orNull(),
            "one-time-link-expiration-seconds",
            Shape.number().orNull());
    private static final Duration INTERVAL = Duration.ofHours(24);

    private final InstantSource clock;
    private final InquiryStore inquiries;
    private final Accounts accounts;
    private final Links links;
    private final Answers answers;

    Creation(InstantSource clock, InquiryStore inquiries, Accounts accounts, Links links, Answers answers) {
        this.clock = clock;
        this.inquiries = inquiries;
        this.accounts = accounts;
        this.links = links;
        this.answers = answers;
    }

    private static Map<String, Shape> attributes() {
        Map<String, Shape> all = new HashMap<>(Attributes.CHANGEABLE);
        all.put("tags", Shape.list(Shape.text()).orNull());
        TEMPLATES.keySet().forEach(name -> all.put(name, Shape.text().orNull()));
        TEXTS.forEach(name -> all.put(name, Shape.text().orNull()));
        return all;
    }

    Reply create(Call call) {
        call.checkQuery(Answers.QUERY);
        Map<String, Shape> data = Map.of("attributes", Shape.object(attributes()));
        call.check(Map.of("data", Shape.object(data, "attributes"), "meta", Shape.object(META)), "data");
        ObjectNode attributes = call.body().withObject("/data/attributes");
        JsonNode meta = call.body().path("meta");
        Attributes.checkValues(attributes);
        Instant now = clock.instant();
        Duration afterCreate = interval(meta, "create", INTERVAL);
        boolean isLegacy = template(attributes).equals("template-id");
        Origin origin = new Origin(
                isLegacy,
                account(call.access(), attributes, meta),
                afterCreate,
                interval(meta, "start", afterCreate),
                interval(meta, "resume", INTERVAL));
        Inquiry created = Inquiry.created(call.access().isSandbox(), origin, attributes, now);
        ObjectNode answered =
                Json.object().putNull("session-token").putNull("one-time-link").putNull("one-time-link-short");
        if (meta.path("auto-create-inquiry-session").asBoolean()) {
            Session session = Session.created(now);
            created = created.with(session);
            answered.put("session-token", session.token());
        }
        if (meta.path("auto-create-one-time-link").asBoolean()) {
            Session session = Session.created(now);
            created = created.with(session);
            links.create(created, session, now.plus(Links.TTL), answered);
        }
        return answers.reply(201, call, inquiries.add(created), answered);
    }

    private static String template(JsonNode attributes) {
        List<String> given =
                TEMPLATES.keySet().stream().filter(attributes::hasNonNull).toList();
        if (given.size() != 1) {
            throw Refusal.badRequest(
                    "data.attributes must have one of template_id, inquiry_template_id, inquiry_template_version_id");
        }
        String name = given.get(0);
        if (!attributes.path(name).asText().equals(TEMPLATES.get(name))) {
            throw Refusal.notFound("data.attributes." + name.replace('-', '_'));
        }
        return name;
    }

    private @Nullable Account account(Access access, JsonNode attributes, JsonNode meta) {
        boolean isCreated = meta.path("auto-create-account").asBoolean(true);
        if (!isCreated && (meta.has(ACCOUNT_REFERENCE) || meta.has("auto-create-account-type-id"))) {
            throw Refusal.badRequest("meta.auto_create_account must be true");
        }
        String id = attributes.path("account-id").asText("");
        if (!id.isEmpty()) {
            return accounts.find(access, id).orElseThrow(() -> Refusal.notFound("data.attributes.account_id"));
        }
        String reference = meta.path(ACCOUNT_REFERENCE)
                .asText(attributes.path("reference-id").asText(""));
        if (!reference.isEmpty()) {
            return accounts.ofReference(access, reference);
        }
        return isCreated ? accounts.withoutReference(access) : null;
    }

    private static Duration interval(JsonNode meta, String after, Duration otherwise) {
        String name = "expiration-after-" + after + "-interval-seconds";
        if (!meta.hasNonNull(name)) {
            return otherwise;
        }
        long seconds = meta.path(name).asLong();
        if (seconds < 1) {
            throw Refusal.invalid("/meta/" + name, "must be greater than 0");
        }
        return Duration.ofSeconds(seconds);
    }
}
