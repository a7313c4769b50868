package dev.veriport.http;

import dev.veriport.http.image.CleanImage;

/** A part of a form that is sent as {@code multipart/form-data} (RFC 7578). */
sealed interface FormPart {
    String name();

    record Text(String name, String text) implements FormPart {}

    record Image(String name, CleanImage image) implements FormPart {}
}
