package dev.veriport.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/** Writes the exchanges of all fakes of this process to a file of the directory that a system property names. */
final class ExchangeRecorder {
    /** The directory; without it nothing is recorded. */
    static final String DIRECTORY = "testkit.exchanges";

    private static final Optional<ExchangeRecorder> RECORDER = Optional.ofNullable(System.getProperty(DIRECTORY))
            .filter(directory -> !directory.isBlank())
            .map(directory -> new ExchangeRecorder(Path.of(directory)));

    private final ReentrantLock lock = new ReentrantLock();
    private final Writer file;

    private ExchangeRecorder(Path directory) {
        try {
            Files.createDirectories(directory);
            file = Files.newBufferedWriter(directory.resolve(UUID.randomUUID() + ".tsv"));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    static void record(String fake, RecordedRequest request, Reply reply) {
        RECORDER.ifPresent(recorder -> recorder.write(new Exchange(fake, request, reply)));
    }

    private void write(Exchange exchange) {
        lock.lock();
        try {
            file.write(exchange.line() + "\n");
            file.flush();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } finally {
            lock.unlock();
        }
    }
}
