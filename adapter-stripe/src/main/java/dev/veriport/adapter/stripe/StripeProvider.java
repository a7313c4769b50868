package dev.veriport.adapter.stripe;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.http.JsonValue;
import dev.veriport.http.Matches;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Channel;
import dev.veriport.model.Erasure;
import dev.veriport.model.Handoff;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Reported;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.UnreadPart.Part;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.spi.PartReads;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorProvider;
import dev.veriport.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stripe's verification sessions. Thread-safe. */
final class StripeProvider extends VendorProvider {
    private static final String SESSION = "session";
    private static final String HANDOFF = "handoff";
    private static final String TOKEN = "token";

    private static final Duration PAGE_LIFETIME = Duration.ofDays(2);
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(24);

    /** A redaction "may take up to four days". */
    private static final int DAYS_TO_REDACT = 4;

    private static final Set<Part> SENSITIVE = Set.of(Part.PERSON, Part.DOCUMENTS, Part.EVIDENCE);

    private final StripeClient client;
    private final StripeResults results;

    StripeProvider(ProviderRuntime runtime, StripeClient client, StripeResults results) {
        super(runtime, results.settings().capabilities());
        this.client = client;
        this.results = results;
    }

    @Override
    public VerificationSession start(VerificationRequest request) {
        Instant asked = now();
        String handoff = request.channel() == Channel.WEB ? "page" : TOKEN;
        return client.create(request, created -> {
                    String id =
                            created.at("id").identifier().orElseThrow(() -> malformed("has no id that can be sent"));
                    SessionRef ref = SessionRef.of(id(), request.reference(), Map.of(SESSION, id, HANDOFF, handoff));
                    VerificationSession session = handedOff(ref, created, asked, made(created, asked));
                    return unlessEarlier(session, created.at("created").instant());
                })
                .get();
    }

    /** When the page and the token of a new session were made. Stripe's clock may be ahead of ours. */
    private static Instant made(JsonValue created, Instant asked) {
        return created.at("created").instant().match(at -> at.isBefore(asked) ? at : asked, missing -> asked);
    }

    /** The page and the token each work once. Each read of an open session gives fresh ones. */
    @Override
    public VerificationSession resume(SessionRef session) {
        Instant asked = now();
        return client.session(state(session, SESSION), client.deadline(), open -> {
            requireOpen(open);
            return handedOff(session, open, asked, asked);
        });
    }

    private VerificationSession handedOff(SessionRef ref, JsonValue session, Instant asked, Instant made) {
        boolean inSdk = ref.state(HANDOFF).filter(TOKEN::equals).isPresent();
        Handoff handoff = inSdk ? token(session, made) : page(session, made);
        return new VerificationSession(ref, handoff, asked, Reported.notProvided());
    }

    private Handoff page(JsonValue session, Instant made) {
        return new Handoff.HostedPage(
                session.at("url").webAddress().orElseThrow(() -> malformed("has no url that is a web URL")),
                Reported.of(made.plus(PAGE_LIFETIME)));
    }

    private Handoff token(JsonValue session, Instant made) {
        Map<String, String> parameters = results.settings()
                .publishableKey()
                .map(key -> Map.of("publishableKey", key))
                .orElseGet(Map::of);
        return new Handoff.SdkToken(
                session.at("client_secret").token().orElseThrow(() -> malformed("has no client_secret")),
                parameters,
                Reported.of(made.plus(TOKEN_LIFETIME)));
    }

    private void requireOpen(JsonValue session) {
        switch (session.at("status").text().orElse("")) {
            case StripeMapping.REQUIRES_INPUT -> {}
            case StripeMapping.CANCELED -> throw ended(ReasonCode.CANCELLED);
            case StripeMapping.PROCESSING, StripeMapping.VERIFIED -> throw ended();
            default -> throw malformed("has no known status of a verification session");
        }
    }

    @Override
    public void cancel(SessionRef session) {
        client.cancel(state(session, SESSION), client.deadline(), this::requireOpen);
    }

    /** Reads the session. The returned parameters are ignored: Stripe adds none. */
    @Override
    public VerificationResult complete(SessionRef session, ReturnedParameters back) {
        return ofSession(session, read(state(session, SESSION), client.deadline()));
    }

    @Override
    public VerificationResult find(VerificationId verification) {
        return read(verification.value(), client.deadline());
    }

    @Override
    public VerificationResult findByReference(AttemptReference attempt) {
        Deadline deadline = client.deadline();
        StripeAttempt searched = StripeAttempt.of(attempt);
        List<JsonValue> sessions = client.sessions(searched, deadline)
                .map(StripeResults::withoutHandoff)
                .toList();
        return new Matches(id(), Reported.of(searched.reference()), SESSION, "id")
                .result(sessions, session -> read(session.at("id").identifier().orElseThrow(), deadline))
                .orElseThrow(() -> notFound("verification session of this attempt"));
    }

    /** One request, or a second one where the key may not read what is sensitive: the decision stands. */
    private VerificationResult read(String id, Deadline deadline) {
        PartReads parts = new PartReads();
        if (results.settings().hasRestrictedKey()) {
            try {
                return client.withSensitiveResults(id, deadline, session -> results.of(session, true, List.of()));
            } catch (VeriportException refused) {
                if (refused.code() != ErrorCode.PERMISSION) {
                    throw refused;
                }
                parts.notRead(SENSITIVE, refused);
            }
        }
        return client.withReport(id, deadline, session -> results.of(session, false, parts.notRead()));
    }

    @Override
    public Notification receive(InboundNotification raw) {
        return new StripeWebhooks(id(), results.settings()).receive(raw, now());
    }

    /** Redacts the session, with its report and its images. */
    @Override
    public Erasure erase(VerificationId verification) {
        JsonValue session = client.redact(verification.value(), client.deadline(), this::requireRedactable);
        return StripeResults.isRedacted(session)
                ? Erasure.done(verification)
                : Erasure.requested(verification, Reported.of(redactedAt()));
    }

    private void requireRedactable(JsonValue session) {
        switch (session.at("status").text().orElse("")) {
            case StripeMapping.CANCELED ->
                throw notRedacted("Stripe redacts no session that was canceled: ask Stripe to erase it");
            case StripeMapping.PROCESSING ->
                throw notRedacted("Stripe redacts no session that is processing: erase again when it has ended");
            default -> {} // what Stripe said is the failure
        }
    }

    private VeriportException notRedacted(String message) {
        return ended().toBuilder().message(message).build();
    }

    /** At the latest. Stripe does not say when a redaction began, so this is rounded up to the next day. */
    private Instant redactedAt() {
        return now().truncatedTo(ChronoUnit.DAYS).plus(DAYS_TO_REDACT + 1, ChronoUnit.DAYS);
    }
}
