package dev.veriport.testkit.contract;

import dev.veriport.model.Decision;
import dev.veriport.model.Finality;
import dev.veriport.model.Provenance;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reported;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationResult;
import dev.veriport.port.IdentityProvider;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Providers that get one thing of a result wrong, each a class that the contract is run against. */
final class BrokenResults {
    private BrokenResults() {}

    /** Broken in what it makes of a completed verification. */
    abstract static class BrokenResult extends BrokenContract {
        abstract VerificationResult breaking(ProviderId id, VerificationResult sound);

        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            return new Delegating(provider) {
                @Override
                public VerificationResult complete(SessionRef session, ReturnedParameters back) {
                    return breaking(id(), sound.complete(session, back));
                }
            };
        }
    }

    static final class SignsAsAnother extends BrokenResult {
        @Override
        VerificationResult breaking(ProviderId id, VerificationResult sound) {
            return Delegating.copy(new ProviderId("another"), sound).build();
        }
    }

    static final class ForgetsTheReference extends BrokenResult {
        @Override
        VerificationResult breaking(ProviderId id, VerificationResult sound) {
            return Delegating.copy(id, sound).reference(Reported.absent()).build();
        }
    }

    static final class NumbersEveryAnswerAnew extends BrokenResult {
        private final AtomicInteger answers = new AtomicInteger();

        @Override
        VerificationResult breaking(ProviderId id, VerificationResult sound) {
            return Delegating.copy(id, sound)
                    .id("answer-" + answers.incrementAndGet())
                    .build();
        }
    }

    static final class PrintsThePerson extends BrokenResult {
        @Override
        VerificationResult breaking(ProviderId id, VerificationResult sound) {
            List<String> named = sound.person().fullName().reveal().stream()
                    .map(name -> "seen: " + name)
                    .toList();
            Provenance telling = Provenance.of(sound.provenance().decisionWord(), named);
            return Delegating.copy(id, sound).provenance(telling).build();
        }
    }

    static final class ExplainsNothing extends BrokenResult {
        @Override
        VerificationResult breaking(ProviderId id, VerificationResult sound) {
            Provenance bare = Provenance.of(
                    sound.provenance().decisionWord().match(Reported::of, missing -> Reported.absent()),
                    sound.provenance().recordIds());
            return Delegating.copy(id, sound).provenance(bare).build();
        }
    }

    static final class ApprovesWhoWalkedAway extends BrokenResult {
        @Override
        VerificationResult breaking(ProviderId id, VerificationResult sound) {
            return sound.decision() == Decision.PENDING ? decided(id, sound, Decision.APPROVED) : sound;
        }
    }

    static final class TakesAReviewForARefusal extends BrokenResult {
        @Override
        VerificationResult breaking(ProviderId id, VerificationResult sound) {
            return sound.decision() == Decision.REVIEW ? decided(id, sound, Decision.DECLINED) : sound;
        }
    }

    private static VerificationResult decided(ProviderId id, VerificationResult sound, Decision decision) {
        return VerificationResult.builder(id, decision, Finality.FINAL)
                .reference(sound.reference())
                .build();
    }
}
