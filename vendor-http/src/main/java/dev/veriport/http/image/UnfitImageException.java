package dev.veriport.http.image;

import java.io.IOException;

/** An image that is not to be sent; the message says what is wrong with it and what to do. */
final class UnfitImageException extends IOException {
    UnfitImageException(String what) {
        super(what);
    }
}
