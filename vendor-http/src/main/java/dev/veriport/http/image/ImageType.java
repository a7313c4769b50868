package dev.veriport.http.image;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What vendors take; told by the first bytes, never by a file's name. */
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

    /** Reads the first bytes. */
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

    /** What of the image leaves. */
    List<Piece> pieces(ImageScanner behindTheFirstBytes) throws IOException {
        return this == JPEG ? JpegPieces.of(behindTheFirstBytes) : PngPieces.of(behindTheFirstBytes);
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
