package dev.veriport.store.jdbc;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.model.Secret;
import java.util.Optional;

/**
 * The settings below {@code veriport.jdbc}. Immutable.
 *
 * @param url empty only where the application's data source is used
 * @param poolSize the most connections to PostgreSQL at a time
 */
record JdbcSettings(
        Optional<JdbcUrl> url, Optional<String> user, Optional<Secret> password, Schema.Mode schema, int poolSize) {

    private static final ConfigKey<JdbcUrl> URL = ConfigKey.text(
                    "url",
                    "The database: jdbc:sqlite:FILE for one machine, jdbc:postgresql://host/database for a fleet. Without a"
                            + " password.")
            .as("jdbc:sqlite:unset", JdbcUrl::parse);
    private static final ConfigKey<Optional<String>> USER =
            ConfigKey.text("user", "The user of PostgreSQL.").optional();
    private static final ConfigKey<Optional<Secret>> PASSWORD =
            ConfigKey.secret("password", "The password of the user.").optional();
    private static final ConfigKey<Schema.Mode> SCHEMA = ConfigKey.choice(
                    "schema",
                    Schema.Mode.class,
                    "create: the store creates its tables where they are missing. validate: it only looks for them.")
            .withDefault("create");
    private static final ConfigKey<Integer> POOL_SIZE = ConfigKey.count(
                    "pool-size", "The most connections of this process to PostgreSQL at a time.")
            .withDefault("8");

    /** @param optionalUrl whether there is a data source to use where no URL is set */
    static JdbcSettings read(ConfigReader in, boolean optionalUrl) {
        Optional<JdbcUrl> url = optionalUrl ? in.get(URL.optional()) : Optional.of(in.get(URL));
        return new JdbcSettings(url, in.get(USER), in.get(PASSWORD), in.get(SCHEMA), in.get(POOL_SIZE));
    }
}
