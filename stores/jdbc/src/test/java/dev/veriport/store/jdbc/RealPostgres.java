package dev.veriport.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL server for all tests of this module, as durable as PostgreSQL is when it is installed. */
final class RealPostgres {
    static final String SUPERUSER = "postgres";
    private static final String NOW = "floor(extract(epoch from clock_timestamp()) * 1000)::bigint";
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private RealPostgres() {}

    /** Started when it is first asked for; ends with the JVM. */
    private static final class Shared {
        private static final EmbeddedPostgres SERVER = start();
    }

    /** A server of a test's own, which the test closes. */
    static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The first process of the server with these files, which started the others. */
    static ProcessHandle postmaster(Path data) throws IOException {
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** A new, empty schema on the shared server, which is all that a store of its own needs. */
    static TestDatabase create() {
        return create(Shared.SERVER);
    }

    static TestDatabase create(EmbeddedPostgres server) {
        String name = "test_" + SCHEMAS.incrementAndGet();
        String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
        new TestDatabase(url, SUPERUSER, NOW).execute("create schema " + name);
        return new TestDatabase(url + "?currentSchema=" + name, SUPERUSER, NOW);
    }
}
