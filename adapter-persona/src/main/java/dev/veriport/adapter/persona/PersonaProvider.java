package dev.veriport.adapter.persona;

import dev.veriport.error.ErrorCode;
import dev.veriport.http.BodyFields;
import dev.veriport.http.JsonValue;
import dev.veriport.http.Matches;
import dev.veriport.model.Ascii;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Channel;
import dev.veriport.model.Decision;
import dev.veriport.model.Environment;
import dev.veriport.model.Erasure;
import dev.veriport.model.Handoff;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Reported;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.Secret;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorProvider;
import dev.veriport.time.Deadline;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Persona's inquiries. Thread-safe. */
final class PersonaProvider extends VendorProvider {
    private static final String INQUIRY = "inquiry";
    private static final String IN_SDK = "sdk";

    private final PersonaClient client;
    private final PersonaResults results;

    PersonaProvider(PersonaSettings settings, ProviderRuntime runtime, PersonaClient client, PersonaPhotos photos) {
        super(runtime, settings.capabilities());
        this.results = new PersonaResults(id(), settings, photos::of);
        this.client = client;
    }

    @Override
    public VerificationSession start(VerificationRequest request) {
        Instant asked = now();
        Supplier<VerificationSession> started = client.create(request, answer -> {
            PersonaInquiry created = PersonaInquiry.of(answer);
            VerificationSession session = handedOff(ref(request, created), answer, asked);
            return unlessEarlier(session, created.attribute("created-at").instant());
        });
        return started.get();
    }

    private SessionRef ref(VerificationRequest request, PersonaInquiry created) {
        String id = created.id().identifier().orElseThrow(() -> malformed("has no id that can be sent"));
        String inSdk = request.channel() == Channel.WEB ? "no" : "yes";
        return SessionRef.of(id(), request.reference(), Map.of(INQUIRY, id, IN_SDK, inSdk));
    }

    /** Opens an expired inquiry again: Persona keeps what the user has done. One that was cancelled stays closed. */
    @Override
    public VerificationSession resume(SessionRef session) {
        Instant asked = now();
        String id = state(session, INQUIRY);
        Deadline deadline = client.deadline();
        PersonaInquiry inquiry = client.inquiry(id, deadline);
        requireOpen(inquiry);
        if (inquiry.isCancelled()) {
            throw ended(ReasonCode.CANCELLED);
        }
        boolean isOnPage = isOnPage(session);
        if (inquiry.isExpired() && isOnPage) {
            client.resume(id, deadline);
        }
        return handedOff(session, isOnPage ? client.link(id, deadline) : client.resume(id, deadline), asked);
    }

    private static boolean isOnPage(SessionRef session) {
        return session.state(IN_SDK).filter("yes"::equals).isEmpty();
    }

    private VerificationSession handedOff(SessionRef ref, JsonValue answer, Instant asked) {
        Handoff handoff = isOnPage(ref) ? page(answer.at("meta")) : token(answer.at("meta"), ref);
        Reported<Instant> expiresAt =
                PersonaInquiry.of(answer).attribute("expires-at").instant();
        return new VerificationSession(ref, handoff, asked, expiresAt);
    }

    private Handoff page(JsonValue meta) {
        return new Handoff.HostedPage(meta.at("one-time-link")
                .webAddress()
                .orElseThrow(() -> malformed("has no one-time-link that is a web URL")));
    }

    private Handoff token(JsonValue meta, SessionRef ref) {
        Secret token = meta.at("session-token").token().orElseThrow(() -> malformed("has no session-token"));
        return new Handoff.SdkToken(token, Map.of("inquiryId", state(ref, INQUIRY)), Reported.notProvided());
    }

    /** An expired inquiry is open as well: it can be resumed. */
    private void requireOpen(PersonaInquiry inquiry) {
        results.refuseErased(inquiry);
        String status = inquiry.status().toOptional().orElse("");
        Optional<Decision> decision = PersonaMapping.DECISIONS.find(status);
        if (!inquiry.isExpired() && decision.filter(Decision.PENDING::equals).isEmpty()) {
            throw decision.isPresent() ? ended() : malformed("has no known status of an inquiry");
        }
    }

    /** Persona refuses to expire what has ended. The mark comes after that, and what has ended gets none. */
    @Override
    public void cancel(SessionRef session) {
        String id = state(session, INQUIRY);
        Deadline deadline = client.deadline();
        if (!client.expire(id, deadline).isExpired()
                || !client.markCancelled(id, deadline).isCancelled()) {
            throw malformed("does not say that the inquiry is expired, or has the tag of a cancelled one");
        }
    }

    /** Reads the inquiry. The returned parameters are ignored: they are not signed. */
    @Override
    public VerificationResult complete(SessionRef session, ReturnedParameters back) {
        return ofSession(session, read(state(session, INQUIRY), client.deadline()));
    }

    @Override
    public VerificationResult find(VerificationId verification) {
        return read(verification.value(), client.deadline());
    }

    private VerificationResult read(String id, Deadline deadline) {
        return results.of(client.inquiry(id, deadline));
    }

    @Override
    public VerificationResult findByReference(AttemptReference attempt) {
        Deadline deadline = client.deadline();
        return new Matches(id(), Reported.ofOptional(attempt.reference()), INQUIRY, PersonaInquiry.ID)
                .result(
                        client.inquiries(attempt, deadline)
                                .map(PersonaInquiry::data)
                                .toList(),
                        inquiry ->
                                read(inquiry.at(PersonaInquiry.ID).identifier().orElseThrow(), deadline))
                .orElseThrow(() -> notFound("inquiry of this reference with this attempt as its tag"));
    }

    /** Redacts the inquiry. Its verifications and their files follow later. The account of the reference stays. */
    @Override
    public Erasure erase(VerificationId verification) {
        PersonaInquiry redacted = client.redact(verification.value(), client.deadline());
        return redacted.isWhollyRedacted()
                ? Erasure.done(verification)
                : Erasure.requested(verification, Reported.notProvided());
    }

    @Override
    public Notification receive(InboundNotification raw) {
        return new PersonaWebhooks(id(), results.settings()).receive(raw, now());
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> vendorApi) {
        return vendorApi == PersonaApi.class ? Optional.of(vendorApi.cast(new Sandbox())) : Optional.empty();
    }

    /** A separate object, so that its user cannot close the provider. */
    private final class Sandbox implements PersonaApi {
        @Override
        public void simulate(VerificationId verification, Action... actions) {
            send(verification, Stream.of(actions).map(each -> action(Ascii.lowerCase(each.name()) + "_inquiry")));
        }

        @Override
        public void simulateVerification(VerificationId verification, String template, boolean passes) {
            String type = passes ? "create_passed_verification" : "create_failed_verification";
            BodyFields data = BodyFields.none().put("verification-template-id", template);
            send(verification, Stream.of(action(type).put("data", data)));
        }

        private static BodyFields action(String type) {
            return BodyFields.none().put("type", type);
        }

        private void send(VerificationId verification, Stream<BodyFields> actions) {
            if (results.settings().environment() != Environment.SANDBOX) {
                throw refused(
                        ErrorCode.CONFIGURATION, "only a sandbox can simulate: set api-key to one of the sandbox");
            }
            client.simulate(runtime().own(verification), actions.toList(), client.deadline());
        }
    }
}
