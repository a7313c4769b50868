package dev.veriport.store.jdbc;

import dev.veriport.error.VeriportException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** One engine: how its connections are opened, what bounds a step, and what its failures mean. Thread-safe. */
sealed interface Database extends AutoCloseable permits PostgresDatabase, SqliteDatabase {

    /**
     * Runs one step of the store on a connection that commits each statement, once the tables are there.
     *
     * @throws VeriportException as {@code dev.veriport.store.Store} says
     */
    <T> T step(Function<Session, T> step);

    /** As {@code Store.check}. */
    List<String> check();

    /** As {@code ResultVault.pollInterval}. */
    Duration pollInterval();

    @Override
    void close();
}
