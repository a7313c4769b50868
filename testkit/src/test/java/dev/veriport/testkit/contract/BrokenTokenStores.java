package dev.veriport.testkit.contract;

import dev.veriport.model.Secret;
import dev.veriport.store.Store;
import dev.veriport.store.StoredToken;
import dev.veriport.store.TokenClaim;
import dev.veriport.store.TokenKey;
import dev.veriport.store.TokenLease;
import dev.veriport.store.TokenStore;
import dev.veriport.testkit.time.MutableTicker;
import dev.veriport.token.TokenPurpose;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Token stores with a defect. */
final class BrokenTokenStores {
    private BrokenTokenStores() {}

    /** The contract of a store whose tokens has a defect. */
    private abstract static class Broken extends TokenStoreContract {
        final MutableTicker ticker = new MutableTicker();

        abstract TokenStore breaking(TokenStore unaltered);

        @Override
        protected Store open() {
            Store sound = MemoryStores.open(ticker);
            return BrokenStore.with(sound, breaking(sound.tokens()));
        }

        @Override
        protected void pass(Duration time) {
            ticker.advance(time);
        }
    }

    static final class GrantsEveryone extends Broken {
        @Override
        TokenStore breaking(TokenStore unaltered) {
            return new SoundTokens(unaltered) {
                private final AtomicLong claims = new AtomicLong();

                @Override
                public TokenClaim claim(TokenKey key, Duration lease) {
                    TokenClaim found = sound.claim(key, lease);
                    boolean taken = found instanceof TokenClaim.Fetching;
                    TokenLease another = new TokenLease(key, "another " + claims.incrementAndGet(), 0);
                    return taken ? new TokenClaim.Granted(another, 0) : found;
                }
            };
        }
    }

    static final class ForgetsWhatIsAReplacement extends Broken {
        @Override
        TokenStore breaking(TokenStore unaltered) {
            return new SoundTokens(unaltered) {
                @Override
                public boolean publish(TokenLease lease, StoredToken token, Duration usableFor, Duration expiresIn) {
                    StoredToken plain = new StoredToken(token.id(), token.value(), false);
                    return sound.publish(lease, plain, usableFor, expiresIn);
                }
            };
        }
    }

    static final class CountsFromThePublication extends Broken {
        @Override
        TokenStore breaking(TokenStore unaltered) {
            return new SoundTokens(unaltered) {
                @Override
                public boolean publish(TokenLease lease, StoredToken token, Duration usableFor, Duration expiresIn) {
                    TokenLease young = new TokenLease(lease.key(), lease.owner(), ticker.nanos());
                    return sound.publish(young, token, usableFor, expiresIn);
                }
            };
        }
    }

    static final class PublishesAfterItsLease extends Broken {
        @Override
        TokenStore breaking(TokenStore unaltered) {
            return new SoundTokens(unaltered) {
                @Override
                public boolean publish(TokenLease lease, StoredToken token, Duration usableFor, Duration expiresIn) {
                    boolean published = sound.publish(lease, token, usableFor, expiresIn);
                    if (!published) {
                        sound.restore(lease.key(), token, usableFor, expiresIn);
                    }
                    return published;
                }
            };
        }
    }

    static final class NeverExpires extends Broken {
        @Override
        TokenStore breaking(TokenStore unaltered) {
            return new SoundTokens(unaltered) {
                @Override
                public boolean publish(TokenLease lease, StoredToken token, Duration usableFor, Duration expiresIn) {
                    return sound.publish(lease, token, usableFor, Duration.ofDays(1));
                }
            };
        }
    }

    static final class IgnoresFailures extends Broken {
        @Override
        TokenStore breaking(TokenStore unaltered) {
            return new SoundTokens(unaltered) {
                @Override
                public void fail(TokenLease lease, Duration retryAfter) {
                    sound.release(lease);
                }
            };
        }
    }

    static final class ReleasesNothing extends Broken {
        @Override
        TokenStore breaking(TokenStore unaltered) {
            return new SoundTokens(unaltered) {
                @Override
                public void release(TokenLease lease) {
                    // nothing
                }
            };
        }
    }

    static final class DiscardsAnyToken extends Broken {
        @Override
        TokenStore breaking(TokenStore unaltered) {
            return new SoundTokens(unaltered) {
                private String latest = "";

                @Override
                public boolean publish(TokenLease lease, StoredToken token, Duration usableFor, Duration expiresIn) {
                    latest = token.id();
                    return sound.publish(lease, token, usableFor, expiresIn);
                }

                @Override
                public void discard(TokenKey key, String tokenId) {
                    sound.discard(key, latest);
                }
            };
        }
    }

    static final class IgnoresThePurpose extends Broken {
        @Override
        TokenStore breaking(TokenStore unaltered) {
            return new SoundTokens(unaltered) {
                @Override
                public TokenClaim claim(TokenKey key, Duration lease) {
                    return sound.claim(new TokenKey(key.account(), TokenPurpose.API), lease);
                }
            };
        }
    }

    static final class RestoresNothing extends Broken {
        @Override
        TokenStore breaking(TokenStore unaltered) {
            return new SoundTokens(unaltered) {
                @Override
                public void restore(TokenKey key, StoredToken token, Duration usableFor, Duration expiresIn) {
                    // nothing
                }
            };
        }
    }

    static final class KnowsNothingAhead extends Broken {
        @Override
        TokenStore breaking(TokenStore unaltered) {
            return new SoundTokens(unaltered) {
                @Override
                public TokenClaim claimAhead(TokenKey key, Duration lease, String tokenId) {
                    return sound.claim(key, lease);
                }
            };
        }
    }

    static final class DiscardsTheTokenOfAFailure extends Broken {
        @Override
        TokenStore breaking(TokenStore unaltered) {
            return new SoundTokens(unaltered) {
                private String latest = "";

                @Override
                public boolean publish(TokenLease lease, StoredToken token, Duration usableFor, Duration expiresIn) {
                    latest = token.id();
                    return sound.publish(lease, token, usableFor, expiresIn);
                }

                @Override
                public void fail(TokenLease lease, Duration retryAfter) {
                    sound.fail(lease, retryAfter);
                    sound.discard(lease.key(), latest);
                }
            };
        }
    }

    static final class CutsLongTokens extends Broken {
        @Override
        TokenStore breaking(TokenStore unaltered) {
            return new SoundTokens(unaltered) {
                @Override
                public boolean publish(TokenLease lease, StoredToken token, Duration usableFor, Duration expiresIn) {
                    String value = token.value().reveal();
                    Secret cut = Secret.of(value.substring(0, Math.min(4_000, value.length())));
                    return sound.publish(
                            lease, new StoredToken(token.id(), cut, token.replacement()), usableFor, expiresIn);
                }
            };
        }
    }
}
