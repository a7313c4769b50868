package dev.veriport.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Ends connections that may be broken. What fails then has no consequence: the step itself has its result. */
final class ConnectionEnding {
    private ConnectionEnding() {}

    /** Closes the connection, or returns it to its pool. */
    static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException broken) {
            // it is closed
        }
    }

    /** Ends the connection itself, so that its pool replaces it. */
    static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException broken) {
            // it is closed
        }
    }
}
