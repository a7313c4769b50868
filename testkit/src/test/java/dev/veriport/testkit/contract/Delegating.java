package dev.veriport.testkit.contract;

import dev.veriport.model.AttemptReference;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Erasure;
import dev.veriport.model.EvidenceSubmission;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import java.util.List;

/** Does what a sound provider does, until a part is overridden. */
class Delegating implements IdentityProvider {
    final IdentityProvider sound;

    Delegating(IdentityProvider sound) {
        this.sound = sound;
    }

    @Override
    public ProviderId id() {
        return sound.id();
    }

    @Override
    public Capabilities capabilities() {
        return sound.capabilities();
    }

    @Override
    public VerificationSession start(VerificationRequest request) {
        return sound.start(request);
    }

    @Override
    public VerificationSession resume(SessionRef session) {
        return sound.resume(session);
    }

    @Override
    public void cancel(SessionRef session) {
        sound.cancel(session);
    }

    @Override
    public VerificationResult complete(SessionRef session, ReturnedParameters back) {
        return sound.complete(session, back);
    }

    @Override
    public VerificationResult find(VerificationId verification) {
        return sound.find(verification);
    }

    @Override
    public VerificationResult findByReference(AttemptReference attempt) {
        return sound.findByReference(attempt);
    }

    @Override
    public VerificationResult verify(EvidenceSubmission submission) {
        return sound.verify(submission);
    }

    @Override
    public Erasure erase(VerificationId verification) {
        return sound.erase(verification);
    }

    @Override
    public Notification receive(InboundNotification raw) {
        return sound.receive(raw);
    }

    /** The same with all that a test may want to change; the evidence and the moments are lost. */
    static VerificationResult.Builder copy(ProviderId provider, VerificationResult result) {
        List<String> records = result.provenance().recordIds();
        VerificationResult.Builder copy = VerificationResult.builder(provider, result.decision(), result.finality())
                .reference(result.reference())
                .person(result.person())
                .documents(result.documents())
                .provenance(result.provenance());
        return records.isEmpty() ? copy : copy.id(records.get(0));
    }
}
