package dev.veriport.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.http.MultipartMessage.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Parses a multipart body strictly by the grammar of RFC 2046, 5.1.1. A signature covers the body, but not the header
 * with the boundary: with another boundary, an attacker could present a part of a signed message as the whole message.
 * So bytes before or after the parts are an error, and a line that begins with the delimiter is a delimiter or an
 * error. Only CRLF ends a line.
 */
final class MultipartReader {
    private static final int MAX_PARTS = 100;
    private static final Pattern BOUNDARY = Pattern.compile("[0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-]");
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] DASHES = {'-', '-'};

    private final byte[] body;
    private final byte[] delimiter;

    /** @throws IOException when there is no boundary */
    MultipartReader(String contentType, byte[] body) throws IOException {
        this.body = body;
        this.delimiter = ("\r\n--" + boundary(contentType)).getBytes(US_ASCII);
    }

    private static String boundary(String contentType) throws IOException {
        FieldValue type = FieldValue.parse(contentType.getBytes(UTF_8));
        String boundary = type.parameter("boundary").orElse("");
        if (!type.word().startsWith("multipart/") || !BOUNDARY.matcher(boundary).matches()) {
            throw new IOException("not multipart, or without a boundary");
        }
        return boundary;
    }

    List<Part> parts() throws IOException {
        List<Part> parts = new ArrayList<>();
        int at = afterFirstDelimiter();
        while (!isAt(at, DASHES)) {
            int start = afterLine(at);
            int end = next(start);
            parts.add(PartReader.read(body, start, end));
            if (parts.size() > MAX_PARTS) {
                throw new IOException("more than " + MAX_PARTS + " parts");
            }
            at = end + delimiter.length;
        }
        if (parts.isEmpty() || afterBlank(at + DASHES.length) < body.length) {
            throw new IOException("no parts, or bytes after the last part");
        }
        return parts;
    }

    /** The first delimiter is at the start of the body, or of a line after blank lines. */
    private int afterFirstDelimiter() throws IOException {
        int at = afterBlank(0);
        byte[] withoutLineEnd = Arrays.copyOfRange(delimiter, LINE_END.length, delimiter.length);
        boolean startsLine = at == 0 || isAt(at - LINE_END.length, LINE_END);
        if (!startsLine || !isAt(at, withoutLineEnd)) {
            throw new IOException("bytes before the first part");
        }
        return at + withoutLineEnd.length;
    }

    private int afterBlank(int from) {
        int at = from;
        while (at < body.length && (isSpace(body[at]) || body[at] == '\r' || body[at] == '\n')) {
            at++;
        }
        return at;
    }

    /** The offset after the line's end; a transport may have added spaces before it. */
    private int afterLine(int from) throws IOException {
        int at = from;
        while (at < body.length && isSpace(body[at])) {
            at++;
        }
        if (!isAt(at, LINE_END)) {
            throw new IOException("bytes after a delimiter on its line");
        }
        return at + LINE_END.length;
    }

    private static boolean isSpace(byte letter) {
        return letter == ' ' || letter == '\t';
    }

    /** The offset of the line end before the next delimiter. */
    private int next(int from) throws IOException {
        for (int at = from; at < body.length; at++) {
            if (body[at] == '\r' && isAt(at, delimiter)) {
                return at;
            }
        }
        throw new IOException("the message is truncated");
    }

    private boolean isAt(int at, byte[] expected) {
        int end = at + expected.length;
        return at >= 0 && end <= body.length && Arrays.equals(body, at, end, expected, 0, expected.length);
    }
}
