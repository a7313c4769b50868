package dev.veriport.store.jdbc;

import dev.veriport.store.Store;
import dev.veriport.testkit.contract.RequestBudgetContract;
import dev.veriport.testkit.stores.Steps;
import org.junit.jupiter.api.BeforeAll;

class PostgresRequestBudgetContractTest extends RequestBudgetContract {
    private static TestDatabase database;

    @BeforeAll
    static void create() {
        database = RealPostgres.create();
        try (Store store = JdbcStores.open(database.settings())) {
            Steps.connected(store);
        }
    }

    @Override
    protected Store open() {
        return JdbcStores.open(database.emptied().settings());
    }
}
