package dev.veriport.docs.acmestore;

import dev.veriport.model.VaultKey;
import dev.veriport.store.ResultVault;
import dev.veriport.store.VaultEntry;
import dev.veriport.store.VaultIntent;
import dev.veriport.store.VaultIntent.State;
import dev.veriport.store.VaultPage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

final class AcmeVault implements ResultVault {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+/[0-9a-f]{64}");

    private final AcmeStore store;
    private final SortedMap<String, Row> rows = new TreeMap<>();
    private final Map<VaultKey, Long> erasures = new HashMap<>();

    /** An intent, and its answer while there is one. */
    private static final class Row {
        private final VaultKey key;
        private final long begunAt;
        private String owner;
        private byte[] sealed = {};
        private long keptAt;
        private long keptUntil;
        private final Set<VaultKey> verifications = new HashSet<>();

        Row(VaultKey key, String owner, long now) {
            this.key = key;
            this.owner = owner;
            this.begunAt = now;
        }

        boolean isKept(long now) {
            return keptUntil > now;
        }

        void erase() {
            sealed = new byte[0];
            keptUntil = 0;
            verifications.clear();
        }
    }

    AcmeVault(AcmeStore store) {
        this.store = store;
    }

    @Override
    public VaultIntent begin(VaultKey key, String owner) {
        return store.step(now -> {
            Row row = rows.computeIfAbsent(name(key), unused -> new Row(key, owner, now));
            if (row.owner.equals(owner)) {
                return VaultIntent.begun();
            }
            State state = row.isKept(now) ? State.KEPT : State.INTENDED;
            return new VaultIntent(state, Duration.ofMillis(now - row.begunAt));
        });
    }

    @Override
    public void withdraw(VaultKey key, String owner) {
        store.step(now -> rows.computeIfPresent(name(key), (name, row) -> row.owner.equals(owner) ? null : row));
    }

    /** The intent has no owner from then on: nobody may send the request again. */
    @Override
    public void keep(VaultKey key, byte[] sealed, Duration keep) {
        store.step(now -> {
            Row row = rows.computeIfAbsent(name(key), unused -> new Row(key, "", now));
            row.owner = "";
            row.sealed = sealed;
            row.keptAt = now;
            row.keptUntil = now + keep.toMillis();
            return row;
        });
    }

    @Override
    public Optional<byte[]> find(VaultKey key) {
        return store.step(now -> Optional.ofNullable(rows.get(name(key)))
                .filter(row -> row.isKept(now))
                .map(row -> row.sealed));
    }

    @Override
    public boolean assign(VaultKey key, VaultKey verification) {
        return store.step(now -> {
            boolean erased = erasures.getOrDefault(verification, 0L) > now;
            Row row = rows.get(name(key));
            if (row != null && row.isKept(now)) {
                row.verifications.add(verification);
                if (erased) {
                    row.erase();
                }
            }
            return !erased;
        });
    }

    @Override
    public int erase(VaultKey verification, Duration remembered) {
        return store.step(now -> {
            erasures.put(verification, now + remembered.toMillis());
            List<Row> about = rows.values().stream()
                    .filter(row -> row.verifications.contains(verification))
                    .toList();
            about.forEach(Row::erase);
            return about.size();
        });
    }

    /** In the order of the names; a page begins after a name. */
    @Override
    public VaultPage entries(String after, int limit) {
        if (!after.isEmpty() && !NAME.matcher(after).matches()) {
            throw VaultPage.unknownEnd();
        }
        return store.step(now -> {
            List<VaultEntry> page = rows.tailMap(after + "\0").values().stream()
                    .limit(limit)
                    .map(row -> entry(row, now))
                    .toList();
            boolean isLast = page.size() < limit;
            return new VaultPage(
                    page,
                    isLast
                            ? Optional.empty()
                            : Optional.of(name(page.get(page.size() - 1).key())));
        });
    }

    private static VaultEntry entry(Row row, long now) {
        boolean kept = row.isKept(now);
        Instant since = Instant.ofEpochMilli(kept ? row.keptAt : row.begunAt);
        return new VaultEntry(row.key, since, kept, kept ? row.sealed.length : 0);
    }

    @Override
    public boolean eraseExpired() {
        return store.step(now -> {
            rows.values().removeIf(row -> row.begunAt + REMEMBERED.toMillis() <= now && !row.isKept(now));
            rows.values().stream().filter(row -> !row.isKept(now)).forEach(Row::erase);
            erasures.values().removeIf(until -> until <= now);
            return false;
        });
    }

    private static String name(VaultKey key) {
        return key.provider() + "/" + key.value();
    }
}
