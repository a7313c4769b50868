package dev.veriport.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.veriport.model.Evidence;
import dev.veriport.model.Origin;
import dev.veriport.model.Reported;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A file that a vendor sent in its JSON as padded base64 (RFC 4648). Decoded each time it is opened. Immutable,
 * thread-safe.
 */
public final class JsonEvidence implements Evidence {
    private final Kind kind;
    private final Reported<Integer> document;
    private final Reported<String> contentType;
    private final JsonValue content;

    private JsonEvidence(Kind kind, Reported<Integer> document, Reported<String> contentType, JsonValue content) {
        this.kind = kind;
        this.document = document;
        this.contentType = contentType;
        this.content = content;
    }

    /**
     * A view of the vendor's field. Text that is not base64 is reported by {@link #open}.
     *
     * @param content the base64 text
     * @return empty when the vendor sent nothing
     */
    public static Optional<Evidence> of(
            Kind kind, Reported<Integer> document, Reported<String> contentType, JsonValue content) {
        return content.isBlank()
                ? Optional.empty()
                : Optional.of(new JsonEvidence(kind, document, contentType, content));
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public Reported<Integer> document() {
        return document;
    }

    @Override
    public Reported<String> contentType() {
        return contentType;
    }

    /** In bytes, when decoded; unreadable when the vendor's text is not base64. */
    @Override
    public Reported<Long> size() {
        try {
            return Reported.of((long) decoded().remaining());
        } catch (IOException undecodable) {
            return Reported.unreadable(origins());
        }
    }

    /** @throws IOException when the vendor's text is not base64 */
    @Override
    public InputStream open() throws IOException {
        ByteBuffer bytes = decoded();
        return new ByteArrayInputStream(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    }

    @Override
    public List<Origin> origins() {
        return List.of(content);
    }

    private ByteBuffer decoded() throws IOException {
        ByteBuffer text =
                unescaped(content.slice().orElseThrow(() -> new IOException("the vendor's value is not base64 text")));
        if (text.remaining() % 4 != 0) {
            throw new IOException("the vendor's base64 is truncated"); // the JDK accepts missing padding
        }
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            throw malformed();
        }
    }

    /** A view of the body; a copy when the vendor escaped slashes, plus signs or the padding. */
    private static ByteBuffer unescaped(JsonSlice base64) throws IOException {
        return base64.plain()
                ? ByteBuffer.wrap(base64.body(), base64.start(), base64.length())
                : ByteBuffer.wrap(
                        base64.text().orElseThrow(JsonEvidence::malformed).getBytes(ISO_8859_1));
    }

    private static IOException malformed() {
        return new IOException("the vendor's base64 is malformed");
    }

    @Override
    public String toString() {
        return "JsonEvidence[" + kind + ", " + contentType + "]";
    }
}
