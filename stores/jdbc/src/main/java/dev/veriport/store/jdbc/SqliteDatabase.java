package dev.veriport.store.jdbc;

import dev.veriport.time.Ticker;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A file of SQLite, for the processes of one machine. A process has one connection, which its threads use in the order in which they
 * come; other processes are waited for by trying again.
 */
final class SqliteDatabase implements Database {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    /** Processes that start at once on a new file wait for each other several times. */
    private static final Duration LONGEST_OPENING = Duration.ofSeconds(2);

    private final SqliteFile file;
    private final Schema schema;
    private final Ticker ticker;
    private final ReentrantLock lock = new ReentrantLock(true);
    private @Nullable Connection connection;
    private volatile boolean closed;

    SqliteDatabase(Path file, Schema.Mode mode, Ticker ticker) {
        this.file = new SqliteFile(file);
        this.schema = new Schema("sqlite.sql", mode);
        this.ticker = ticker;
    }

    @Override
    public <T> T step(Function<Session, T> step) {
        takeTurn();
        try {
            SqliteSession session = session();
            try {
                schema.ensure(session);
                return step.apply(session);
            } finally {
                if (session.hasFailed() || closed) {
                    disconnect();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void takeTurn() {
        try {
            if (!lock.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Failures.away("other steps used the SQLite file for 1 s: wait, or use PostgreSQL");
            }
        } catch (InterruptedException interrupted) {
            throw Failures.interrupted();
        }
    }

    private SqliteSession session() {
        Connection open = connection;
        if (open != null) {
            return new SqliteSession(open, ticker, ticker.nanos() + LONGEST_WAIT.toNanos());
        }
        if (closed) {
            throw Failures.away("the store is closed: open another Veriport");
        }
        return connect(ticker.nanos() + LONGEST_OPENING.toNanos());
    }

    private SqliteSession connect(long until) {
        try {
            Connection opened = file.open();
            connection = opened;
            SqliteSession session = new SqliteSession(opened, ticker, until);
            boolean configured = false;
            try {
                file.configure(session);
                configured = true;
                return session;
            } finally {
                if (!configured) {
                    disconnect();
                }
            }
        } catch (SQLException failure) {
            throw SqliteFailures.of(failure, "open");
        }
    }

    private void disconnect() {
        Connection last = connection;
        connection = null;
        if (last == null) {
            return;
        }
        try {
            last.close();
        } catch (SQLException broken) {
            // it is not used again
        }
    }

    @Override
    public List<String> check() {
        step(Session::time);
        return file.isOpenToOthers()
                ? List.of("other users may read or write the SQLite file: set its permissions to 600")
                : List.of();
    }

    @Override
    public Duration pollInterval() {
        return Duration.ofMillis(10);
    }

    /** Waits for the step in progress 1 s at most. One that takes longer, on a disk that hangs, disconnects at its end. */
    @Override
    public void close() {
        closed = true;
        try {
            if (!lock.tryLock() && !lock.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            disconnect();
        } finally {
            lock.unlock();
        }
    }
}
