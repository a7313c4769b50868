package dev.veriport.store.jdbc;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.sqlite.SQLiteConfig;

/**
 * The file of a SQLite database, on a disk of this machine. Immutable.
 *
 * @param path absolute
 */
record SqliteFile(Path path) {
    /** Their locks do not reach other machines, or are not kept. */
    private static final Pattern NETWORK =
            Pattern.compile("nfs\\d?|cifs|smb\\w*|ncpfs|afs|afpfs|9p|ceph|lustre|vboxsf|virtiofs"
                    + "|fuse\\.(sshfs|glusterfs|ceph|s3fs|gcsfuse|blobfuse2?|juicefs|rclone|vmhgfs-fuse)");

    private static final Set<PosixFilePermission> OF_THE_OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /** Locks are waited for by {@link SqliteSession}; SQLite's own waiting would let some callers starve. */
    Connection open() throws SQLException {
        create();
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(0);
        return config.createConnection(JdbcUrl.SQLITE + path);
    }

    /** Sets how the file is written, and makes sure that it is so. The order is SQLite's. */
    void configure(Session session) {
        session.update("pragma auto_vacuum = incremental");
        requireSetting(session, "pragma journal_mode = wal", "wal");
        session.update("pragma synchronous = full");
        session.update("pragma fullfsync = on");
        requireSetting(session, "pragma synchronous", "2");
    }

    private static void requireSetting(Session session, String pragma, String expected) {
        String found = session.first(pragma, row -> row.getString(1)).orElse("");
        if (!found.equals(expected)) {
            throw Failures.refused("SQLite does not keep what is written here (" + pragma + " is " + found
                    + "): name a file on a local disk in veriport.jdbc.url");
        }
    }

    /** SQLite gives its other files the permissions of this one. */
    private void create() {
        Path directory = path.getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw Failures.refused("the directory of the file of veriport.jdbc.url does not exist: create it");
        }
        try {
            requireLocalDisk(Files.getFileStore(directory).type());
            if (isPosix()) {
                Files.createFile(path, PosixFilePermissions.asFileAttribute(OF_THE_OWNER));
            }
        } catch (FileAlreadyExistsException exists) {
            // the usual case
        } catch (IOException refused) {
            throw Failures.refused(
                    "the file of veriport.jdbc.url cannot be created: let this user write its directory");
        }
    }

    /** @param type of the file system, as the operating system names it */
    static void requireLocalDisk(String type) {
        if (NETWORK.matcher(type.toLowerCase(Locale.ROOT)).matches()) {
            throw Failures.refused("the file of veriport.jdbc.url is on a network file system (" + type
                    + "), whose locks do not protect it: name a file on a local disk, or use PostgreSQL");
        }
    }

    /** Whether users other than the owner may read or write the file. */
    boolean isOpenToOthers() {
        try {
            return isPosix() && !OF_THE_OWNER.containsAll(Files.getPosixFilePermissions(path));
        } catch (IOException unknown) {
            return false;
        }
    }

    private boolean isPosix() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
