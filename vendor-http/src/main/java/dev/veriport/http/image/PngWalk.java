package dev.veriport.http.image;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.veriport.http.image.Orientation.Place;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.zip.CRC32;

/**
 * Reads a PNG (W3C, third edition) and writes only the chunks that draw the image. It drops texts, time, Exif,
 * animations and bytes after the end, and any chunk that is longer than its type allows.
 */
final class PngWalk {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int CHECKSUM = 4;

    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454E44;
    private static final int EXIF = 0x65584966;
    private static final int LATIN_TEXT = 0x74455874;
    private static final int COMPRESSED_TEXT = 0x7A545874;
    private static final int INTERNATIONAL_TEXT = 0x69545874;

    private static final Map<Place, byte[]> KEYS = Map.of(
            Place.EXIF_IN_TEXT, "Raw profile type exif\0".getBytes(US_ASCII),
            Place.SEGMENT_IN_TEXT, "Raw profile type APP1\0".getBytes(US_ASCII),
            Place.XMP, "XML:com.adobe.xmp\0".getBytes(US_ASCII));

    private static final Place[] PLACES = Place.values();

    /** In bytes: the maximum of metadata that is read for an orientation, as in common readers. */
    private static final int MAX_METADATA = 1024 * 1024;

    private final ImageScanner image;
    private final OutputStream out;
    private final Orientation orientation = new Orientation();

    private PngWalk(ImageScanner behindSignature, OutputStream out) {
        this.image = behindSignature;
        this.out = out;
    }

    /**
     * Writes the image.
     *
     * @param exif a chunk to write before the image data; empty for none
     * @return the orientation in the image's metadata
     */
    static OptionalInt write(ImageScanner behindSignature, OutputStream out, byte[] exif) throws IOException {
        PngWalk walk = new PngWalk(behindSignature, out);
        out.write(SIGNATURE);
        boolean exifWritten = false;
        int type = 0;
        while (type != IEND) {
            long length = behindSignature.readUnsigned(4);
            type = (int) behindSignature.readUnsigned(4);
            if (!exifWritten && (type == IDAT || type == IEND)) {
                out.write(exif);
                exifWritten = true;
            }
            walk.pass(type, length);
        }
        out.write(chunk(IEND, new byte[0]));
        return walk.orientation.found();
    }

    /** An Exif chunk with only the orientation. */
    static byte[] exif(int orientation) {
        return chunk(EXIF, Exif.tiff(orientation));
    }

    private static byte[] chunk(int type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length);
        chunk.putInt(data.length).putInt(type).put(data);
        CRC32 checksum = new CRC32();
        checksum.update(chunk.array(), 4, 4 + data.length);
        return chunk.putInt((int) checksum.getValue()).array();
    }

    private void pass(int type, long length) throws IOException {
        if (length <= maxLength(type)) {
            write((int) length);
            write(type);
            image.copy(length + CHECKSUM, out);
        } else {
            image.skip(length - readMetadata(type, length) + CHECKSUM);
        }
    }

    /** The maximum length in bytes of a chunk that draws the image; -1 for any other chunk. */
    private static long maxLength(int type) {
        return switch (type) {
            case 0x49484452 -> 13; // IHDR
            case 0x504C5445 -> 3 * 256; // PLTE
            case IDAT, 0x69434350 -> Integer.MAX_VALUE; // and iCCP
            case 0x74524E53 -> 256; // tRNS
            case 0x67414D41 -> 4; // gAMA
            case 0x6348524D -> 32; // cHRM
            case 0x73524742 -> 1; // sRGB
            case 0x63494350 -> 4; // cICP
            case 0x6D444356 -> 24; // mDCV
            case 0x634C4C49 -> 8; // cLLI
            case 0x73424954 -> 4; // sBIT
            case 0x70485973 -> 9; // pHYs
            case 0x624B4744 -> 6; // bKGD
            default -> -1;
        };
    }

    /** Returns how many bytes were read. */
    private int readMetadata(int type, long length) throws IOException {
        for (Place place : PLACES) {
            if (orientation.isUnread(place) && isAt(place, type, length)) {
                byte[] chunk = image.read((int) Math.min(length, MAX_METADATA));
                orientation.take(place, place == Place.EXIF ? chunk : text(type, chunk));
                return chunk.length;
            }
        }
        return 0;
    }

    private boolean isAt(Place place, int type, long length) throws IOException {
        if (place == Place.EXIF) {
            return type == EXIF;
        }
        boolean isText = type == LATIN_TEXT || type == COMPRESSED_TEXT || type == INTERNATIONAL_TEXT;
        byte[] key = Objects.requireNonNull(KEYS.get(place), "a key for each place in a text");
        return isText && length >= key.length && image.isNext(key);
    }

    private static byte[] text(int type, byte[] chunk) {
        return switch (type) {
            case LATIN_TEXT -> PngText.latin(chunk);
            case COMPRESSED_TEXT -> PngText.compressed(chunk, MAX_METADATA);
            default -> PngText.international(chunk, MAX_METADATA);
        };
    }

    private void write(int fourBytes) throws IOException {
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(fourBytes >> shift);
        }
    }
}
