package dev.veriport.store.jdbc;

import dev.veriport.store.Store;
import dev.veriport.testkit.contract.ResultVaultContract;
import dev.veriport.testkit.stores.Steps;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;

class PostgresResultVaultContractTest extends ResultVaultContract {
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

    @Override
    protected void pass(Duration time) {
        database.pass(time);
    }
}
