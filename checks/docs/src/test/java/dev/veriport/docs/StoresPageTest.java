package dev.veriport.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.store.jdbc.JdbcStoreFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What docs/stores.md shows beside a store of one's own. */
final class StoresPageTest {
    private static final ConfigSource SOURCE = ConfigSource.of(Map.of(
            "veriport.provider", "faceki",
            "veriport.faceki.client-id", "client",
            "veriport.faceki.client-secret", "secret",
            "veriport.faceki.workflow-id", "workflow",
            "veriport.store", "jdbc",
            "veriport.store-keys", "a2V5IGZvciB0ZXN0cywgMzIgYnl0ZXMgbG9uZyEhISE="));

    @Test
    @DisplayName(
            "docs/stores.md: the application's data source is asked for connections, and first when the store is used")
    void dataSource() {
        ConfigSource source = SOURCE;
        AtomicInteger connections = new AtomicInteger();
        DataSource dataSource = new PGSimpleDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                connections.incrementAndGet();
                throw new SQLException("away", "08001");
            }
        };
        // tag::lent[]
        Veriport veriport = Veriport.builder(source)
                .storeFactory(JdbcStoreFactory.of(dataSource))
                .build();
        // end::lent[]
        try (veriport) {
            assertThat(connections).hasValue(0);
            VeriportException away = catchThrowableOfType(VeriportException.class, veriport::checkStores);
            assertThat(away.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(connections).hasPositiveValue();
        }
    }
}
