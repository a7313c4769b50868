package dev.veriport.internal.vault;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The directory of a vault's files, which several processes can share. Thread-safe. */
final class VaultDirectory {
    private final Path directory;
    private final InstantSource clock;

    /** Creates the directory, unless it is there. */
    VaultDirectory(Path directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
        attempt(() -> Files.createDirectories(directory, ownersAlone()));
    }

    /**
     * Restricts a new directory to its owner, where the file system supports that. The permissions of an existing
     * directory are not changed.
     */
    private FileAttribute<?>[] ownersAlone() {
        boolean hasOwners =
                directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        return hasOwners
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    Path resolve(String name) {
        return directory.resolve(name);
    }

    /** The files with such names. */
    List<Path> list(Predicate<String> names) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> names.test(file.getFileName().toString()))
                    .toList();
        }
    }

    FileTime now() {
        return FileTime.from(clock.instant());
    }

    /** Creates an empty file, unless it is there. */
    boolean isNew(Path file) throws IOException {
        try {
            Files.createFile(file);
            Files.setLastModifiedTime(file, now());
            return true;
        } catch (FileAlreadyExistsException before) {
            return false;
        }
    }

    static boolean isOver(Duration left) {
        return left.isZero() || left.isNegative();
    }

    /** The time until a file expires; empty when another process has deleted it. */
    Duration left(Path file, Duration time) throws IOException {
        try {
            Instant since = Files.getLastModifiedTime(file).toInstant();
            return Duration.between(clock.instant(), since.plus(time));
        } catch (NoSuchFileException gone) {
            return Duration.ZERO;
        }
    }

    /**
     * Syncs the directory, so that a new file's name survives a power failure. Some systems cannot open a directory.
     */
    void sync() {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notHere) {
            return; // Windows
        }
    }

    /** A step on the disk. */
    @FunctionalInterface
    interface Step<T> {
        T run() throws IOException;
    }

    /** @throws VeriportException {@code CONFIGURATION} when the directory cannot be used */
    static <T> T attempt(Step<T> step) {
        try {
            return step.run();
        } catch (IOException failed) {
            throw failure("the directory of the vault cannot be used: check veriport.vault.directory")
                    .cause(failed)
                    .build();
        }
    }

    static VeriportException.Builder failure(String message) {
        return VeriportException.notSent(ErrorCode.CONFIGURATION, message);
    }
}
