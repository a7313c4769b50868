package dev.veriport.http;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.http.image.CleanImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.hc.client5.http.entity.mime.AbstractContentBody;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** The body of a request, made once: every attempt sends the same bytes. Their number is known before. Thread-safe. */
sealed interface RequestBody {

    /** The body as HttpClient sends it. It can be sent any number of times. */
    HttpEntity entity();

    /**
     * The same body with its bytes in memory, for signing.
     *
     * @throws VeriportException {@code INVALID_REQUEST} when an image cannot be read
     */
    InMemory inMemory();

    /** A body in memory: JSON, form fields, or bytes. */
    record InMemory(byte[] bytes, ContentType type) implements RequestBody {
        @Override
        public HttpEntity entity() {
            return new ByteArrayEntity(bytes, type);
        }

        @Override
        public InMemory inMemory() {
            return this;
        }
    }

    /**
     * A {@code multipart/form-data} body (RFC 7578), with one boundary for all attempts. Images are read from their
     * source each time.
     */
    record Multipart(HttpEntity entity) implements RequestBody {
        static Multipart of(List<FormPart> parts) {
            MultipartEntityBuilder form = MultipartEntityBuilder.create().setMode(HttpMultipartMode.STRICT);
            parts.forEach(part -> part.addTo(form));
            return new Multipart(form.build());
        }

        @Override
        public InMemory inMemory() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) entity.getContentLength());
            try {
                entity.writeTo(bytes);
            } catch (IOException unreadable) {
                throw VeriportException.notSent(
                                ErrorCode.INVALID_REQUEST, "an image could not be read: check its source")
                        .build();
            }
            return new InMemory(bytes.toByteArray(), ContentType.parse(entity.getContentType()));
        }
    }

    /** An image, streamed from its source. */
    final class ImageBody extends AbstractContentBody {
        private final String fileName;
        private final CleanImage image;

        ImageBody(String name, CleanImage image) {
            super(ContentType.create(image.contentType()));
            this.fileName = name + "." + image.extension(); // the user's own file name can be personal data
            this.image = image;
        }

        @Override
        public String getFilename() {
            return fileName;
        }

        @Override
        public long getContentLength() {
            return image.length();
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            image.writeTo(out);
        }
    }
}
