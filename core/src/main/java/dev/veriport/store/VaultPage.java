package dev.veriport.store;

import java.util.List;
import java.util.Optional;

/**
 * A page of a vault's entries. Immutable.
 *
 * @param entries the entries
 * @param next where the next page begins; empty after the last one
 */
public record VaultPage(List<VaultEntry> entries, Optional<String> next) {

    /** Copies the entries. */
    public VaultPage {
        entries = List.copyOf(entries);
    }
}
