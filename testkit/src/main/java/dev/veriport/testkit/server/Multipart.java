package dev.veriport.testkit.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A multipart body (RFC 2046, 5.1; RFC 7578), as fakes take and send it. Immutable.
 *
 * @param parts in their order
 */
public record Multipart(List<Part> parts) {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))");
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");

    /** Copies the parts. */
    public Multipart {
        parts = List.copyOf(parts);
    }

    /**
     * One part.
     *
     * @param fileName empty for a part that is no file
     * @param contentType empty where the sender gave none
     */
    public record Part(String name, String fileName, String contentType, byte[] content) {
        /** Copies the content. */
        public Part {
            content = content.clone();
        }

        /** A field of a form, encoded in UTF-8. */
        public static Part text(String name, String text) {
            return new Part(name, "", "", text.getBytes(StandardCharsets.UTF_8));
        }

        /** A part of JSON, encoded in UTF-8. The text need not be valid JSON. */
        public static Part json(String name, String json) {
            return new Part(name, "", "application/json", json.getBytes(StandardCharsets.UTF_8));
        }

        /** A file. */
        public static Part file(String name, String fileName, String contentType, byte[] content) {
            return new Part(name, fileName, contentType, content);
        }

        /** A copy of the content. */
        @Override
        public byte[] content() {
            return content.clone();
        }

        /** The content read as UTF-8. */
        public String text() {
            return new String(content, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return name + ", " + content.length + " bytes";
        }
    }

    /**
     * Reads what a client sent.
     *
     * @throws IllegalArgumentException when it is not a whole multipart body
     */
    public static Multipart read(RecordedRequest request) {
        return read(request.header("Content-Type").orElse(""), request.body());
    }

    /**
     * Reads a body.
     *
     * @param contentType with the boundary
     * @throws IllegalArgumentException when it is not a whole multipart body
     */
    public static Multipart read(String contentType, byte[] body) {
        Matcher given = BOUNDARY.matcher(contentType);
        if (!contentType.startsWith("multipart/") || !given.find()) {
            throw new IllegalArgumentException("not multipart, or without a boundary");
        }
        String boundary = given.group(1) == null ? given.group(2) : given.group(1);
        // one character a byte, so that places in the text are places in the body
        String text = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
        String delimiter = "\r\n--" + boundary;
        List<Part> parts = new ArrayList<>();
        int at = text.indexOf(delimiter);
        while (at >= 0 && !text.startsWith("--", at + delimiter.length())) {
            int head = text.indexOf("\r\n", at + delimiter.length()) + 2;
            int content = text.indexOf("\r\n\r\n", head - 2) + 4;
            int end = text.indexOf(delimiter, content - 2);
            if (head < 2 || content < 4 || end < 0) {
                throw new IllegalArgumentException("the multipart body is incomplete");
            }
            parts.add(part(text.substring(head, content), text.substring(Math.min(content, end), end)));
            at = end;
        }
        if (at < 0) {
            throw new IllegalArgumentException("the multipart body is incomplete");
        }
        return new Multipart(parts);
    }

    private static Part part(String head, String content) {
        String contentType = head.lines()
                .filter(line -> line.regionMatches(true, 0, "Content-Type:", 0, 13))
                .map(line -> line.substring(13).strip())
                .findFirst()
                .orElse("");
        return new Part(
                first(NAME, head), first(FILE_NAME, head), contentType, content.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String first(Pattern pattern, String head) {
        Matcher matcher = pattern.matcher(head);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** The first part of this name. */
    public Optional<Part> part(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }

    /** The body, for a head that says {@code multipart/…; boundary=…}. */
    public byte[] body(String boundary) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Part part : parts) {
            String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part.name() + "\""
                    + (part.fileName().isEmpty() ? "" : "; filename=\"" + part.fileName() + "\"")
                    + (part.contentType().isEmpty() ? "" : "\r\nContent-Type: " + part.contentType())
                    + "\r\n\r\n";
            out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            out.writeBytes(part.content);
            out.writeBytes(new byte[] {'\r', '\n'});
        }
        out.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
