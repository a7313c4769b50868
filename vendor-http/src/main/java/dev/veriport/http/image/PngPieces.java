package dev.veriport.http.image;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** A PNG (W3C, third edition) with the chunks that draw it, and no others: no texts, no time, no Exif. */
final class PngPieces {
    private static final Set<String> DRAWING =
            Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "pHYs", "bKGD");

    private PngPieces() {}

    static List<Piece> of(ImageScanner image) throws IOException {
        Kept kept = new Kept();
        kept.take(0, image.position());
        String type = "";
        while (!type.equals("IEND")) {
            long start = image.position();
            long length = image.readUnsigned(4);
            type = new String(image.read(4), US_ASCII);
            image.skip(length + 4); // and its checksum
            if (DRAWING.contains(type)) {
                kept.take(start, image.position());
            }
        }
        return kept.pieces();
    }
}
