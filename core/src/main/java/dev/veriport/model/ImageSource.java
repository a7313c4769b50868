package dev.veriport.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An image to submit, JPEG or PNG. It is read as a stream and never held in memory as a whole: once for inspection,
 * and once for each attempt to send it. Each stream must return the same bytes from the first one. Thread-safe.
 */
@FunctionalInterface
public interface ImageSource {

    /**
     * The image from its first byte. The caller closes the stream.
     *
     * @throws IOException when the image cannot be read
     */
    InputStream open() throws IOException;

    /** An image in a file. The file must not change until it has been sent. */
    static ImageSource file(Path file) {
        return () -> Files.newInputStream(file);
    }

    /** An image in memory. The array is not copied; do not change it. */
    static ImageSource bytes(byte[] image) {
        return () -> new ByteArrayInputStream(image);
    }
}
