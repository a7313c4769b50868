package dev.veriport.testkit.fault;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads requests, so far as a fault server needs to: where each head and each body ends. */
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
        try {
            if (header("transfer-encoding").endsWith("chunked")) {
                return readChunks();
            }
            String length = header("content-length");
            return length.isEmpty() || skip(Long.parseLong(length));
        } catch (NumberFormatException unreadable) {
            throw new IOException("the request has no readable length", unreadable);
        }
    }

    private boolean readChunks() throws IOException {
        while (true) {
            String size = readLine();
            if (size.isEmpty()) {
                return false;
            }
            long chunk = Long.parseLong(size.split(";", 2)[0].strip(), 16);
            if (!skip(chunk)) {
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

    private boolean skip(long count) throws IOException {
        try {
            in.skipNBytes(count);
            return true;
        } catch (EOFException left) {
            return false;
        }
    }

    private String header(String name) {
        return head.lines()
                .skip(1)
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }
}
