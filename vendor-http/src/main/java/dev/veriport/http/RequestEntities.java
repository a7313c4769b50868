package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.http.image.CleanImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.hc.client5.http.entity.mime.AbstractContentBody;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.client5.http.entity.mime.StringBody;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** The bodies of requests. Images are streamed from their source; the length of a body is known before it is sent. */
final class RequestEntities {
    private RequestEntities() {}

    static Optional<HttpEntity> of(VendorRequest request) {
        if (!request.form().isEmpty()) {
            return Optional.of(form(request));
        }
        return request.json().map(json -> new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
    }

    private static HttpEntity form(VendorRequest request) {
        MultipartEntityBuilder form = MultipartEntityBuilder.create().setMode(HttpMultipartMode.STRICT);
        for (FormPart part : request.form()) {
            if (part instanceof FormPart.Text text) {
                form.addPart(text.name(), new StringBody(text.text(), ContentType.create("text/plain", UTF_8)));
            } else if (part instanceof FormPart.Image image) {
                form.addPart(image.name(), new ImageBody(image.name(), image.image()));
            }
        }
        return form.build();
    }

    private static final class ImageBody extends AbstractContentBody {
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
