package dev.veriport.store.jdbc;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.postgresql.Driver;

/** The URL of a database that is supported. Immutable. */
sealed interface JdbcUrl {
    String SQLITE = "jdbc:sqlite:";
    String POSTGRESQL = "jdbc:postgresql:";

    /** A file on a disk of this machine. */
    record Sqlite(Path file) implements JdbcUrl {}

    /**
     * A PostgreSQL server.
     *
     * @param text without a password
     */
    record Postgres(String text) implements JdbcUrl {}

    /** @throws IllegalArgumentException with a message that does not contain the text, which may hold a password */
    static JdbcUrl parse(String text) {
        if (text.toLowerCase(Locale.ROOT).contains("password=") || text.matches("jdbc:postgresql://[^/?]*@.*")) {
            throw new IllegalArgumentException("must contain no password and no user: set them as keys of their own");
        }
        if (text.startsWith(SQLITE)) {
            return new Sqlite(file(text.substring(SQLITE.length())));
        }
        if (text.startsWith(POSTGRESQL) && Driver.parseURL(text, null) != null) {
            return new Postgres(text);
        }
        throw new IllegalArgumentException("must be like jdbc:sqlite:FILE or jdbc:postgresql://host/database");
    }

    /** A database in memory, a URI of SQLite or a parameter of its driver could give up what the store promises. */
    private static Path file(String text) {
        boolean plain = !text.isBlank() && !text.startsWith(":") && !text.startsWith("file:") && !text.contains("?");
        try {
            if (plain) {
                return Path.of(text).toAbsolutePath();
            }
        } catch (InvalidPathException malformed) {
            // reported below
        }
        throw new IllegalArgumentException("must name a file, without parameters: jdbc:sqlite:FILE");
    }
}
