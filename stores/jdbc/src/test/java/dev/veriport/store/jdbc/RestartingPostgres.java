package dev.veriport.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A server of a test's own, which is killed and started again with its files. */
final class RestartingPostgres implements AutoCloseable {
    private final Path data;
    private final EmbeddedPostgres server;
    private final TestDatabase database;

    private RestartingPostgres(Path data, EmbeddedPostgres server) {
        this.data = data;
        this.server = server;
        this.database = RealPostgres.create(server);
    }

    static RestartingPostgres start(Path directory) throws IOException {
        Path data = Files.createDirectory(directory.resolve("data"));
        return new RestartingPostgres(
                data,
                EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start());
    }

    TestDatabase database() {
        return database;
    }

    /** Kills every process of the server, and starts it with the same command. */
    void killAndRestart() throws IOException {
        kill().start();
    }

    /** Kills every process of the server, and returns what starts it with the same command. */
    ProcessBuilder kill() throws IOException {
        ProcessHandle postmaster = RealPostgres.postmaster(data);
        List<String> command = new ArrayList<>();
        if (postmaster.info().user().filter("root"::equals).isPresent()) {
            command.addAll(List.of("unshare", "-U")); // PostgreSQL does not run as root
        }
        command.add(postmaster.info().command().orElseThrow());
        command.addAll(List.of(postmaster.info().arguments().orElseThrow()));
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().join());
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
