package dev.veriport.http.image;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * A JPEG without its metadata (ITU-T T.81, annex B): of the application segments only JFIF, Adobe's colour transform and
 * colour profiles stay, comments go, and so does whatever follows the end of the image, where telephones put films and
 * further pictures. Of Exif the orientation stays, in an Exif segment of its own.
 */
final class JpegPieces {
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int FIRST_RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;
    private static final int TEMPORARY = 0x01;
    private static final int COMMENT = 0xFE;
    private static final int FIRST_APPLICATION = 0xE0;
    private static final int LAST_APPLICATION = 0xEF;
    private static final int EXIF = 0xE1;

    private final ImageScanner image;
    private final Kept kept = new Kept();

    private JpegPieces(ImageScanner image) {
        this.image = image;
    }

    static List<Piece> of(ImageScanner behindStart) throws IOException {
        JpegPieces jpeg = new JpegPieces(behindStart);
        jpeg.kept.take(0, behindStart.position());
        int marker = jpeg.marker();
        while (marker != END_OF_IMAGE) {
            marker = jpeg.segment(marker);
        }
        jpeg.kept.take(behindStart.position() - 2, behindStart.position());
        return jpeg.kept.pieces();
    }

    /** Any number of FF may stand before a marker. */
    private int marker() throws IOException {
        if (image.read() != 0xFF) {
            throw new UnfitImageException("is a damaged JPEG: send another");
        }
        int marker = image.read();
        while (marker == 0xFF) {
            marker = image.read();
        }
        return marker;
    }

    /** Goes past what the marker begins; gives the next marker. */
    private int segment(int marker) throws IOException {
        long start = image.position() - 2;
        if (isAlone(marker)) {
            kept.take(start, image.position());
            return marker();
        }
        int length = (int) image.readUnsigned(2) - 2;
        if (length < 0) {
            throw new UnfitImageException("is a damaged JPEG: send another");
        }
        if (marker >= FIRST_APPLICATION && marker <= LAST_APPLICATION) {
            application(marker, start, image.read(length));
            return marker();
        }
        image.skip(length);
        if (marker != COMMENT) {
            kept.take(start, image.position());
        }
        return marker == START_OF_SCAN ? scan() : marker();
    }

    private void application(int marker, long start, byte[] content) {
        if (marker == EXIF) {
            Exif.orientation(content).ifPresent(turned -> kept.make(Exif.segment(turned)));
        } else if (isAboutColour(marker, content)) {
            kept.take(start, image.position());
        }
    }

    private static boolean isAboutColour(int marker, byte[] content) {
        return switch (marker) {
            case 0xE0 -> begins(content, "JFIF\0");
            case 0xE2 -> begins(content, "ICC_PROFILE\0");
            case 0xEE -> begins(content, "Adobe");
            default -> false;
        };
    }

    private static boolean begins(byte[] content, String with) {
        byte[] start = with.getBytes(US_ASCII);
        return content.length >= start.length && Arrays.equals(content, 0, start.length, start, 0, start.length);
    }

    private static boolean isAlone(int marker) {
        return marker == TEMPORARY || (marker >= FIRST_RESTART && marker <= LAST_RESTART);
    }

    /** In a scan FF 00 is data and restarts belong to it; any other marker ends it. */
    private int scan() throws IOException {
        long start = image.position();
        while (true) {
            image.skipPastFF();
            int marker = image.read();
            while (marker == 0xFF) {
                marker = image.read();
            }
            if (marker != 0 && !isAlone(marker)) {
                kept.take(start, image.position() - 2);
                return marker;
            }
        }
    }
}
