package dev.veriport.http.image;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.veriport.http.image.Orientation.Place;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.OptionalInt;

/**
 * Reads a JPEG (ITU-T T.81, annex B) and writes only the segments that draw the image: frames, scans, their tables,
 * colour profiles, the density of JFIF and Adobe's colour transform. It drops everything else: thumbnails, comments,
 * other segments, bytes between segments, and bytes after the end of the image, where phones store videos and further
 * images. Stray bytes are skipped, as libjpeg does.
 */
final class JpegWalk {
    private static final int SEGMENT = 0xFF00;
    private static final int FIRST_OF_FRAMES = 0xC0;
    private static final int EXTENSION = 0xC8;
    private static final int FIRST_RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;
    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int NUMBER_OF_LINES = 0xDC;
    private static final int LAST_OF_FRAMES = 0xDF;
    private static final int JFIF = 0xE0;
    private static final int EXIF_OR_XMP = 0xE1;
    private static final int COLOUR_PROFILE = 0xE2;
    private static final int ADOBE = 0xEE;

    private static final byte[] JFIF_NAME = "JFIF\0".getBytes(US_ASCII);
    private static final byte[] EXIF_NAME = "Exif\0".getBytes(US_ASCII);
    private static final byte[] XMP_NAME = "http://ns.adobe.com/xap/1.0/\0".getBytes(US_ASCII);
    private static final byte[] PROFILE_NAME = "ICC_PROFILE\0".getBytes(US_ASCII);
    private static final byte[] ADOBE_NAME = "Adobe".getBytes(US_ASCII);

    /** In bytes: name, version, unit and densities. The thumbnail's size and the thumbnail follow. */
    private static final int JFIF_DENSITY = 12;

    private static final int THUMBNAIL_SIZE = 2;

    /** In bytes: name, version, flags and the colour transform. */
    private static final int ADOBE_TRANSFORM = 12;

    private final ImageScanner image;
    private final OutputStream out;
    private final byte[] exif;
    private final Orientation orientation = new Orientation();
    private boolean exifWritten;
    private boolean scanSeen;

    private JpegWalk(ImageScanner behindStart, OutputStream out, byte[] exif) {
        this.image = behindStart;
        this.out = out;
        this.exif = exif;
    }

    /**
     * Writes the image.
     *
     * @param exif a segment to write after the first; empty for none
     * @return the orientation in the image's metadata
     */
    static OptionalInt write(ImageScanner behindStart, OutputStream out, byte[] exif) throws IOException {
        JpegWalk walk = new JpegWalk(behindStart, out, exif);
        walk.write(SEGMENT | START_OF_IMAGE);
        int marker = walk.nextMarker();
        while (marker != END_OF_IMAGE) {
            marker = walk.segment(marker);
        }
        walk.writeExif();
        walk.write(SEGMENT | END_OF_IMAGE);
        return walk.orientation.found();
    }

    /** An Exif segment with only the orientation. */
    static byte[] exif(int orientation) {
        byte[] tiff = Exif.tiff(orientation);
        return ByteBuffer.allocate(4 + EXIF_NAME.length + 1 + tiff.length)
                .putShort((short) (SEGMENT | EXIF_OR_XMP))
                .putShort((short) (2 + EXIF_NAME.length + 1 + tiff.length))
                .put(EXIF_NAME)
                .put((byte) 0)
                .put(tiff)
                .array();
    }

    /** Reads the next marker; skips stray bytes and fill bytes (FF) before it. */
    private int nextMarker() throws IOException {
        int marker = 0;
        while (marker == 0) {
            image.skipPastFF();
            marker = image.read();
            while (marker == 0xFF) {
                marker = image.read();
            }
        }
        return marker;
    }

    /** Reads the marker's segment; returns the next marker. */
    private int segment(int marker) throws IOException {
        if (marker == START_OF_IMAGE) {
            throw new UnfitImageException("is a damaged JPEG: send another"); // a second start inside the image
        }
        if (marker < FIRST_OF_FRAMES || isRestart(marker)) {
            return nextMarker();
        }
        if (marker != JFIF) { // JFIF must be the first segment
            writeExif();
        }
        int length = (int) Math.max(0, image.readUnsigned(2) - 2);
        if (isPicture(marker, length)) {
            copy(marker, length);
        } else {
            application(marker, length);
        }
        return marker == START_OF_SCAN ? scan() : nextMarker();
    }

    private static boolean isRestart(int marker) {
        return marker >= FIRST_RESTART && marker <= LAST_RESTART;
    }

    /**
     * Frames, scans and tables. DNL only with its fixed length: readers skip a longer one, so it could contain any
     * data.
     */
    private static boolean isPicture(int marker, int length) {
        return marker <= LAST_OF_FRAMES && marker != EXTENSION && (marker != NUMBER_OF_LINES || length == 2);
    }

    private void application(int marker, int length) throws IOException {
        if (marker == JFIF && length >= JFIF_DENSITY + THUMBNAIL_SIZE && image.isNext(JFIF_NAME)) {
            shorten(marker, length, JFIF_DENSITY, THUMBNAIL_SIZE);
        } else if (marker == ADOBE && length >= ADOBE_TRANSFORM && image.isNext(ADOBE_NAME)) {
            shorten(marker, length, ADOBE_TRANSFORM, 0);
        } else if (marker == COLOUR_PROFILE && isNamed(PROFILE_NAME, length)) {
            copy(marker, length);
        } else if (marker == EXIF_OR_XMP && !scanSeen && isUnreadAt(Place.EXIF, EXIF_NAME, length)) {
            orientation.take(Place.EXIF, image.read(length));
        } else if (marker == EXIF_OR_XMP && !scanSeen && isUnreadAt(Place.XMP, XMP_NAME, length)) {
            orientation.take(Place.XMP, image.read(length));
        } else {
            image.skip(length);
        }
    }

    private boolean isUnreadAt(Place place, byte[] name, int length) throws IOException {
        return orientation.isUnread(place) && isNamed(name, length);
    }

    private boolean isNamed(byte[] name, int length) throws IOException {
        return length >= name.length && image.isNext(name);
    }

    private void copy(int marker, int length) throws IOException {
        writeHead(marker, length);
        image.copy(length, out);
    }

    /** Writes the first bytes of a segment, then zeros; drops the rest. */
    private void shorten(int marker, int length, int copied, int zeros) throws IOException {
        writeHead(marker, copied + zeros);
        image.copy(copied, out);
        for (int i = 0; i < zeros; i++) {
            out.write(0);
        }
        image.skip(length - copied);
    }

    /** Copies a scan. In a scan, FF 00 and restart markers are data, and so is any FF that begins no segment. */
    private int scan() throws IOException {
        scanSeen = true;
        while (true) {
            image.copyToFF(out);
            int fill = 0;
            int marker = image.read();
            while (marker == 0xFF) {
                fill++;
                marker = image.read();
            }
            if (marker >= FIRST_OF_FRAMES && !isRestart(marker)) {
                return marker;
            }
            for (int i = 0; i < fill; i++) {
                out.write(0xFF);
            }
            write(SEGMENT | marker);
        }
    }

    private void writeExif() throws IOException {
        if (!exifWritten) {
            out.write(exif);
        }
        exifWritten = true;
    }

    private void writeHead(int marker, int length) throws IOException {
        write(SEGMENT | marker);
        write(length + 2);
    }

    private void write(int twoBytes) throws IOException {
        out.write(twoBytes >> 8);
        out.write(twoBytes);
    }
}
