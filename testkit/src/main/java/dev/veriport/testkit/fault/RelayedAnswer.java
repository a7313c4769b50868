package dev.veriport.testkit.fault;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/**
 * A vendor's answer that a {@link FaultServer} relayed. It may contain personal data, so {@code toString} prints none of it.
 * Immutable.
 */
public final class RelayedAnswer {
    private static final List<String> REPLACED = List.of("connection:", "content-length:", "transfer-encoding:");

    private final String requestLine;
    private final String contentType;
    private final String head;
    private final byte[] body;

    private RelayedAnswer(String requestLine, String contentType, String head, byte[] body) {
        this.requestLine = requestLine;
        this.contentType = contentType;
        this.head = head;
        this.body = body;
    }

    /** Sends a request, and reads the whole answer. */
    static RelayedAnswer of(Socket vendor, String head, byte[] body) throws IOException {
        OutputStream out = vendor.getOutputStream();
        out.write(closing(head, body));
        out.flush();
        RequestReader answer = new RequestReader(
                new ByteArrayInputStream(vendor.getInputStream().readAllBytes()));
        ByteArrayOutputStream answered = new ByteArrayOutputStream();
        if (answer.readHead() == null || !answer.readBody(answered)) {
            throw new IOException("the vendor's answer is cut");
        }
        return new RelayedAnswer(
                head.substring(0, head.indexOf('\r')),
                answer.header("content-type"),
                answer.head(),
                answered.toByteArray());
    }

    /** The first line of its request. */
    public String requestLine() {
        return requestLine;
    }

    /** The HTTP status. */
    public int status() {
        return Integer.parseInt(head.split(" ", 3)[1]);
    }

    /** The content type, in lower case; empty where the answer has none. */
    public String contentType() {
        return contentType;
    }

    /** A copy of the body. */
    public byte[] body() {
        return body.clone();
    }

    /** The whole answer, as the client gets it. */
    byte[] bytes(Map<String, String> headers) {
        StringBuilder more = new StringBuilder("\r\n");
        headers.forEach(
                (name, value) -> more.append(name).append(": ").append(value).append("\r\n"));
        return closing(head.replaceFirst("\r\n", Matcher.quoteReplacement(more.toString())), body);
    }

    /** With a head that announces the body's length and the end of the connection, so that nobody uses it again. */
    private static byte[] closing(String head, byte[] body) {
        String kept = head.strip()
                .lines()
                .filter(line -> REPLACED.stream().noneMatch(line.toLowerCase(Locale.ROOT)::startsWith))
                .collect(Collectors.joining("\r\n"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(
                (kept + "\r\nContent-Length: " + body.length + "\r\nConnection: close\r\n\r\n").getBytes(Wire.CHARSET));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    @Override
    public String toString() {
        return "RelayedAnswer[" + body.length + " bytes]";
    }
}
