package dev.veriport.store;

import dev.veriport.model.VaultKey;
import java.time.Instant;

/**
 * A redemption that a vault knows of.
 *
 * @param since when it was begun, or when its answer was kept
 * @param kept whether its answer is there
 * @param bytes of the answer; 0 where there is none
 */
public record VaultEntry(VaultKey key, Instant since, boolean kept, long bytes) {}
