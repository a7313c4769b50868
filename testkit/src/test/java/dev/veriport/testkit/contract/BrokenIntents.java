package dev.veriport.testkit.contract;

import dev.veriport.model.ProviderId;
import dev.veriport.model.VaultKey;
import dev.veriport.store.ResultVault;
import dev.veriport.store.Store;
import dev.veriport.store.VaultIntent;
import dev.veriport.store.VaultIntent.State;
import dev.veriport.testkit.time.MutableTicker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Vaults with a defect in intents or answers. */
final class BrokenIntents {
    private BrokenIntents() {}

    /** The contract of a store whose vault has a defect. */
    private abstract static class Broken extends ResultVaultContract {
        final MutableTicker ticker = new MutableTicker();

        abstract ResultVault breaking(ResultVault unaltered);

        @Override
        protected Store open() {
            Store sound = MemoryStores.open(ticker);
            return BrokenStore.with(sound, breaking(sound.vault()));
        }

        @Override
        protected void pass(Duration time) {
            ticker.advance(time);
        }
    }

    static final class BeginsForEveryone extends Broken {
        @Override
        ResultVault breaking(ResultVault unaltered) {
            return new SoundVault(unaltered) {
                @Override
                public VaultIntent begin(VaultKey key, String owner) {
                    sound.begin(key, owner);
                    return VaultIntent.begun();
                }
            };
        }
    }

    static final class TakesARepeatForAnother extends Broken {
        @Override
        ResultVault breaking(ResultVault unaltered) {
            return new SoundVault(unaltered) {
                @Override
                public VaultIntent begin(VaultKey key, String owner) {
                    return sound.begin(key, ResultVault.newOwner());
                }
            };
        }
    }

    static final class ForgetsTheAge extends Broken {
        @Override
        ResultVault breaking(ResultVault unaltered) {
            return new SoundVault(unaltered) {
                @Override
                public VaultIntent begin(VaultKey key, String owner) {
                    return new VaultIntent(sound.begin(key, owner).state(), Duration.ZERO);
                }
            };
        }
    }

    static final class LetsAnyoneWithdraw extends Broken {
        @Override
        ResultVault breaking(ResultVault unaltered) {
            return new SoundVault(unaltered) {
                private final Map<VaultKey, String> owners = new ConcurrentHashMap<>();

                @Override
                public VaultIntent begin(VaultKey key, String owner) {
                    VaultIntent found = sound.begin(key, owner);
                    if (found.state() == State.BEGUN) {
                        owners.put(key, owner);
                    }
                    return found;
                }

                @Override
                public void withdraw(VaultKey key, String owner) {
                    sound.withdraw(key, owners.getOrDefault(key, owner));
                }
            };
        }
    }

    static final class WithdrawsNothing extends Broken {
        @Override
        ResultVault breaking(ResultVault unaltered) {
            return new SoundVault(unaltered) {
                @Override
                public void withdraw(VaultKey key, String owner) {
                    // nothing
                }
            };
        }
    }

    static final class ComparesTheCode extends Broken {
        @Override
        ResultVault breaking(ResultVault unaltered) {
            return new SoundVault(unaltered) {
                @Override
                public VaultIntent begin(VaultKey key, String owner) {
                    return sound.begin(key.claim().orElse(key), owner);
                }
            };
        }
    }

    static final class HidesThatItHasAnAnswer extends Broken {
        @Override
        ResultVault breaking(ResultVault unaltered) {
            return new SoundVault(unaltered) {
                @Override
                public VaultIntent begin(VaultKey key, String owner) {
                    VaultIntent found = sound.begin(key, owner);
                    return found.state() == State.KEPT ? new VaultIntent(State.INTENDED, found.age()) : found;
                }
            };
        }
    }

    static final class NeedsAnIntent extends Broken {
        @Override
        ResultVault breaking(ResultVault unaltered) {
            return new SoundVault(unaltered) {
                @Override
                public void keep(VaultKey key, byte[] sealed, Duration keep) {
                    String probe = ResultVault.newOwner();
                    if (sound.begin(key, probe).state() == State.BEGUN) {
                        sound.withdraw(key, probe);
                    } else {
                        sound.keep(key, sealed, keep);
                    }
                }
            };
        }
    }

    static final class KeepsTheFirst extends Broken {
        @Override
        ResultVault breaking(ResultVault unaltered) {
            return new SoundVault(unaltered) {
                @Override
                public void keep(VaultKey key, byte[] sealed, Duration keep) {
                    if (sound.find(key).isEmpty()) {
                        sound.keep(key, sealed, keep);
                    }
                }
            };
        }
    }

    static final class BeginsAgainForItsOwner extends Broken {
        @Override
        ResultVault breaking(ResultVault unaltered) {
            return new SoundVault(unaltered) {
                private final Map<VaultKey, String> owners = new ConcurrentHashMap<>();

                @Override
                public VaultIntent begin(VaultKey key, String owner) {
                    VaultIntent found = sound.begin(key, owner);
                    owners.putIfAbsent(key, owner);
                    boolean again = found.state() == State.INTENDED && owner.equals(owners.get(key));
                    return again ? VaultIntent.begun() : found;
                }
            };
        }
    }

    static final class KeepsOnce extends Broken {
        @Override
        ResultVault breaking(ResultVault unaltered) {
            return new SoundVault(unaltered) {
                private final Set<VaultKey> kept = ConcurrentHashMap.newKeySet();

                @Override
                public void keep(VaultKey key, byte[] sealed, Duration keep) {
                    if (kept.add(key)) {
                        sound.keep(key, sealed, keep);
                    }
                }
            };
        }
    }

    static final class BeginsAgainOnceWithdrawn extends Broken {
        @Override
        ResultVault breaking(ResultVault unaltered) {
            return new SoundVault(unaltered) {
                private final Set<VaultKey> withdrawn = ConcurrentHashMap.newKeySet();

                @Override
                public VaultIntent begin(VaultKey key, String owner) {
                    return withdrawn.remove(key) ? VaultIntent.begun() : sound.begin(key, owner);
                }

                @Override
                public void withdraw(VaultKey key, String owner) {
                    sound.withdraw(key, owner);
                    withdrawn.add(key);
                }
            };
        }
    }

    static final class StoresText extends Broken {
        @Override
        ResultVault breaking(ResultVault unaltered) {
            return new SoundVault(unaltered) {
                @Override
                public void keep(VaultKey key, byte[] sealed, Duration keep) {
                    String text = new String(sealed, StandardCharsets.UTF_8);
                    sound.keep(key, text.getBytes(StandardCharsets.UTF_8), keep);
                }
            };
        }
    }

    static final class IgnoresTheInstance extends Broken {
        @Override
        ResultVault breaking(ResultVault unaltered) {
            return new SoundVault(unaltered) {
                @Override
                public VaultIntent begin(VaultKey key, String owner) {
                    return sound.begin(key.named(new ProviderId("any")), owner);
                }
            };
        }
    }

    static final class LosesAnAnswer extends Broken {
        @Override
        ResultVault breaking(ResultVault unaltered) {
            return new SoundVault(unaltered) {
                private final AtomicInteger answers = new AtomicInteger();

                @Override
                public void keep(VaultKey key, byte[] sealed, Duration keep) {
                    if (answers.incrementAndGet() % 100 != 0) {
                        sound.keep(key, sealed, keep);
                    }
                }
            };
        }
    }
}
