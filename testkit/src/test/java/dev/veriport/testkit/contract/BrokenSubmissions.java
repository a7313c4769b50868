package dev.veriport.testkit.contract;

import dev.veriport.error.VeriportException;
import dev.veriport.model.EvidenceSubmission;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.port.IdentityProvider;

/** Providers that get images wrong, each a class that the contract is run against. */
final class BrokenSubmissions {
    private BrokenSubmissions() {}

    /** Broken in what it makes of images. */
    abstract static class Broken extends BrokenContract {
        abstract VerificationResult breaking(IdentityProvider sound, EvidenceSubmission submission);

        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            return new Delegating(provider) {
                @Override
                public VerificationResult verify(EvidenceSubmission submission) {
                    return Broken.this.breaking(sound, submission);
                }
            };
        }
    }

    static final class ForgetsTheReference extends Broken {
        @Override
        VerificationResult breaking(IdentityProvider sound, EvidenceSubmission submission) {
            return Delegating.copy(sound.id(), sound.verify(submission))
                    .reference(Reported.absent())
                    .build();
        }
    }

    static final class SendsBeforeItLooks extends Broken {
        @Override
        VerificationResult breaking(IdentityProvider sound, EvidenceSubmission submission) {
            try {
                sound.find(new VerificationId(sound.id(), "looked-up-first"));
            } catch (VeriportException notFound) {
                // only the request matters
            }
            return sound.verify(submission);
        }
    }

    static final class NumbersItAnew extends Broken {
        @Override
        VerificationResult breaking(IdentityProvider sound, EvidenceSubmission submission) {
            return Delegating.copy(sound.id(), sound.verify(submission))
                    .id("another")
                    .build();
        }
    }
}
