package dev.veriport.store.jdbc;

import dev.veriport.store.Store;
import dev.veriport.testkit.contract.TokenStoreContract;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

class SqliteTokenStoreContractTest extends TokenStoreContract {
    @TempDir
    private Path directory;

    private TestDatabase database;

    @Override
    protected Store open() {
        database = TestDatabase.sqlite("jdbc:sqlite:" + directory.resolve("store.db"));
        return JdbcStores.open(database.url());
    }

    @Override
    protected void pass(Duration time) {
        database.pass(time);
    }
}
