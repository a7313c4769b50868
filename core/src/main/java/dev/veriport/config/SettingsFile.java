package dev.veriport.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads a small file whole, and says why it cannot be read. */
final class SettingsFile {
    private SettingsFile() {}

    /** Why a file cannot be read. The message says what to do and contains nothing of the file. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }

    /**
     * The contents in UTF-8, without a byte order mark. Follows symbolic links, which mounted secrets use, and reads
     * pipes.
     */
    static byte[] bytes(Path file, int max) throws Unreadable {
        if (Files.isDirectory(file)) {
            throw new Unreadable("it is a directory: give a file in it");
        }
        if (!Files.exists(file)) {
            throw new Unreadable("there is no such file");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(max + 1);
        } catch (AccessDeniedException denied) {
            throw new Unreadable("this process may not read it: check its permissions");
        } catch (IOException failed) {
            throw new Unreadable("it cannot be read");
        }
        if (bytes.length > max) {
            throw new Unreadable("it is larger than " + max / 1024 + " KiB");
        }
        if (begins(bytes, 0xFE, 0xFF) || begins(bytes, 0xFF, 0xFE)) {
            throw new Unreadable("it is in UTF-16: save it in UTF-8");
        }
        return begins(bytes, 0xEF, 0xBB, 0xBF) ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
    }

    private static boolean begins(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
