package dev.veriport.adapter.faceki;

import dev.veriport.adapter.faceki.FacekiAnswers.Answer;
import dev.veriport.adapter.faceki.FacekiAnswers.Success;
import dev.veriport.adapter.faceki.FacekiAnswers.Verdict;
import dev.veriport.adapter.faceki.FacekiClient.Link;
import dev.veriport.adapter.faceki.FacekiClient.RecordKey;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.http.VendorClient;
import dev.veriport.http.image.CleanImage;
import dev.veriport.model.AttemptId;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Channel;
import dev.veriport.model.Decision;
import dev.veriport.model.EvidenceSubmission;
import dev.veriport.model.Finality;
import dev.veriport.model.Handoff;
import dev.veriport.model.ImageSource;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.Reported;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.Secret;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.spi.Answers;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorProvider;
import dev.veriport.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Faceki's verifications by link and by images, and its records. Thread-safe. */
final class FacekiProvider extends VendorProvider {
    private static final String LINK = "link";

    private final FacekiSettings settings;
    private final VendorClient client;
    private final FacekiClient api;
    private final FacekiRecords records;
    private final FacekiRules rules;
    private final FacekiWebhooks webhooks;

    FacekiProvider(
            FacekiSettings settings,
            ProviderRuntime runtime,
            VendorClient client,
            FacekiClient api,
            FacekiRecords records) {
        super(runtime, settings.capabilities());
        this.settings = settings;
        this.client = client;
        this.api = api;
        this.records = records;
        this.rules = new FacekiRules(api, settings.submissions(), runtime.ticker());
        this.webhooks = new FacekiWebhooks(runtime.provider(), settings.webhookToken());
    }

    @Override
    public VerificationSession start(VerificationRequest request) {
        Optional<Duration> expiry = request.expiry().or(settings::linkExpiry);
        String identifier = AttemptReference.of(id(), request).value(); // a record has it, and is found by it
        Instant requestedAt = now();
        Link link = api.link(identifier, request.workflow(), request.returnTo(), expiry);
        Reported<Instant> expiresAt = expiry.<Reported<Instant>>map(
                        time -> Reported.of(requestedAt.plus(Duration.ofMinutes(FacekiClient.minutes(time)))))
                .orElseGet(Reported::notProvided);
        Handoff handoff = request.channel() == Channel.WEB
                ? new Handoff.HostedPage(link.url(), expiresAt)
                : new Handoff.SdkToken(Secret.of(link.id()), Map.of(), expiresAt);
        SessionRef session = SessionRef.of(id(), request.reference(), Map.of(LINK, link.id()));
        return new VerificationSession(session, handoff, now(), expiresAt);
    }

    /** Reads the record by its link. The returned parameters are ignored, because Faceki does not sign them. */
    @Override
    public VerificationResult complete(SessionRef session, ReturnedParameters back) {
        String link = state(session, LINK);
        Reported<String> reference = Reported.of(session.reference());
        return read(RecordKey.LINK, link, reference, client.deadline())
                .orElseGet(() -> VerificationResult.builder(id(), Decision.PENDING, Finality.OPEN)
                        .reference(reference)
                        .build());
    }

    @Override
    public VerificationResult find(VerificationId verification) {
        return read(RecordKey.REQUEST_ID, verification.value(), Reported.notProvided(), client.deadline())
                .orElseThrow(this::noRecord);
    }

    @Override
    public VerificationResult findByReference(AttemptReference attempt) {
        return read(RecordKey.RECORD_IDENTIFIER, attempt.value(), Reported.notProvided(), client.deadline())
                .orElseThrow(this::noRecord);
    }

    /** Empty when there is no record: HTTP 404, code 8013, or an empty list. */
    private Optional<VerificationResult> read(
            RecordKey key, String value, Reported<String> reference, Deadline deadline) {
        Answer answer;
        try {
            answer = api.records(key, value, deadline);
        } catch (VeriportException failure) {
            if (failure.code() == ErrorCode.NOT_FOUND && failure.reason().isEmpty()) {
                return Optional.empty();
            }
            throw failure;
        }
        return Answers.read(
                200, () -> read(answer, key, value, reference)); // another person's record is not read again
    }

    private Optional<VerificationResult> read(Answer answer, RecordKey key, String value, Reported<String> reference) {
        return answer instanceof Verdict verdict
                ? Optional.of(records.ofCodeAlone(verdict, reference))
                : records.of(((Success) answer).body(), key, value, reference);
    }

    /**
     * The response is shorter than the record: {@code find} reads the record. After a lost response, the record is
     * searched for by the identifier in the request.
     */
    @Override
    public VerificationResult verify(EvidenceSubmission submission) {
        SubmittedImages images =
                SubmittedImages.of(submission, settings.submissions().largestImage());
        Deadline deadline = client.deadline(settings.submissions().timeout());
        String workflow = submission.workflow().orElse(settings.workflowId());
        rules.check(submission, workflow, deadline);
        String identifier = AttemptReference.of(id(), submission.reference(), AttemptId.random())
                .value();
        Reported<String> reference = Reported.of(submission.reference());
        return api.verification(
                images,
                workflow,
                identifier,
                deadline,
                answer -> answer instanceof Verdict verdict
                        ? records.ofCodeAlone(verdict, reference)
                        : records.ofSubmission(((Success) answer).body(), reference),
                within -> read(RecordKey.RECORD_IDENTIFIER, identifier, reference, within));
    }

    @Override
    public Notification receive(InboundNotification raw) {
        return webhooks.receive(raw);
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> vendorApi) {
        return vendorApi == FacekiApi.class ? Optional.of(vendorApi.cast(new Extras())) : Optional.empty();
    }

    /** A separate object, so that its user cannot close the provider. */
    private final class Extras implements FacekiApi {
        @Override
        public List<VerificationResult> searchByFace(ImageSource selfie) {
            CleanImage image =
                    CleanImage.of(selfie, "the selfie", settings.submissions().largestImage());
            Deadline deadline = client.deadline(settings.submissions().timeout());
            return api.searchByFace(image, deadline, records::each);
        }

        @Override
        public WorkflowRules workflowRules(String workflowId) {
            return rules.read(workflowId, client.deadline());
        }
    }

    private VeriportException noRecord() {
        return notFound("such record: check its id");
    }
}
