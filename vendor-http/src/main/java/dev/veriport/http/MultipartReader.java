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
 * Takes a multipart body apart by the grammar of RFC 2046, 5.1.1, to the letter. A signature covers the body and not the
 * header with its boundary: with another boundary a part of a signed message could pass for the message. So nothing may
 * stand before or behind the parts, and a line that begins with the delimiter is a delimiter or an error. A line that ends
 * with LF alone is no line.
 */
final class MultipartReader {
    private static final int MOST_PARTS = 100;
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
        int at = behindFirstDelimiter();
        while (!isAt(at, DASHES)) {
            int start = behindLine(at);
            int end = next(start);
            parts.add(PartReader.read(body, start, end));
            if (parts.size() > MOST_PARTS) {
                throw new IOException("more than " + MOST_PARTS + " parts");
            }
            at = end + delimiter.length;
        }
        if (parts.isEmpty() || behindBlank(at + DASHES.length) < body.length) {
            throw new IOException("no parts, or something behind them");
        }
        return parts;
    }

    /** At the start of the body, or of a line behind blank ones. */
    private int behindFirstDelimiter() throws IOException {
        int at = behindBlank(0);
        byte[] withoutLineEnd = Arrays.copyOfRange(delimiter, LINE_END.length, delimiter.length);
        boolean startsLine = at == 0 || isAt(at - LINE_END.length, LINE_END);
        if (!startsLine || !isAt(at, withoutLineEnd)) {
            throw new IOException("something stands before the parts");
        }
        return at + withoutLineEnd.length;
    }

    private int behindBlank(int from) {
        int at = from;
        while (at < body.length && (isSpace(body[at]) || body[at] == '\r' || body[at] == '\n')) {
            at++;
        }
        return at;
    }

    /** Behind spaces, which a transport may have added, and a line's end. */
    private int behindLine(int from) throws IOException {
        int at = from;
        while (at < body.length && isSpace(body[at])) {
            at++;
        }
        if (!isAt(at, LINE_END)) {
            throw new IOException("something stands behind a delimiter");
        }
        return at + LINE_END.length;
    }

    private static boolean isSpace(byte letter) {
        return letter == ' ' || letter == '\t';
    }

    /** Where the line ends behind which the next delimiter stands. */
    private int next(int from) throws IOException {
        for (int at = from; at < body.length; at++) {
            if (body[at] == '\r' && isAt(at, delimiter)) {
                return at;
            }
        }
        throw new IOException("the message is cut");
    }

    private boolean isAt(int at, byte[] expected) {
        int end = at + expected.length;
        return at >= 0 && end <= body.length && Arrays.equals(body, at, end, expected, 0, expected.length);
    }
}
