package dev.veriport.adapter.sumsub;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.http.JsonValue;
import dev.veriport.http.VendorFiles;
import dev.veriport.model.Applicant;
import dev.veriport.model.AttemptId;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Channel;
import dev.veriport.model.Country;
import dev.veriport.model.Decision;
import dev.veriport.model.Environment;
import dev.veriport.model.EvidenceSubmission;
import dev.veriport.model.Finality;
import dev.veriport.model.Handoff;
import dev.veriport.model.ImageSource;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
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
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sumsub's applicants, one for each start. Thread-safe. */
final class SumsubProvider extends VendorProvider {
    private static final String USER = "user";
    private static final String LEVEL = "level";
    private static final String HANDOFF = "handoff";
    private static final String TOKEN = "token";
    private static final String RETURN_TO = "return-to";
    private static final String EXPIRY = "expiry";

    private final SumsubSettings settings;
    private final SumsubClient client;
    private final SumsubResults results;
    private final VendorFiles files;

    SumsubProvider(ProviderRuntime runtime, SumsubSettings settings, SumsubClient client) {
        super(runtime, settings.capabilities());
        this.settings = settings;
        this.client = client;
        this.results = new SumsubResults(runtime.provider(), settings);
        this.files = client.files();
    }

    @Override
    public VerificationSession start(VerificationRequest request) {
        Map<String, String> state = new HashMap<>();
        state.put(USER, AttemptReference.of(id(), request).value());
        state.put(LEVEL, request.workflow().orElse(settings.workflowId()));
        state.put(HANDOFF, request.channel() == Channel.WEB ? "page" : TOKEN);
        request.returnTo().map(URI::toString).ifPresent(url -> state.put(RETURN_TO, url));
        request.expiry().map(Duration::toString).ifPresent(expiry -> state.put(EXPIRY, expiry));
        return handedOff(SessionRef.of(id(), request.reference(), state), request.applicant(), client.deadline());
    }

    /** A fresh link lets the user go on, also after a rejection that can be retried. */
    @Override
    public VerificationSession resume(SessionRef session) {
        Deadline deadline = client.deadline();
        client.byUser(state(session, USER), deadline)
                .map(SumsubApplicant::review)
                .filter(review -> !review.awaitsUser())
                .ifPresent(review -> {
                    boolean isKnown = review.isCompleted() || review.decision() != Decision.INDETERMINATE;
                    throw isKnown ? ended() : malformed("has no known status of a review");
                });
        return handedOff(session, Applicant.unknown(), deadline);
    }

    private VerificationSession handedOff(SessionRef ref, Applicant person, Deadline deadline) {
        Instant asked = now();
        Duration ttl = ttl(ref);
        Reported<Instant> expiresAt = Reported.of(asked.plus(ttl));
        SumsubClient.Entry entry = new SumsubClient.Entry(state(ref, USER), state(ref, LEVEL), ttl, person);
        Handoff handoff = ref.state(HANDOFF).filter(TOKEN::equals).isPresent()
                ? new Handoff.SdkToken(client.token(entry, deadline), Map.of(), expiresAt)
                : new Handoff.HostedPage(client.link(entry, ref.state(RETURN_TO), deadline), expiresAt);
        return new VerificationSession(ref, handoff, asked, Reported.notProvided());
    }

    private Duration ttl(SessionRef ref) {
        try {
            Duration requested = ref.state(EXPIRY).map(Duration::parse).orElse(settings.linkTtl());
            return Duration.ofSeconds(Math.max(1, requested.toSeconds()));
        } catch (DateTimeParseException damaged) {
            throw refused(ErrorCode.INVALID_REQUEST, "this session has a damaged expiry: start again");
        }
    }

    /**
     * Reads the applicant of the start. The returned parameters are ignored: how Sumsub signs them is not published.
     */
    @Override
    public VerificationResult complete(SessionRef session, ReturnedParameters back) {
        Deadline deadline = client.deadline();
        VerificationResult result = client.byUser(state(session, USER), deadline)
                .map(found -> read(new SumsubApplicant(found.json(), state(session, LEVEL)), new PartReads(), deadline))
                .orElseGet(() -> VerificationResult.builder(id(), Decision.PENDING, Finality.OPEN)
                        .build());
        return ofSession(session, result);
    }

    @Override
    public VerificationResult find(VerificationId verification) {
        Deadline deadline = client.deadline();
        return read(applicant(verification, deadline), new PartReads(), deadline);
    }

    private SumsubApplicant applicant(VerificationId verification, Deadline deadline) {
        String value = runtime().own(verification);
        SumsubApplicant applicant = client.applicant(SumsubApplicant.applicantIn(value), deadline);
        if (!applicant.isOf(value)) {
            throw notFound("applicant with this id that this attempt created");
        }
        return applicant;
    }

    @Override
    public VerificationResult findByReference(AttemptReference attempt) {
        Deadline deadline = client.deadline();
        return client.byUser(attempt.value(), deadline)
                .map(applicant -> read(applicant, new PartReads(), deadline))
                .orElseThrow(() -> notFound("applicant of this attempt: its user may not have opened the page"));
    }

    private VerificationResult read(SumsubApplicant applicant, PartReads parts, Deadline deadline) {
        List<JsonValue> images = parts.read(
                        Set.of(Part.CHECKS, Part.EVIDENCE), () -> client.images(applicant.id(), deadline))
                .orElse(List.of());
        return results.of(applicant, images, SumsubResults.evidence(applicant, images, files), parts);
    }

    /**
     * Adds the images to an applicant of their own, and requests the check. The answer can come later, so once the check is
     * requested nothing fails: what cannot be read then is PENDING, with the id.
     */
    @Override
    public VerificationResult verify(EvidenceSubmission submission) {
        List<SumsubImage> images = SumsubImage.of(submission, settings.largestImage());
        Deadline deadline = client.imagesDeadline();
        AttemptReference start = AttemptReference.of(id(), submission.reference(), AttemptId.random());
        String level = submission.workflow().orElse(settings.workflowId());
        SumsubApplicant created = client.create(start.value(), level, deadline);
        try {
            images.forEach(image -> client.addImage(created, image, deadline));
            client.requestCheck(created, deadline);
            PartReads parts = new PartReads();
            return parts.read(Set.of(Part.values()), () -> client.applicant(created.id(), deadline))
                    .map(submitted -> read(submitted, parts, deadline))
                    .orElseGet(() -> results.of(created, List.of(), List.of(), parts));
        } catch (VeriportException failure) {
            throw failure.toBuilder().leftAtVendor(id(), created.id()).build();
        }
    }

    @Override
    public Notification receive(InboundNotification raw) {
        return new SumsubWebhooks(id(), settings).receive(raw, now());
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> vendorApi) {
        return vendorApi == SumsubApi.class ? Optional.of(vendorApi.cast(new Extras())) : Optional.empty();
    }

    /** A separate object, so that its user cannot close the provider. */
    private final class Extras implements SumsubApi {
        @Override
        public void addImage(VerificationId verification, String idDocType, Country country, ImageSource image) {
            SumsubImage checked = SumsubImage.of(idDocType, country, image, settings.largestImage());
            Deadline deadline = client.imagesDeadline();
            client.addImage(applicant(verification, deadline), checked, deadline);
        }

        @Override
        public void requestCheck(VerificationId verification) {
            Deadline deadline = client.deadline();
            client.requestCheck(applicant(verification, deadline), deadline);
        }

        @Override
        public void simulate(VerificationId verification, boolean passes, String... rejectLabels) {
            String applicant = SumsubApplicant.applicantIn(runtime().own(verification));
            if (settings.environment() != Environment.SANDBOX) {
                throw refused(ErrorCode.CONFIGURATION, "a review is simulated in the sandbox alone: use its app-token");
            }
            client.simulate(applicant, passes, List.of(rejectLabels), client.deadline());
        }
    }
}
