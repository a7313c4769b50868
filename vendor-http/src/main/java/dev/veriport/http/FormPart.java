package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.http.image.CleanImage;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.client5.http.entity.mime.StringBody;
import org.apache.hc.core5.http.ContentType;

/** A part of a {@code multipart/form-data} body (RFC 7578). */
sealed interface FormPart {
    String name();

    void addTo(MultipartEntityBuilder form);

    record Text(String name, String text) implements FormPart {
        @Override
        public void addTo(MultipartEntityBuilder form) {
            form.addPart(name, new StringBody(text, ContentType.create("text/plain", UTF_8)));
        }
    }

    record Image(String name, CleanImage image) implements FormPart {
        @Override
        public void addTo(MultipartEntityBuilder form) {
            form.addPart(name, new RequestBody.ImageBody(name, image));
        }
    }
}
