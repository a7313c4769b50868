package dev.veriport.http.image;

import java.io.IOException;

/** The source of an image failed or changed. Carries no cause, because its message may contain a path. */
public final class UnreadableImageException extends IOException {
    UnreadableImageException() {
        super("an image could not be read");
    }
}
