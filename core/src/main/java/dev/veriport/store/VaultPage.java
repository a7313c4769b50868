package dev.veriport.store;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
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

    /** What {@link ResultVault#entries} throws where it is given what no page of it ended with. */
    public static VeriportException unknownEnd() {
        return VeriportException.notSent(
                        ErrorCode.INVALID_REQUEST, "no page ends with this: begin with the first page, without an end")
                .build();
    }
}
