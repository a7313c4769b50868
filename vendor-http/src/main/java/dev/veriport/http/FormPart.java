package dev.veriport.http;

import dev.veriport.http.image.CleanImage;

/** A part of a {@code multipart/form-data} body (RFC 7578). */
sealed interface FormPart {
    String name();

    record Text(String name, String text) implements FormPart {}

    record Image(String name, CleanImage image) implements FormPart {}
}
