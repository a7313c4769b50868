package dev.veriport.testkit.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the files that lie beside a class in the testkit's own jar. */
public final class Resource {

    private Resource() {}

    /** The bytes of a file; IllegalArgumentException when there is none of that name. */
    public static byte[] bytes(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no file " + name + " beside " + beside.getName());
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The text of a file without the line break at its end, which belongs to the file and not to the sample. */
    public static String text(Class<?> beside, String name) {
        String text = new String(bytes(beside, name), StandardCharsets.UTF_8).replace("\r\n", "\n");
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    /** The lines of a file. */
    public static List<String> lines(Class<?> beside, String name) {
        return text(beside, name).lines().toList();
    }
}
