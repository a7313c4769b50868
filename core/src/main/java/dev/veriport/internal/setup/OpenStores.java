package dev.veriport.internal.setup;

import dev.veriport.internal.store.StoreCheck;
import dev.veriport.store.Store;
import java.util.List;

/**
 * The opened stores.
 *
 * @param shared what vendors use
 * @param checks one for each store outside this process
 */
public record OpenStores(SharedStores shared, List<StoreCheck> checks, List<Store> engines) implements AutoCloseable {

    /** Closes the engines, whatever fails. */
    @Override
    public void close() {
        OpenResources all = new OpenResources();
        engines.forEach(all::add);
        all.close();
    }
}
