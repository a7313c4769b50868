package dev.veriport.store.jdbc;

import dev.veriport.config.ConfigSource;
import dev.veriport.config.Configuration;
import dev.veriport.store.Store;
import dev.veriport.store.StoreRuntime;
import dev.veriport.time.Ticker;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** Stores as Veriport opens them. */
final class JdbcStores {
    private JdbcStores() {}

    static Store open(String url) {
        return open(Map.of("url", url));
    }

    /** @param settings below {@code veriport.jdbc} */
    static Store open(Map<String, String> settings) {
        return open(new JdbcStoreFactory(), settings);
    }

    static Store open(DataSource dataSource, Map<String, String> settings) {
        return open(JdbcStoreFactory.of(dataSource), settings);
    }

    static Store open(DataSource dataSource, Ticker ticker) {
        return open(JdbcStoreFactory.of(dataSource), Map.of(), ticker);
    }

    private static Store open(JdbcStoreFactory factory, Map<String, String> settings) {
        return open(factory, settings, Ticker.system());
    }

    private static Store open(JdbcStoreFactory factory, Map<String, String> settings, Ticker ticker) {
        return factory.open(read(factory, settings), new StoreRuntime(InstantSource.system(), ticker));
    }

    static JdbcSettings read(JdbcStoreFactory factory, Map<String, String> settings) {
        Map<String, String> whole = new HashMap<>();
        settings.forEach((name, value) -> whole.put("veriport.jdbc." + name, value));
        Configuration configuration = new Configuration(ConfigSource.of(whole), Map.of());
        JdbcSettings read = factory.configure(configuration.section("jdbc"));
        configuration.check();
        return read;
    }
}
