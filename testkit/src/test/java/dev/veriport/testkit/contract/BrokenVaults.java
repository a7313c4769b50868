package dev.veriport.testkit.contract;

import dev.veriport.model.VaultKey;
import dev.veriport.store.ResultVault;
import dev.veriport.store.Store;
import dev.veriport.store.VaultEntry;
import dev.veriport.store.VaultPage;
import dev.veriport.testkit.time.MutableTicker;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Vaults with a defect in erasures or entries. */
final class BrokenVaults {
    private BrokenVaults() {}

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

    static final class CountsNothing extends Broken {
        @Override
        ResultVault breaking(ResultVault unaltered) {
            return new SoundVault(unaltered) {
                @Override
                public int erase(VaultKey verification, Duration remembered) {
                    return Math.min(0, sound.erase(verification, remembered));
                }
            };
        }
    }

    static final class ErasesNothing extends Broken {
        @Override
        ResultVault breaking(ResultVault unaltered) {
            return new SoundVault(unaltered) {
                @Override
                public int erase(VaultKey verification, Duration remembered) {
                    return 0;
                }
            };
        }
    }

    static final class ForgetsErasures extends Broken {
        @Override
        ResultVault breaking(ResultVault unaltered) {
            return new SoundVault(unaltered) {
                @Override
                public int erase(VaultKey verification, Duration remembered) {
                    return sound.erase(verification, Duration.ZERO);
                }
            };
        }
    }

    static final class RemembersErasuresForever extends Broken {
        @Override
        ResultVault breaking(ResultVault unaltered) {
            return new SoundVault(unaltered) {
                @Override
                public int erase(VaultKey verification, Duration remembered) {
                    return sound.erase(verification, OpenVault.LONG);
                }
            };
        }
    }

    static final class AssignsWhatIsNotThere extends Broken {
        @Override
        ResultVault breaking(ResultVault unaltered) {
            return new SoundVault(unaltered) {
                private final Map<VaultKey, VaultKey> assigned = new ConcurrentHashMap<>();

                @Override
                public boolean assign(VaultKey key, VaultKey verification) {
                    assigned.put(key, verification);
                    return sound.assign(key, verification);
                }

                @Override
                public void keep(VaultKey key, byte[] sealed, Duration keep) {
                    sound.keep(key, sealed, keep);
                    Optional.ofNullable(assigned.get(key)).ifPresent(verification -> sound.assign(key, verification));
                }
            };
        }
    }

    static final class HasOneVerification extends Broken {
        @Override
        ResultVault breaking(ResultVault unaltered) {
            return new SoundVault(unaltered) {
                private final Map<VaultKey, VaultKey> assigned = new ConcurrentHashMap<>();

                @Override
                public boolean assign(VaultKey key, VaultKey verification) {
                    boolean first = verification.equals(assigned.computeIfAbsent(key, none -> verification));
                    return !first || sound.assign(key, verification);
                }
            };
        }
    }

    static final class IgnoresTheLimit extends Broken {
        @Override
        ResultVault breaking(ResultVault unaltered) {
            return new SoundVault(unaltered) {
                @Override
                public VaultPage entries(String after, int limit) {
                    return sound.entries(after, 1_000);
                }
            };
        }
    }

    static final class PagesByPosition extends Broken {
        @Override
        ResultVault breaking(ResultVault unaltered) {
            return new SoundVault(unaltered) {
                @Override
                public VaultPage entries(String after, int limit) {
                    List<VaultEntry> all = sound.entries("", 1_000).entries();
                    int from = after.isEmpty() ? 0 : Integer.parseInt(after);
                    int to = Math.min(from + limit, all.size());
                    List<VaultEntry> page = from < to ? all.subList(from, to) : List.of();
                    return new VaultPage(page, to < all.size() ? Optional.of(to + "") : Optional.empty());
                }
            };
        }
    }

    static final class TakesAnyEnd extends Broken {
        @Override
        ResultVault breaking(ResultVault unaltered) {
            return new SoundVault(unaltered) {
                @Override
                public VaultPage entries(String after, int limit) {
                    return after.matches("[0-9]*")
                            ? sound.entries(after, limit)
                            : new VaultPage(List.of(), Optional.empty());
                }
            };
        }
    }

    static final class ForgetsAssignmentsOfTheFirst extends Broken {
        @Override
        ResultVault breaking(ResultVault unaltered) {
            return new SoundVault(unaltered) {
                @Override
                public void keep(VaultKey key, byte[] sealed, Duration keep) {
                    sound.keep(key, sealed, Duration.ZERO);
                    sound.keep(key, sealed, keep);
                }
            };
        }
    }

    static final class ForgetsWhen extends Broken {
        @Override
        ResultVault breaking(ResultVault unaltered) {
            return new SoundVault(unaltered) {
                @Override
                public VaultPage entries(String after, int limit) {
                    VaultPage page = sound.entries(after, limit);
                    List<VaultEntry> undated = page.entries().stream()
                            .map(entry -> new VaultEntry(entry.key(), Instant.EPOCH, entry.kept(), entry.bytes()))
                            .toList();
                    return new VaultPage(undated, page.next());
                }
            };
        }
    }

    static final class NeverEndsErasing extends Broken {
        @Override
        ResultVault breaking(ResultVault unaltered) {
            return new SoundVault(unaltered) {
                @Override
                public boolean eraseExpired() {
                    return true;
                }
            };
        }
    }

    static final class ErasesAnswersThatAreNotOver extends Broken {
        @Override
        ResultVault breaking(ResultVault unaltered) {
            return new SoundVault(unaltered) {
                private final Set<VaultKey> kept = new HashSet<>();

                @Override
                public void keep(VaultKey key, byte[] sealed, Duration keep) {
                    kept.add(key);
                    sound.keep(key, sealed, keep);
                }

                @Override
                public boolean eraseExpired() {
                    kept.forEach(key -> sound.keep(key, new byte[0], Duration.ZERO));
                    return sound.eraseExpired();
                }
            };
        }
    }

    static final class PingsIntoTheVault extends ResultVaultContract {
        private final MutableTicker ticker = new MutableTicker();

        @Override
        protected Store open() {
            Store sound = MemoryStores.open(ticker);
            return BrokenStore.pinging(sound, () -> sound.vault().begin(OpenVault.key("ping"), "ping"));
        }

        @Override
        protected void pass(Duration time) {
            ticker.advance(time);
        }
    }
}
