package dev.veriport.testkit.contract;

import dev.veriport.error.VeriportException;
import dev.veriport.model.AttemptId;
import dev.veriport.model.Handoff;
import dev.veriport.model.Reported;
import dev.veriport.model.Secret;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Providers that resume or cancel in one wrong way, each a class that the contract is run against. */
final class BrokenSessions {
    private BrokenSessions() {}

    static final class StartsAnew extends BrokenContract {
        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            return new Delegating(provider) {
                @Override
                public VerificationSession resume(SessionRef session) {
                    return sound.start(VerificationRequest.builder(session.reference())
                            .returnTo(URI.create("https://shop.example/verified"))
                            .attempt(AttemptId.random())
                            .build());
                }
            };
        }
    }

    static final class HandsOffToNothing extends BrokenContract {
        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            return new Delegating(provider) {
                @Override
                public VerificationSession resume(SessionRef session) {
                    return handingOffToNothing(session);
                }
            };
        }
    }

    private static VerificationSession handingOffToNothing(SessionRef session) {
        return new VerificationSession(
                session, new Handoff.SdkToken(Secret.of("")), Instant.EPOCH, Reported.notProvided());
    }

    static final class ResumesWhatHasEnded extends BrokenContract {
        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            return new Delegating(provider) {
                @Override
                public VerificationSession resume(SessionRef session) {
                    try {
                        return sound.resume(session);
                    } catch (VeriportException ended) {
                        return handingOffToNothing(session);
                    }
                }
            };
        }
    }

    static final class ResumesWithoutReason extends BrokenContract {
        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            return new Delegating(provider) {
                @Override
                public VerificationSession resume(SessionRef session) {
                    try {
                        return sound.resume(session);
                    } catch (VeriportException ended) {
                        throw VeriportException.of(ended.code(), "it has ended").build();
                    }
                }
            };
        }
    }

    static final class CancelsNothing extends BrokenContract {
        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            return new Delegating(provider) {
                @Override
                public void cancel(SessionRef session) {}
            };
        }
    }

    static final class CancelsOnce extends BrokenContract {
        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            Set<SessionRef> cancelled = ConcurrentHashMap.newKeySet();
            return new Delegating(provider) {
                @Override
                public void cancel(SessionRef session) {
                    if (cancelled.add(session)) {
                        sound.cancel(session);
                    } else {
                        sound.resume(session); // refused, as it has ended
                    }
                }
            };
        }
    }

    static final class CancelsWhatHasEnded extends BrokenContract {
        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            return new Delegating(provider) {
                @Override
                public void cancel(SessionRef session) {
                    try {
                        sound.cancel(session);
                    } catch (VeriportException ended) {
                        // taken for done
                    }
                }
            };
        }
    }
}
