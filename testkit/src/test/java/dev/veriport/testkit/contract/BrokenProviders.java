package dev.veriport.testkit.contract;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.Decision;
import dev.veriport.model.Finality;
import dev.veriport.model.Handoff;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.Secret;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import java.net.URI;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Providers with one thing done wrong, each a class that the contract is run against. */
final class BrokenProviders {
    private BrokenProviders() {}

    /** Not broken: else every red clause below would prove nothing. */
    static final class Sound extends BrokenContract {
        @Override
        IdentityProvider breaking(IdentityProvider sound) {
            return new Delegating(sound);
        }
    }

    static final class RedeemsOnce extends BrokenContract {
        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            Set<SessionRef> redeemed = ConcurrentHashMap.newKeySet();
            return new Delegating(provider) {
                @Override
                public VerificationResult complete(SessionRef session, ReturnedParameters back) {
                    if (!redeemed.add(session)) {
                        throw VeriportException.of(ErrorCode.INVALID_REQUEST, "the code was used")
                                .build();
                    }
                    return sound.complete(session, back);
                }
            };
        }
    }

    static final class IgnoresTheWorkflow extends BrokenContract {
        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            return declaring(provider, Capability.WORKFLOW);
        }
    }

    static final class DeclaresFacesItCannotStart extends BrokenContract {
        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            return declaring(provider, Capability.START_FACE_AUTHENTICATION);
        }
    }

    private static IdentityProvider declaring(IdentityProvider provider, Capability untrue) {
        return new Delegating(provider) {
            @Override
            public Capabilities capabilities() {
                Set<Capability> more = EnumSet.of(untrue);
                more.addAll(sound.capabilities().supported());
                return Capabilities.of(more, sound.capabilities().checks());
            }

            @Override
            public VerificationSession start(VerificationRequest request) {
                VerificationSession session = sound.start(request);
                return request.faceOf().isEmpty()
                        ? session
                        : new VerificationSession(
                                session.ref(),
                                new Handoff.SdkToken(Secret.of("")),
                                session.startedAt(),
                                session.expiresAt());
            }
        };
    }

    static final class HandsOffToHalfAUrl extends BrokenContract {
        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            return new Delegating(provider) {
                @Override
                public VerificationSession start(VerificationRequest request) {
                    VerificationSession session = sound.start(request);
                    Handoff half = new Handoff.HostedPage(URI.create("/verify"));
                    return new VerificationSession(session.ref(), half, session.startedAt(), session.expiresAt());
                }
            };
        }
    }

    static final class HandsOutTheSameSession extends BrokenContract {
        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            AtomicReference<VerificationSession> only = new AtomicReference<>();
            return new Delegating(provider) {
                @Override
                public VerificationSession start(VerificationRequest request) {
                    only.compareAndSet(null, sound.start(request));
                    return only.get();
                }
            };
        }
    }

    static final class KeepsSessionsInItsHead extends BrokenContract {
        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            Set<SessionRef> known = Collections.newSetFromMap(Collections.synchronizedMap(new IdentityHashMap<>()));
            return new Delegating(provider) {
                @Override
                public VerificationSession start(VerificationRequest request) {
                    VerificationSession session = sound.start(request);
                    known.add(session.ref());
                    return session;
                }

                @Override
                public VerificationResult complete(SessionRef session, ReturnedParameters back) {
                    if (!known.contains(session)) {
                        throw VeriportException.of(ErrorCode.INVALID_REQUEST, "never seen")
                                .build();
                    }
                    return sound.complete(session, back);
                }
            };
        }
    }

    static final class BelievesTheBrowser extends BrokenContract {
        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            return new Delegating(provider) {
                @Override
                public VerificationResult complete(SessionRef session, ReturnedParameters back) {
                    return back.all("verification").stream()
                            .findFirst()
                            .map(id -> sound.find(new VerificationId(id(), id)))
                            .orElseGet(() -> sound.complete(session, back));
                }
            };
        }
    }

    static final class FindsWithoutTheName extends BrokenContract {
        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            return new Delegating(provider) {
                @Override
                public VerificationResult find(VerificationId verification) {
                    return VerificationResult.builder(id(), Decision.APPROVED, Finality.FINAL)
                            .id(verification.value())
                            .build();
                }
            };
        }
    }

    static final class AsksTheVendorWhatItCanDo extends BrokenContract {
        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            return new Delegating(provider) {
                @Override
                public Capabilities capabilities() {
                    try {
                        sound.find(new VerificationId(id(), "capabilities"));
                    } catch (VeriportException notFound) {
                        // only the request matters
                    }
                    return sound.capabilities();
                }
            };
        }
    }

    static final class ChangesItsMind extends BrokenContract {
        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            AtomicInteger starts = new AtomicInteger();
            return new Delegating(provider) {
                @Override
                public VerificationSession start(VerificationRequest request) {
                    starts.incrementAndGet();
                    return sound.start(request);
                }

                @Override
                public Capabilities capabilities() {
                    Set<Capability> supported =
                            EnumSet.copyOf(sound.capabilities().supported());
                    if (starts.get() > 0) {
                        supported.remove(Capability.FIND);
                    }
                    return Capabilities.of(supported, sound.capabilities().checks());
                }
            };
        }
    }

    static final class KnowsEveryAttempt extends BrokenContract {
        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            return new Delegating(provider) {
                @Override
                public Capabilities capabilities() {
                    return Capabilities.of(
                            EnumSet.allOf(Capability.class),
                            sound.capabilities().checks());
                }

                @Override
                public VerificationResult findByReference(AttemptReference attempt) {
                    return VerificationResult.builder(id(), Decision.APPROVED, Finality.FINAL)
                            .build();
                }
            };
        }
    }

    static final class UnwrapsAnything extends BrokenContract {
        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            return new Delegating(provider) {
                @Override
                @SuppressWarnings("unchecked")
                public <T> Optional<T> unwrap(Class<T> vendorApi) {
                    return (Optional<T>) Optional.of(sound);
                }
            };
        }
    }

    static final class CannotClose extends BrokenContract {
        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            return new Unclosable(provider);
        }

        private static final class Unclosable extends Delegating implements AutoCloseable {
            Unclosable(IdentityProvider sound) {
                super(sound);
            }

            @Override
            public void close() {
                throw new IllegalStateException("planned");
            }
        }
    }

    /** Not an adapter's fault: it shows that "nothing is sent" is looked at where core itself refuses. */
    static final class SeesRequestsNobodyMade extends BrokenContract {
        private final AtomicInteger seen = new AtomicInteger();

        @Override
        int requests(int sound) {
            return seen.incrementAndGet();
        }
    }
}
