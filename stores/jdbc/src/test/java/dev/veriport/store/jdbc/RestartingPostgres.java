package dev.veriport.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A server of a test's own, which is killed and started again with its files. */
final class RestartingPostgres implements AutoCloseable {
    private final Path data;
    private EmbeddedPostgres server;
    private TestDatabase database;

    private RestartingPostgres(Path data) {
        this.data = data;
    }

    static RestartingPostgres start(Path directory) throws IOException {
        RestartingPostgres made = new RestartingPostgres(Files.createDirectory(directory.resolve("data")));
        made.server = made.builder().start();
        made.database = RealPostgres.create(made.server);
        return made;
    }

    private EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on");
    }

    TestDatabase database() {
        return database;
    }

    void killAndRestart() throws IOException {
        long postmaster =
                Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        ProcessHandle process = ProcessHandle.of(postmaster).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process), process.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().join());
        Files.delete(data.resolve("postmaster.pid"));
        server = builder().setPort(server.getPort()).start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
