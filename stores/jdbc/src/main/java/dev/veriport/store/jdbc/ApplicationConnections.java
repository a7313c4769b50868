package dev.veriport.store.jdbc;

import dev.veriport.time.Ticker;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * The application's own data source. A thread of the store asks it for the connection: the wait can be bounded, whatever the data
 * source does, and the connection is never that of a transaction of the caller's thread.
 */
final class ApplicationConnections implements Connections {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(3);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final int IDLE_SECONDS = 30;

    private final DataSource dataSource;
    private final Ticker ticker;
    private final ThreadPoolExecutor threads;
    private final Semaphore permits;
    private volatile Duration wait = FIRST_WAIT;

    /** @param most how many connections are taken from the application at a time */
    ApplicationConnections(DataSource dataSource, int most, Ticker ticker) {
        this.dataSource = dataSource;
        this.ticker = ticker;
        this.threads = new ThreadPoolExecutor(
                most,
                most,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(), // whoever is in it waits for a connection, within its own bound
                ApplicationConnections::thread);
        threads.allowCoreThreadTimeOut(true);
        this.permits = new Semaphore(most, true);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "veriport-jdbc-connect");
        thread.setDaemon(true);
        return thread;
    }

    /** How a connection was when it was taken. */
    private record State(boolean autoCommit, boolean readOnly, int networkTimeout) {
        static State of(Connection connection) throws SQLException {
            return new State(connection.getAutoCommit(), connection.isReadOnly(), connection.getNetworkTimeout());
        }

        /** Changes what differs alone: a change may be a round trip. */
        void set(Connection connection) throws SQLException {
            if (connection.getAutoCommit() != autoCommit) {
                connection.setAutoCommit(autoCommit);
            }
            if (connection.isReadOnly() != readOnly) {
                connection.setReadOnly(readOnly);
            }
            if (connection.getNetworkTimeout() != networkTimeout) {
                connection.setNetworkTimeout(Runnable::run, networkTimeout);
            }
        }
    }

    @Override
    public <T> T use(Use<T> use) throws SQLException {
        long until = ticker.nanos() + wait.toNanos();
        acquire();
        try {
            return withConnection(until, use);
        } finally {
            wait = LONGEST_WAIT;
            permits.release();
        }
    }

    private void acquire() throws SQLException {
        try {
            if (!permits.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Failures.away(
                        "other steps used as many connections to PostgreSQL as veriport.jdbc.pool-size allows,"
                                + " for 1 s: raise it, or wait");
            }
        } catch (InterruptedException interrupted) {
            throw new SQLException("interrupted", interrupted);
        }
    }

    private <T> T withConnection(long until, Use<T> use) throws SQLException {
        Connection connection = connection(until);
        try {
            requirePostgres(connection);
            State before = State.of(connection);
            new State(true, false, before.networkTimeout()).set(connection);
            try {
                return use.with(connection);
            } finally {
                restore(connection, before);
            }
        } finally {
            ConnectionEnding.close(connection);
        }
    }

    private static void requirePostgres(Connection connection) throws SQLException {
        if (!connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            throw Failures.refused("the application's DataSource is not PostgreSQL: set veriport.jdbc.url");
        }
    }

    private static void restore(Connection connection, State before) {
        try {
            before.set(connection);
        } catch (SQLException broken) {
            ConnectionEnding.abort(connection); // the pool must not give it to anybody like this
        }
    }

    private Connection connection(long until) throws SQLException {
        CompletableFuture<Connection> coming = new CompletableFuture<>();
        try {
            threads.execute(() -> connect(coming));
            if (!ticker.await(coming, until)) {
                coming.completeExceptionally(none());
            }
            return coming.join();
        } catch (RejectedExecutionException closed) {
            throw none();
        } catch (InterruptedException interrupted) {
            coming.completeExceptionally(interrupted);
            throw new SQLException("interrupted", interrupted);
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof SQLException failure ? failure : new SQLException(failed.getCause());
        }
    }

    private void connect(CompletableFuture<Connection> coming) {
        if (coming.isDone()) {
            return; // nobody waits any longer
        }
        try {
            Connection connection = dataSource.getConnection();
            if (!coming.complete(connection)) {
                ConnectionEnding.close(connection); // nobody waits any longer
            }
        } catch (SQLException | RuntimeException failure) {
            coming.completeExceptionally(failure);
        }
    }

    private static SQLException none() {
        return new SQLTransientConnectionException("no connection in time");
    }

    @Override
    public String howToGetMore() {
        return "enlarge the pool of the application's DataSource";
    }

    /** Other connections of the pool are ended when a step finds them so. */
    @Override
    public void evict(Connection connection) {
        ConnectionEnding.abort(connection);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
