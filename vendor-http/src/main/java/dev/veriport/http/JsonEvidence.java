package dev.veriport.http;

import dev.veriport.model.Evidence;
import dev.veriport.model.Origin;
import dev.veriport.model.Reported;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A file that a vendor put into its JSON as base64 (RFC 4648, padded): a view that decodes when it is opened. */
public final class JsonEvidence implements Evidence {
    private final Kind kind;
    private final Reported<Integer> document;
    private final Reported<String> contentType;
    private final Origin origin;
    private final JsonSlice base64;

    private JsonEvidence(
            Kind kind, Reported<Integer> document, Reported<String> contentType, Origin origin, JsonSlice base64) {
        this.kind = kind;
        this.document = document;
        this.contentType = contentType;
        this.origin = origin;
        this.base64 = base64;
    }

    /**
     * Nothing where the vendor sent no text.
     *
     * @param content the base64 text
     */
    public static Optional<Evidence> of(
            Kind kind, Reported<Integer> document, Reported<String> contentType, JsonValue content) {
        return content.slice()
                .filter(slice -> slice.length() > 0)
                .map(slice -> new JsonEvidence(kind, document, contentType, content, slice));
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

    @Override
    public Reported<Long> size() {
        try {
            return Reported.of((long) decoded().remaining());
        } catch (IOException undecodable) {
            return Reported.absent();
        }
    }

    @Override
    public InputStream open() throws IOException {
        ByteBuffer bytes = decoded();
        return new ByteArrayInputStream(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    }

    @Override
    public List<Origin> origins() {
        return List.of(origin);
    }

    private ByteBuffer decoded() throws IOException {
        ByteBuffer text = withoutEscapedSlashes();
        if (text.remaining() % 4 != 0) {
            throw new IOException("the vendor's base64 is cut short"); // the JDK would take it
        }
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            throw new IOException("the vendor's base64 is malformed");
        }
    }

    /** {@code \/} is the one escape that writers of base64 use; without one the text is read where it lies. */
    private ByteBuffer withoutEscapedSlashes() {
        byte[] body = base64.body();
        int escape = base64.start();
        while (escape < base64.end() && body[escape] != '\\') {
            escape++;
        }
        if (escape == base64.end()) {
            return ByteBuffer.wrap(body, base64.start(), base64.length());
        }
        byte[] text = Arrays.copyOfRange(body, base64.start(), base64.end());
        int length = escape - base64.start();
        for (int i = length; i < text.length; i++) {
            boolean escaping = text[i] == '\\' && i + 1 < text.length && text[i + 1] == '/';
            if (!escaping) {
                text[length++] = text[i];
            }
        }
        return ByteBuffer.wrap(text, 0, length);
    }

    @Override
    public String toString() {
        return "JsonEvidence[" + kind + ", " + contentType + "]";
    }
}
