package dev.veriport.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.veriport.http.MultipartMessage.Part;
import dev.veriport.model.Reported;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;

/**
 * Reads a part of a multipart message (RFC 2046, 5.1): headers, which may be missing, a blank line and the content.
 * Headers that two readers could interpret differently are an error.
 */
final class PartReader {
    private static final int MAX_FIELDS = 20;

    /** In bytes, with its continuation lines. */
    private static final int MAX_FIELD_LENGTH = 4_096;

    private final byte[] body;
    private final int end;
    private final Map<String, FieldValue> fields = new HashMap<>();
    private int at;

    private PartReader(byte[] body, int start, int end) {
        this.body = body;
        this.at = start;
        this.end = end;
    }

    static Part read(byte[] body, int start, int end) throws IOException {
        PartReader part = new PartReader(body, start, end);
        part.readHead();
        String type = part.field("content-type").word();
        return new Part(
                part.field("content-disposition").parameter("name").orElse(""),
                type.isEmpty() ? Reported.absent() : Reported.of(type),
                part.content());
    }

    private FieldValue field(String name) {
        return fields.getOrDefault(name, FieldValue.NONE);
    }

    /** Reads up to a blank line, or to the end when there is no content. */
    private void readHead() throws IOException {
        int count = 0;
        while (at < end && !isLineEnd(at)) {
            int fieldEnd = fieldEnd();
            count++;
            if (count > MAX_FIELDS || fieldEnd - at > MAX_FIELD_LENGTH) {
                throw new IOException("a part has too many or too long headers");
            }
            readField(fieldEnd);
            at = fieldEnd + 2;
        }
        at = Math.min(end, at + 2);
    }

    private boolean isLineEnd(int index) {
        return index + 1 < end && body[index] == '\r' && body[index + 1] == '\n';
    }

    /** A line that begins with a space or tab continues the previous line. */
    private int fieldEnd() throws IOException {
        for (int index = at; index < end; index++) {
            byte letter = body[index];
            if (isLineEnd(index)) {
                boolean continues = index + 2 < end && (body[index + 2] == ' ' || body[index + 2] == '\t');
                if (!continues) {
                    return index;
                }
                index++;
            } else if (letter == '\r' || letter == '\n' || letter == 0) {
                break;
            }
        }
        throw new IOException("a header line of a part does not end with CRLF");
    }

    private void readField(int fieldEnd) throws IOException {
        int colon = at;
        while (colon < fieldEnd && body[colon] > ' ' && body[colon] < 0x7F && body[colon] != ':') {
            colon++;
        }
        if (colon == at || colon == fieldEnd || body[colon] != ':') {
            throw new IOException("a header line of a part is not a field");
        }
        String name = new String(body, at, colon - at, US_ASCII).toLowerCase(Locale.ROOT);
        FieldValue value = FieldValue.parse(Arrays.copyOfRange(body, colon + 1, fieldEnd));
        if (fields.put(name, value) != null && name.startsWith("content-")) {
            throw new IOException("a part has the same header twice");
        }
    }

    private byte[] content() throws IOException {
        byte[] encoded = Arrays.copyOfRange(body, at, end);
        return switch (field("content-transfer-encoding").word()) {
            case "", "7bit", "8bit", "binary" -> encoded;
            case "base64" -> decoded(new Base64InputStream(new ByteArrayInputStream(encoded), DecodeMonitor.STRICT));
            case "quoted-printable" ->
                decoded(new QuotedPrintableInputStream(new ByteArrayInputStream(encoded), DecodeMonitor.STRICT));
            default -> throw new IOException("a part has an unknown transfer encoding");
        };
    }

    private static byte[] decoded(InputStream decoder) throws IOException {
        try (decoder) {
            return decoder.readAllBytes();
        }
    }
}
