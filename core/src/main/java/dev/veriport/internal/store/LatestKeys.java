package dev.veriport.internal.store;

import dev.veriport.model.VaultKey;
import java.util.LinkedHashMap;
import java.util.Map;

/** The latest 100,000 keys; the oldest are removed first. Not thread-safe. */
final class LatestKeys<V> extends LinkedHashMap<VaultKey, V> {
    private static final int MOST = 100_000;

    @Override
    protected boolean removeEldestEntry(Map.Entry<VaultKey, V> eldest) {
        return size() > MOST;
    }
}
