package dev.veriport.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.error.ConfigurationException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcSettingsTest {
    private static final String CANARY = "canary-password";

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "jdbc:mysql://host/database",
                "jdbc:postgresql://host:port/database",
                "postgresql://host/database",
                "jdbc:sqlite:",
                "jdbc:sqlite::memory:",
                "jdbc:sqlite:file:veriport.db?mode=memory",
                "jdbc:sqlite:veriport.db?journal_mode=off",
                "jdbc:sqlite::resource:veriport.db",
                "jdbc:postgresql://host/database?password=" + CANARY,
                "jdbc:postgresql://host/database?sslPassword=" + CANARY,
                "jdbc:postgresql://user:" + CANARY + "@host/database",
            })
    @DisplayName("A URL of another database, without a file, or with a password is a problem of the configuration")
    void refused(String url) {
        assertThatThrownBy(() -> read(Map.of("url", url)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("veriport.jdbc.url")
                .hasMessageNotContaining(CANARY);
    }

    @Test
    @DisplayName("A URL is required, except where the application's data source is used")
    void required() {
        assertThatThrownBy(() -> read(Map.of())).hasMessageContaining("veriport.jdbc.url");
        JdbcStoreFactory ofTheApplication = JdbcStoreFactory.of(new org.sqlite.SQLiteDataSource());
        assertThat(JdbcStores.read(ofTheApplication, Map.of()).url()).isEmpty();
    }

    @Test
    @DisplayName("A file is named by its path, and a server by its URL; a password is not printed")
    void read() {
        assertThat(read(Map.of("url", "jdbc:sqlite:/srv/veriport.db")).url())
                .contains(new JdbcUrl.Sqlite(Path.of("/srv/veriport.db")));

        Map<String, String> settings = new HashMap<>();
        settings.put("url", "jdbc:postgresql://one:5432,two:5432/database?sslmode=verify-full");
        settings.put("user", "app");
        settings.put("password", CANARY);
        settings.put("schema", "validate");
        JdbcSettings read = read(settings);
        assertThat(read.url()).containsInstanceOf(JdbcUrl.Postgres.class);
        assertThat(read.schema()).isEqualTo(Schema.Mode.VALIDATE);
        assertThat(read.password().orElseThrow().reveal()).isEqualTo(CANARY);
        assertThat(read.toString()).doesNotContain(CANARY);
    }

    private static JdbcSettings read(Map<String, String> settings) {
        return JdbcStores.read(new JdbcStoreFactory(), settings);
    }
}
