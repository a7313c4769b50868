package dev.veriport.adapter.persona;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.http.BodyFields;
import dev.veriport.http.JsonValue;
import dev.veriport.http.Matches;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Channel;
import dev.veriport.model.Environment;
import dev.veriport.model.Erasure;
import dev.veriport.model.Handoff;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Reported;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorProvider;
import dev.veriport.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Persona's inquiries. Thread-safe. */
final class PersonaProvider extends VendorProvider {
    private static final String INQUIRY = "inquiry";
    private static final String CHANNEL = "channel";

    /** The parameter of the browser's return that names the inquiry. It is not signed, so it decides nothing. */
    private static final String RETURNED_ID = "inquiry-id";

    /** A start that is repeated within this time gets a link that nobody has used. Clocks may differ by as much. */
    private static final Duration RECENT = Duration.ofMinutes(1);

    private final PersonaClient client;
    private final PersonaResults results;

    PersonaProvider(ProviderRuntime runtime, PersonaClient client, PersonaResults results) {
        super(runtime, results.settings().capabilities());
        this.client = client;
        this.results = results;
    }

    @Override
    public VerificationSession start(VerificationRequest request) {
        Instant asked = now();
        Started started = client.create(request, created -> {
            PersonaInquiry inquiry = PersonaInquiry.of(created);
            Map<String, String> state = Map.of(
                    INQUIRY,
                    inquiry.id().identifier().orElseThrow(() -> malformed("has no id that can be sent")),
                    CHANNEL,
                    request.channel().name());
            boolean isOld =
                    inquiry.attribute("created-at").instant().match(asked.minus(RECENT)::isAfter, missing -> false);
            return new Started(handedOff(SessionRef.of(id(), request.reference(), state), created, asked), isOld);
        });
        return started.isOld() ? resume(started.session().ref()) : started.session();
    }

    /** @param isOld whether the answer may be the stored one of a start long ago, whose link may be used or expired */
    private record Started(VerificationSession session, boolean isOld) {}

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
        Channel channel = channel(session);
        if (inquiry.isExpired() && channel == Channel.WEB) {
            client.resume(id, deadline);
        }
        return client.handoff(channel, id, deadline, answer -> handedOff(session, answer, asked));
    }

    private static Channel channel(SessionRef session) {
        Optional<String> name = session.state(CHANNEL);
        return Stream.of(Channel.values())
                .filter(channel -> name.filter(channel.name()::equals).isPresent())
                .findFirst()
                .orElse(Channel.WEB);
    }

    private VerificationSession handedOff(SessionRef ref, JsonValue answer, Instant asked) {
        Handoff handoff = channel(ref) == Channel.WEB
                ? new Handoff.HostedPage(answer.at("meta")
                        .at("one-time-link")
                        .webAddress()
                        .orElseThrow(() -> malformed("has no one-time-link that is a web URL")))
                : new Handoff.SdkToken(
                        answer.at("meta")
                                .at("session-token")
                                .token()
                                .orElseThrow(() -> malformed("has no session-token")),
                        Map.of("inquiryId", state(ref, INQUIRY)),
                        Reported.notProvided());
        Reported<Instant> expiresAt =
                PersonaInquiry.of(answer).attribute("expires-at").instant();
        return new VerificationSession(ref, handoff, asked, expiresAt);
    }

    /** An expired inquiry is open as well: it can be resumed. */
    private void requireOpen(PersonaInquiry inquiry) {
        if (inquiry.isRedacted()) {
            throw notFound("such inquiry any more: it is erased").toBuilder()
                    .reason(ReasonCode.ERASED)
                    .build();
        }
        switch (inquiry.status().toOptional().orElse("")) {
            case "created", "pending", PersonaMapping.EXPIRED -> {}
            case PersonaMapping.FAILED -> throw ended(ReasonCode.ATTEMPTS_EXCEEDED);
            case PersonaMapping.COMPLETED, "needs_review", "approved", "declined" -> throw ended();
            default -> throw malformed("has no known status of an inquiry");
        }
    }

    /** Marks the inquiry, so that it is told from one whose time is up, and expires it. */
    @Override
    public void cancel(SessionRef session) {
        String id = state(session, INQUIRY);
        Deadline deadline = client.deadline();
        PersonaInquiry inquiry = client.inquiry(id, deadline);
        requireOpen(inquiry);
        if (!inquiry.isCancelled()) {
            client.markCancelled(id, deadline);
        }
        if (!inquiry.isExpired()) {
            client.expire(id, deadline);
        }
    }

    /** Reads the inquiry. Of the returned parameters only the id is looked at: another inquiry's are refused. */
    @Override
    public VerificationResult complete(SessionRef session, ReturnedParameters back) {
        String id = state(session, INQUIRY);
        if (!back.all(RETURNED_ID).stream().allMatch(id::equals)) {
            throw refused(
                    ErrorCode.INVALID_REQUEST,
                    "the returned parameters are those of another inquiry: hand in the session of this user");
        }
        return read(id, client.deadline()).toBuilder()
                .reference(Reported.of(session.reference()))
                .build();
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
                        client.inquiries(attempt, deadline).stream()
                                .map(PersonaInquiry::data)
                                .toList(),
                        inquiry ->
                                read(inquiry.at(PersonaInquiry.ID).identifier().orElseThrow(), deadline))
                .orElseThrow(() -> notFound("inquiry of this reference with this attempt as its tag"));
    }

    @Override
    public Notification receive(InboundNotification raw) {
        return new PersonaWebhooks(id(), results.settings()).receive(raw, now());
    }

    /** Redacts the inquiry. Its verifications and their files follow later. The account of the reference stays. */
    @Override
    public Erasure erase(VerificationId verification) {
        PersonaInquiry inquiry = redacted(verification.value(), client.deadline());
        return inquiry.verifications().isEmpty()
                ? Erasure.done(verification)
                : Erasure.requested(verification, Reported.notProvided());
    }

    /** One that was redacted before is not redacted again. */
    private PersonaInquiry redacted(String id, Deadline deadline) {
        try {
            return client.redact(id, deadline);
        } catch (VeriportException refused) {
            if (refused.reason().filter(ReasonCode.ERASED::equals).isEmpty()) {
                throw refused;
            }
            return client.inquiry(id, deadline);
        }
    }

    private Instant now() {
        return runtime().clock().instant();
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> vendorApi) {
        return vendorApi == PersonaApi.class ? Optional.of(vendorApi.cast(new Sandbox())) : Optional.empty();
    }

    /** A separate object, so that its user cannot close the provider. */
    private final class Sandbox implements PersonaApi {
        @Override
        public void simulate(VerificationId verification, Action... actions) {
            send(
                    verification,
                    Stream.of(actions)
                            .map(action -> action(action.name().toLowerCase(Locale.ROOT) + "_inquiry"))
                            .toList());
        }

        @Override
        public void simulateVerification(VerificationId verification, String template, boolean passes) {
            BodyFields data = BodyFields.none().put("verification-template-id", template);
            send(
                    verification,
                    List.of(action(passes ? "create_passed_verification" : "create_failed_verification")
                            .put("data", data)));
        }

        private static BodyFields action(String type) {
            return BodyFields.none().put("type", type);
        }

        private void send(VerificationId verification, List<BodyFields> actions) {
            if (results.settings().environment() != Environment.SANDBOX) {
                throw refused(
                        ErrorCode.CONFIGURATION, "only a sandbox can simulate: set api-key to one of the sandbox");
            }
            client.simulate(runtime().own(verification), actions, client.deadline());
        }
    }
}
