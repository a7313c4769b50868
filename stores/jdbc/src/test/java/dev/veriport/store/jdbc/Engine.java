package dev.veriport.store.jdbc;

import java.nio.file.Path;
import java.util.UUID;

/** The engines under test. */
enum Engine {
    SQLITE,
    POSTGRESQL;

    /** A new, empty database. */
    TestDatabase empty(Path directory) {
        return switch (this) {
            case SQLITE -> TestDatabase.sqlite("jdbc:sqlite:" + directory.resolve(UUID.randomUUID() + ".db"));
            case POSTGRESQL -> RealPostgres.create();
        };
    }
}
