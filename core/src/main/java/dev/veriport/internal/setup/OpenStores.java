package dev.veriport.internal.setup;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.internal.store.FileVaultImport;
import dev.veriport.internal.store.StoreCheck;
import dev.veriport.store.ImportedVault;
import dev.veriport.store.SealingKey;
import dev.veriport.store.Store;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * The opened stores.
 *
 * @param shared what vendors use
 * @param checks one for each store outside this process
 */
public record OpenStores(SharedStores shared, List<StoreCheck> checks, List<Store> engines, InstantSource clock)
        implements AutoCloseable {

    /**
     * Takes over the directory of an earlier version's file vault.
     *
     * @throws VeriportException {@link ErrorCode#CONFIGURATION} when the vault is in this process's memory, and as
     *     {@link FileVaultImport#run}
     */
    public ImportedVault importFrom(Path directory) {
        SealingKey key = shared.vault()
                .key()
                .orElseThrow(() -> VeriportException.notSent(
                                ErrorCode.CONFIGURATION,
                                "the vault is in memory, which would forget it: set veriport.store = jdbc or redis")
                        .build());
        return new FileVaultImport(shared.vault(), key, clock).run(directory);
    }

    /** Closes the engines, whatever fails. */
    @Override
    public void close() {
        OpenResources all = new OpenResources();
        engines.forEach(all::add);
        all.close();
    }
}
