package dev.veriport.store;

import dev.veriport.model.VaultKey;
import java.time.Instant;

/**
 * A record of a redemption in a vault. Immutable.
 *
 * @param key the key of the answer
 * @param since when the redemption was begun, or when its answer was stored
 * @param kept whether the answer is stored
 * @param bytes the size of the answer; 0 without an answer
 */
public record VaultEntry(VaultKey key, Instant since, boolean kept, long bytes) {}
