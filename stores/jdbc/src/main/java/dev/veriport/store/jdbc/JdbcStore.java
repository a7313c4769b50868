package dev.veriport.store.jdbc;

import dev.veriport.store.RequestBudget;
import dev.veriport.store.ResultVault;
import dev.veriport.store.Store;
import dev.veriport.store.TokenStore;
import java.util.List;

/** The three parts of the store, in one database. Thread-safe. */
final class JdbcStore implements Store {
    private final Database database;
    private final TokenStore tokens;
    private final RequestBudget budget;
    private final ResultVault vault;

    JdbcStore(Database database) {
        this.database = database;
        this.tokens = new JdbcTokenStore(database);
        this.budget = new JdbcRequestBudget(database);
        this.vault = new JdbcResultVault(database);
    }

    @Override
    public TokenStore tokens() {
        return tokens;
    }

    @Override
    public RequestBudget budget() {
        return budget;
    }

    @Override
    public ResultVault vault() {
        return vault;
    }

    /** Writes a row again as it is: a standby or a full disk refuses that. */
    @Override
    public void ping() {
        database.step(session -> session.update("update veriport_schema set version = version"));
    }

    @Override
    public List<String> check() {
        return database.check();
    }

    @Override
    public void close() {
        database.close();
    }
}
