package dev.veriport.store.jdbc;

import dev.veriport.config.ConfigReader;
import dev.veriport.store.Store;
import dev.veriport.store.StoreFactory;
import dev.veriport.store.StoreRuntime;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Opens SQLite or PostgreSQL: {@code veriport.store = jdbc}. The store connects on first use, and creates its tables then. Immutable.
 */
public final class JdbcStoreFactory implements StoreFactory<JdbcSettings> {
    private final Optional<DataSource> dataSource;

    /** A factory for the database of {@code veriport.jdbc.url}, which must be set. */
    public JdbcStoreFactory() {
        this(Optional.empty());
    }

    private JdbcStoreFactory(Optional<DataSource> dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A factory for the application's own PostgreSQL, unless {@code veriport.jdbc.url} is set. The store takes connections of its
     * own from it, commits each step by itself, and returns a connection as it was. A transaction of the application does not include
     * a step, and its rollback undoes none. The data source is not closed with the store.
     */
    public static JdbcStoreFactory of(DataSource dataSource) {
        return new JdbcStoreFactory(Optional.of(dataSource));
    }

    @Override
    public String name() {
        return "jdbc";
    }

    @Override
    public JdbcSettings configure(ConfigReader in) {
        return JdbcSettings.read(in, dataSource.isPresent());
    }

    @Override
    public Store open(JdbcSettings settings, StoreRuntime runtime) {
        return new JdbcStore(database(settings, runtime));
    }

    private Database database(JdbcSettings settings, StoreRuntime runtime) {
        JdbcUrl url = settings.url().orElse(null);
        if (url instanceof JdbcUrl.Sqlite sqlite) {
            return new SqliteDatabase(sqlite.file(), settings.schema(), runtime.ticker());
        }
        Connections connections = url instanceof JdbcUrl.Postgres postgres
                ? PooledConnections.to(postgres, settings)
                : new ApplicationConnections(dataSource.orElseThrow(), settings.poolSize(), runtime.ticker());
        return new PostgresDatabase(connections, settings.schema(), runtime.ticker());
    }
}
