package dev.veriport.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Where connections to PostgreSQL come from. Thread-safe. */
sealed interface Connections extends AutoCloseable permits ApplicationConnections, PooledConnections {

    /** What is done with a connection. */
    @FunctionalInterface
    interface Use<T> {
        T with(Connection connection);
    }

    /**
     * Takes a connection that commits each statement by itself, and returns it afterwards as it was. Waits for it 1 s at most, and
     * for the first one 3 s: that one loads the driver, and what the login needs.
     *
     * @throws SQLException when there is no connection in that time
     */
    <T> T use(Use<T> use) throws SQLException;

    /** What an operator does where there are too few connections, for messages. */
    String howToGetMore();

    /** Ends this connection and, where it can, all others, so that the next ones look for the primary again. */
    void evict(Connection connection);

    @Override
    void close();
}
