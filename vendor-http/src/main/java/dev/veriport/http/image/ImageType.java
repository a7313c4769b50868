package dev.veriport.http.image;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.OptionalInt;

/** The image types that vendors accept, detected by the first bytes, never by a file name. */
enum ImageType {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png");

    private static final int JPEG_START = 0xFFD8;
    private static final int PNG_START = 0x8950;
    private static final long PNG_REST = 0x4E470D0A1A0AL;

    private final String contentType;
    private final String extension;

    ImageType(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    /** Reads the first bytes and detects the type. */
    static ImageType of(ImageScanner image) throws IOException {
        long start = image.readUnsigned(2);
        if (start == JPEG_START) {
            return JPEG;
        }
        if (start == PNG_START && image.readUnsigned(6) == PNG_REST) {
            return PNG;
        }
        throw new UnfitImageException("is neither JPEG nor PNG: convert it");
    }

    /**
     * Writes the image without metadata.
     *
     * @param exif to insert, from {@link #exif}; empty for none
     * @return the orientation in the image's metadata
     */
    OptionalInt write(ImageScanner behindTheFirstBytes, OutputStream out, byte[] exif) throws IOException {
        return this == JPEG
                ? JpegWalk.write(behindTheFirstBytes, out, exif)
                : PngWalk.write(behindTheFirstBytes, out, exif);
    }

    /** Exif with only the orientation. */
    byte[] exif(int orientation) {
        return this == JPEG ? JpegWalk.exif(orientation) : PngWalk.exif(orientation);
    }

    String contentType() {
        return contentType;
    }

    String extension() {
        return extension;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
