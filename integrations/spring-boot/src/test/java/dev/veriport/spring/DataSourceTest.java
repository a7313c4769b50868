package dev.veriport.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.testkit.memory.InMemoryIdentityProviderFactory;
import dev.veriport.testkit.memory.InMemoryVendor;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The application's own data source, in Spring Boot. */
final class DataSourceTest {
    private final CountingDataSource dataSource = new CountingDataSource();
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(VeriportAutoConfiguration.class, DataSourceAutoConfiguration.class))
            .withBean(
                    InMemoryIdentityProviderFactory.class,
                    () -> new InMemoryIdentityProviderFactory(InMemoryVendor.create()))
            .withPropertyValues(
                    "veriport.provider=" + InMemoryIdentityProviderFactory.NAME,
                    "veriport.store=jdbc",
                    "veriport.store-keys=" + "A".repeat(43) + "=");

    @Test
    @DisplayName(
            "S4 the store uses the application's own data source, where no URL is set, and not before it is needed")
    void lent() {
        application.withBean(DataSource.class, () -> dataSource).run(context -> {
            assertThat(dataSource.asked).hasValue(0);
            VeriportException away = Assertions.catchThrowableOfType(
                    VeriportException.class,
                    () -> context.getBean(Veriport.class).checkStores());
            assertThat(away.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(dataSource.asked.get()).isPositive();
        });
    }

    @Test
    @DisplayName("S4 a URL that is set is used, and the application's data source is left alone")
    void ownUrl(@TempDir Path directory) {
        application
                .withBean(DataSource.class, () -> dataSource)
                .withPropertyValues("veriport.jdbc.url=jdbc:sqlite:" + directory.resolve("veriport.db"))
                .run(context -> {
                    context.getBean(Veriport.class).checkStores();
                    assertThat(dataSource.asked).hasValue(0);
                });
    }

    @Test
    @DisplayName(
            "S4 without a data source and without a URL the application does not start, and is told which key to set")
    void neither() {
        application.run(
                context -> assertThat(context).getFailure().rootCause().hasMessageContaining("veriport.jdbc.url"));
    }

    @Test
    @DisplayName("S4 of two data sources none is taken")
    void ambiguous() {
        application
                .withBean("one", DataSource.class, () -> dataSource)
                .withBean("other", DataSource.class, CountingDataSource::new)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("veriport.jdbc.url"));
    }

    /** A database that is away. */
    private static final class CountingDataSource implements DataSource {
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public Connection getConnection() throws SQLException {
            asked.incrementAndGet();
            throw new SQLException("away", "08001");
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public PrintWriter getLogWriter() {
            return new PrintWriter(System.out);
        }

        @Override
        public void setLogWriter(PrintWriter out) {}

        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("no wrapper");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
