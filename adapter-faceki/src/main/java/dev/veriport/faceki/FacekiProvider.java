package dev.veriport.faceki;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.faceki.FacekiAnswers.Answer;
import dev.veriport.faceki.FacekiAnswers.Success;
import dev.veriport.faceki.FacekiAnswers.Verdict;
import dev.veriport.faceki.FacekiWire.Link;
import dev.veriport.faceki.FacekiWire.RecordKey;
import dev.veriport.http.JsonValue;
import dev.veriport.http.VendorClient;
import dev.veriport.model.AttemptId;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.Channel;
import dev.veriport.model.CheckType;
import dev.veriport.model.Decision;
import dev.veriport.model.Finality;
import dev.veriport.model.Handoff;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reported;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.Secret;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.spi.ProviderRuntime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Faceki's verifications by link, and its records. */
final class FacekiProvider implements IdentityProvider, FacekiApi {
    private static final Capabilities CAPABILITIES = new Capabilities(
            Set.of(
                    Capability.START_WEB,
                    Capability.START_MOBILE_SDK,
                    Capability.COMPLETE,
                    Capability.FIND,
                    Capability.FIND_BY_REFERENCE),
            Set.of(
                    CheckType.DOCUMENT,
                    CheckType.DOCUMENT_LIVENESS,
                    CheckType.FACE_MATCH,
                    CheckType.FACE_LIVENESS,
                    CheckType.IMAGE_QUALITY,
                    CheckType.RULES));

    private static final String LINK = "link";

    private final FacekiSettings settings;
    private final ProviderRuntime runtime;
    private final VendorClient client;
    private final FacekiWire wire;
    private final FacekiRecords records;

    FacekiProvider(FacekiSettings settings, ProviderRuntime runtime, VendorClient client, FacekiWire wire) {
        this.settings = settings;
        this.runtime = runtime;
        this.client = client;
        this.wire = wire;
        this.records = new FacekiRecords(runtime.provider());
    }

    @Override
    public ProviderId id() {
        return runtime.provider();
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public VerificationSession start(VerificationRequest request) {
        Optional<Duration> expiry = request.expiry().or(settings::linkExpiry);
        String identifier = RecordIdentifier.of(request.reference(), AttemptId.random());
        Instant asked = runtime.clock().instant();
        Link link = wire.link(identifier, request.workflow(), request.returnTo(), expiry);
        Handoff handoff = request.channel() == Channel.WEB
                ? new Handoff.HostedPage(link.url())
                : new Handoff.SdkToken(Secret.of(link.id()));
        Reported<Instant> expiresAt = expiry.<Reported<Instant>>map(
                        time -> Reported.of(asked.plus(Duration.ofMinutes(FacekiWire.minutes(time)))))
                .orElseGet(Reported::notProvided);
        SessionRef session = SessionRef.of(id(), request.reference(), Map.of(LINK, link.id()));
        return new VerificationSession(session, handoff, runtime.clock().instant(), expiresAt);
    }

    /** What the browser brings back proves nothing, since Faceki does not sign it: the record is read by its link. */
    @Override
    public VerificationResult complete(SessionRef session, ReturnedParameters back) {
        String link = session.state(LINK)
                .orElseThrow(() -> VeriportException.of(
                                ErrorCode.INVALID_REQUEST, "this session has no link: complete the one start gave")
                        .provider(id())
                        .build());
        Reported<String> reference = Reported.of(session.reference());
        return read(RecordKey.LINK, link, reference)
                .orElseGet(() -> VerificationResult.builder(id(), Decision.PENDING, Finality.OPEN)
                        .reference(reference)
                        .build());
    }

    @Override
    public VerificationResult find(VerificationId verification) {
        return read(RecordKey.REQUEST_ID, verification.value(), Reported.notProvided())
                .orElseThrow(this::noRecord);
    }

    @Override
    public VerificationResult findByReference(AttemptReference attempt) {
        return findByRecordIdentifier(attempt.value());
    }

    @Override
    public VerificationResult findByRecordIdentifier(String recordIdentifier) {
        return read(RecordKey.RECORD_IDENTIFIER, recordIdentifier, Reported.notProvided())
                .orElseThrow(this::noRecord);
    }

    /** Nothing where there is no record, which Faceki says in three ways. */
    private Optional<VerificationResult> read(RecordKey key, String value, Reported<String> reference) {
        Answer answer;
        try {
            answer = wire.records(key, value);
        } catch (VeriportException failure) {
            if (failure.code() == ErrorCode.NOT_FOUND && failure.reason().isEmpty()) {
                return Optional.empty();
            }
            throw failure;
        }
        if (answer instanceof Verdict verdict) {
            return Optional.of(records.ofCodeAlone(verdict.word(), reference));
        }
        List<JsonValue> found = ((Success) answer).body().at("result").items();
        return records.of(found, key, value, reference);
    }

    @Override
    public void close() {
        client.close();
    }

    private VeriportException noRecord() {
        return VeriportException.of(ErrorCode.NOT_FOUND, id() + " has no such record")
                .provider(id())
                .build();
    }
}
