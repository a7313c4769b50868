package dev.veriport.internal.store;

import dev.veriport.model.VaultKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The latest 100,000 keys; the oldest are removed first. Not thread-safe. */
public final class LatestKeys<V> extends LinkedHashMap<VaultKey, V> {
    private static final int MOST = 100_000;

    LatestKeys() {}

    /** The same without values. Thread-safe. */
    public static Set<VaultKey> set() {
        return Collections.newSetFromMap(Collections.synchronizedMap(new LatestKeys<>()));
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<VaultKey, V> eldest) {
        return size() > MOST;
    }
}
