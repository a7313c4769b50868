package dev.veriport.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.veriport.model.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** A pool of the store's own. It connects on first use. */
final class PooledConnections implements Connections {
    private static final int CONNECT_SECONDS = 1;
    private static final int ANSWER_SECONDS = 3;
    private static final long FIRST_WAIT_MILLIS = 3_000;
    private static final long WAIT_MILLIS = 1_000;
    private static final long VALIDATION_MILLIS = 500;

    private final HikariDataSource pool;

    private PooledConnections(HikariDataSource pool) {
        this.pool = pool;
    }

    static PooledConnections to(JdbcUrl.Postgres url, JdbcSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("veriport-jdbc");
        config.setDataSource(server(url, settings));
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1); // opens although the server cannot be reached
        config.setConnectionTimeout(FIRST_WAIT_MILLIS);
        config.setValidationTimeout(VALIDATION_MILLIS);
        return new PooledConnections(new HikariDataSource(config));
    }

    /** No statement is kept at the server: behind PgBouncer the next one may go over another connection. */
    private static PGSimpleDataSource server(JdbcUrl.Postgres url, JdbcSettings settings) {
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setURL(url.text());
        settings.user().ifPresent(server::setUser);
        settings.password().map(Secret::reveal).ifPresent(server::setPassword);
        server.setPrepareThreshold(0);
        server.setConnectTimeout(CONNECT_SECONDS);
        server.setSocketTimeout(ANSWER_SECONDS);
        server.setTcpKeepAlive(true);
        server.setLogServerErrorDetail(false); // it may contain what was written
        if (!url.text().contains(PGProperty.TARGET_SERVER_TYPE.getName() + "=")) {
            server.setTargetServerType("primary");
        }
        if (!url.text().contains(PGProperty.APPLICATION_NAME.getName() + "=")) {
            server.setApplicationName("veriport");
        }
        return server;
    }

    @Override
    public <T> T use(Use<T> use) throws SQLException {
        Connection connection = connection();
        try {
            return use.with(connection);
        } finally {
            ConnectionEnding.close(connection);
        }
    }

    private Connection connection() throws SQLException {
        try {
            return pool.getConnection();
        } finally {
            pool.setConnectionTimeout(WAIT_MILLIS);
        }
    }

    @Override
    public String howToGetMore() {
        return "allow more connections (veriport.jdbc.pool-size)";
    }

    @Override
    public void evict(Connection connection) {
        ConnectionEnding.abort(connection);
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void close() {
        pool.close();
    }
}
