package dev.veriport.spring;

import dev.veriport.store.jdbc.JdbcStoreFactory;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Lends the application's own {@link DataSource} to {@code veriport.store = jdbc}, where {@code veriport.jdbc.url} is not set. The
 * store takes connections of its own from it, and no part in the application's transactions.
 */
@AutoConfiguration(
        before = VeriportAutoConfiguration.class,
        afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnClass({JdbcStoreFactory.class, DataSource.class})
@Conditional(OnVeriportEnabled.class)
public final class DataSourceAutoConfiguration {
    DataSourceAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnSingleCandidate(DataSource.class)
    JdbcStoreFactory veriportJdbcStoreFactory(DataSource dataSource) {
        return JdbcStoreFactory.of(dataSource);
    }
}
