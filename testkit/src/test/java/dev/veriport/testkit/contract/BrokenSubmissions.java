package dev.veriport.testkit.contract;

import dev.veriport.Veriport;
import dev.veriport.error.VeriportException;
import dev.veriport.model.EvidenceSubmission;
import dev.veriport.model.Reported;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.memory.InMemoryVendor;
import dev.veriport.testkit.server.Ending;

/** Providers that get images wrong, each a class that the contract is run against. */
final class BrokenSubmissions {
    private BrokenSubmissions() {}

    /** The in-memory adapter, broken as the extending class says. */
    abstract static class Broken extends SubmissionContract {
        private final InMemoryVendor vendor = InMemoryVendor.create();

        abstract VerificationResult breaking(IdentityProvider sound, EvidenceSubmission submission);

        @Override
        protected Veriport open() {
            return BrokenAdapter.open(vendor, provider -> new Delegating(provider) {
                @Override
                public VerificationResult verify(EvidenceSubmission submission) {
                    return breaking(sound, submission);
                }
            });
        }

        @Override
        protected ReturnedParameters finish(VerificationSession session, Ending ending) {
            return vendor.finish(session, ending);
        }

        @Override
        protected int requests() {
            return vendor.requests();
        }
    }

    static final class Sound extends Broken {
        @Override
        VerificationResult breaking(IdentityProvider sound, EvidenceSubmission submission) {
            return sound.verify(submission);
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
