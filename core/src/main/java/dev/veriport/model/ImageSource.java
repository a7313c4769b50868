package dev.veriport.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An image to submit, JPEG or PNG. It is read when it is sent and never held as a whole: once to look at it, and once
 * for each attempt to send it, so it gives the same bytes from the first one each time. Thread-safe.
 */
@FunctionalInterface
public interface ImageSource {

    /** The image from its first byte; the caller closes the stream. */
    InputStream open() throws IOException;

    static ImageSource file(Path file) {
        return () -> Files.newInputStream(file);
    }

    /** The array is not copied, so leave it alone. */
    static ImageSource bytes(byte[] image) {
        return () -> new ByteArrayInputStream(image);
    }
}
