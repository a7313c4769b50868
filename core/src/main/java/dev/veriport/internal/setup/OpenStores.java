package dev.veriport.internal.setup;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.internal.store.FileVaultImport;
import dev.veriport.internal.store.StoreCheck;
import dev.veriport.store.ImportedVault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The opened stores.
 *
 * @param shared what vendors use
 * @param checks one for each store outside this process
 * @param fileImport writes into the engine itself, so that it fails where something is not written; empty where the vault is in
 *     memory
 */
public record OpenStores(
        SharedStores shared, List<StoreCheck> checks, OpenResources engines, Optional<FileVaultImport> fileImport)
        implements AutoCloseable {

    /**
     * Takes over the directory of an earlier version's file vault.
     *
     * @throws VeriportException {@link ErrorCode#CONFIGURATION} when the vault is in this process's memory, and as
     *     {@link FileVaultImport#run}
     */
    public ImportedVault importFrom(Path directory) {
        return fileImport
                .orElseThrow(() -> VeriportException.notSent(
                                ErrorCode.CONFIGURATION,
                                "the vault is in memory, which would forget it: set veriport.store = jdbc or redis")
                        .build())
                .run(directory);
    }

    /** Closes the engines, whatever fails. */
    @Override
    public void close() {
        engines.close();
    }
}
