package dev.veriport.testkit.contract;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Decision;
import dev.veriport.model.Erasure;
import dev.veriport.model.Finality;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.port.IdentityProvider;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Providers that erase wrongly, each a class that the contract is run against. */
final class BrokenErasures {
    private BrokenErasures() {}

    /** Broken in what it erases. */
    abstract static class Broken extends BrokenContract {
        abstract Erasure breaking(IdentityProvider sound, VerificationId verification);

        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            return new Delegating(provider) {
                @Override
                public Erasure erase(VerificationId verification) {
                    return Broken.this.breaking(sound, verification);
                }
            };
        }
    }

    static final class KnowsNoVerification extends Broken {
        @Override
        Erasure breaking(IdentityProvider sound, VerificationId verification) {
            return Erasure.unknown(verification);
        }
    }

    static final class RefusesTheSecondTime extends Broken {
        private final Set<VerificationId> erased = ConcurrentHashMap.newKeySet();

        @Override
        Erasure breaking(IdentityProvider sound, VerificationId verification) {
            if (!erased.add(verification)) {
                throw VeriportException.of(ErrorCode.INVALID_REQUEST, "it was erased before")
                        .build();
            }
            return sound.erase(verification);
        }
    }

    static final class TakesNotFoundForErased extends Broken {
        @Override
        Erasure breaking(IdentityProvider sound, VerificationId verification) {
            try {
                return sound.erase(verification);
            } catch (VeriportException notFound) {
                return Erasure.done(verification);
            }
        }
    }

    static final class ErasesNothing extends Broken {
        @Override
        Erasure breaking(IdentityProvider sound, VerificationId verification) {
            return Erasure.done(verification);
        }
    }

    static final class QueuesWhatIsErased extends Broken {
        private final Set<VerificationId> erased = ConcurrentHashMap.newKeySet();

        @Override
        Erasure breaking(IdentityProvider sound, VerificationId verification) {
            return erased.add(verification)
                    ? sound.erase(verification)
                    : Erasure.requested(verification, Reported.notProvided());
        }
    }

    static final class FindsWhatIsErased extends BrokenContract {
        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            return new Delegating(provider) {
                @Override
                public VerificationResult find(VerificationId verification) {
                    try {
                        return sound.find(verification);
                    } catch (VeriportException gone) {
                        return VerificationResult.builder(id(), Decision.PENDING, Finality.OPEN)
                                .id(verification.value())
                                .build();
                    }
                }
            };
        }
    }
}
