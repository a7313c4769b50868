package dev.veriport.store.jdbc;

import dev.veriport.store.Store;
import dev.veriport.testkit.contract.RequestBudgetContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteRequestBudgetContractTest extends RequestBudgetContract {
    @TempDir
    private Path directory;

    private TestDatabase database;

    @Override
    protected Store open() {
        database = TestDatabase.sqlite("jdbc:sqlite:" + directory.resolve("store.db"));
        return JdbcStores.open(database.url());
    }
}
