package dev.veriport.http;

import dev.veriport.model.Evidence;
import dev.veriport.model.Reported;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** A file that a vendor put into its JSON as base64 (RFC 4648, padded): a view that decodes when it is opened. */
public final class JsonEvidence implements Evidence {
    private final Kind kind;
    private final Reported<Integer> document;
    private final Reported<String> contentType;
    private final JsonSlice base64;

    private JsonEvidence(Kind kind, Reported<Integer> document, Reported<String> contentType, JsonSlice base64) {
        this.kind = kind;
        this.document = document;
        this.contentType = contentType;
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
                .map(slice -> new JsonEvidence(kind, document, contentType, slice));
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
            return Reported.of((long) decode().length);
        } catch (IOException undecodable) {
            return Reported.absent();
        }
    }

    @Override
    public Reported<String> sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(decode());
            return Reported.of(HexFormat.of().formatHex(digest.digest()));
        } catch (IOException undecodable) {
            return Reported.absent();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    @Override
    public boolean openable() {
        return true;
    }

    @Override
    public InputStream open() throws IOException {
        return new ByteArrayInputStream(decode());
    }

    private byte[] decode() throws IOException {
        byte[] text = withoutEscapedSlashes();
        if (text.length % 4 != 0) {
            throw new IOException("the vendor's base64 is cut short"); // the JDK would take it
        }
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            throw new IOException("the vendor's base64 is malformed");
        }
    }

    /** {@code \/} is the one escape that writers of base64 use. */
    private byte[] withoutEscapedSlashes() {
        byte[] text = new byte[base64.length()];
        int length = 0;
        for (int i = base64.start(); i < base64.end(); i++) {
            boolean escape = base64.body()[i] == '\\' && i + 1 < base64.end() && base64.body()[i + 1] == '/';
            if (!escape) {
                text[length++] = base64.body()[i];
            }
        }
        return Arrays.copyOf(text, length);
    }

    @Override
    public String toString() {
        return "JsonEvidence[" + kind + ", " + contentType + "]";
    }
}
