package dev.veriport.http.image;

import java.io.IOException;

/** An image that cannot be sent. The message says why and what to do. */
final class UnfitImageException extends IOException {
    UnfitImageException(String what) {
        super(what);
    }
}
