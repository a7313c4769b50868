package dev.veriport.internal.store;

import dev.veriport.model.VaultKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The latest keys, 100,000 unless said otherwise; the oldest are removed first. Not thread-safe. */
public final class LatestKeys<V> extends LinkedHashMap<VaultKey, V> {
    private static final int MOST = 100_000;

    private final int most;

    LatestKeys() {
        this(MOST);
    }

    private LatestKeys(int most) {
        this.most = most;
    }

    /** The same without values. Thread-safe. */
    public static Set<VaultKey> set() {
        return set(MOST);
    }

    /** The latest so many keys, without values. Thread-safe. */
    public static Set<VaultKey> set(int most) {
        return Collections.newSetFromMap(Collections.synchronizedMap(new LatestKeys<>(most)));
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<VaultKey, V> eldest) {
        return size() > most;
    }
}
