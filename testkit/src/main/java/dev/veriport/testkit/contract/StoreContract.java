package dev.veriport.testkit.contract;

import dev.veriport.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Opens an empty store for each clause, and closes it. */
abstract class StoreContract {
    private Store store;

    StoreContract() {}

    /** An empty store. The suite closes it. */
    protected abstract Store open();

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    final Store store() {
        return store;
    }
}
