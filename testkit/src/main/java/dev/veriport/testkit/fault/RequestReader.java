package dev.veriport.testkit.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads requests and answers, so far as a fault server needs to: where each head and each body ends. */
final class RequestReader {

    private static final int MAX_HEAD = 1024 * 1024;

    private final InputStream in;
    private String head = "";

    RequestReader(InputStream in) {
        this.in = in;
    }

    /** The request line, or null where the client closed the connection before its head was complete. */
    @Nullable
    String readHead() throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.length() < MAX_HEAD) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            read.append((char) next);
            if (next == '\n'
                    && read.length() > 3
                    && read.substring(read.length() - 4).equals("\r\n\r\n")) {
                head = read.toString();
                return head.substring(0, head.indexOf('\r'));
            }
        }
        throw new IOException("the request's head does not end within " + MAX_HEAD + " bytes");
    }

    /** The head that was read last, with the empty line at its end. */
    String head() {
        return head;
    }

    /** Skips the body; false where the client closed the connection before its end. */
    boolean readBody() throws IOException {
        return readBody(OutputStream.nullOutputStream());
    }

    /**
     * Copies the body, without the frames of chunks.
     *
     * @return false where the client closed the connection before its end
     */
    boolean readBody(OutputStream copy) throws IOException {
        try {
            if (header("transfer-encoding").endsWith("chunked")) {
                return readChunks(copy);
            }
            String length = header("content-length");
            return length.isEmpty() || read(Long.parseLong(length), copy);
        } catch (NumberFormatException unreadable) {
            throw new IOException("the request has no readable length", unreadable);
        }
    }

    private boolean readChunks(OutputStream copy) throws IOException {
        while (true) {
            String size = readLine();
            if (size.isEmpty()) {
                return false;
            }
            long chunk = Long.parseLong(size.split(";", 2)[0].strip(), 16);
            if (!read(chunk, copy)) {
                return false;
            }
            if (chunk == 0) {
                while (!readLine().isEmpty()) {
                    // trailers, up to the empty line
                }
                return true;
            }
            readLine();
        }
    }

    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private boolean read(long count, OutputStream copy) throws IOException {
        byte[] buffer = new byte[8192];
        long left = count;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                return false;
            }
            copy.write(buffer, 0, read);
            left -= read;
        }
        return true;
    }

    /** A field of the head that was read last, in lower case; empty where it has none. */
    String header(String name) {
        return head.lines()
                .skip(1)
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }
}
