package dev.veriport.http.image;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.OptionalInt;

/** Reads and writes one tag of Exif (CIPA DC-008, TIFF 6.0): the orientation. */
final class Exif {
    private static final byte[] NAME = "Exif\0".getBytes(US_ASCII);
    private static final int ENTRY = 12;
    private static final int ORIENTATION = 0x0112;

    private Exif() {}

    /**
     * The orientation of the main image, of any integer type of TIFF.
     *
     * @param block a TIFF file, with or without the {@code Exif} prefix that JPEG has
     * @return the number as written; 0 when the tag has another type; empty when there is no tag
     */
    static OptionalInt orientation(byte[] block) {
        boolean isNamed = block.length > NAME.length && Arrays.equals(block, 0, NAME.length, NAME, 0, NAME.length);
        Tiff tiff = new Tiff(block, isNamed ? NAME.length + 1 : 0);
        if (!tiff.isTiff()) {
            return OptionalInt.empty();
        }
        long directory = tiff.number(4, 4);
        long entries = tiff.number(directory, 2);
        for (long i = 0; i < entries; i++) {
            long entry = directory + 2 + i * ENTRY;
            if (tiff.number(entry, 2) == ORIENTATION) {
                return value(tiff, entry);
            }
        }
        return OptionalInt.empty();
    }

    /** Reads a single value, which is left-aligned in the entry itself. */
    private static OptionalInt value(Tiff tiff, long entry) {
        int bytes =
                switch ((int) tiff.number(entry + 2, 2)) {
                    case 1, 6 -> 1;
                    case 3, 8 -> 2;
                    case 4, 9 -> 4;
                    default -> 0;
                };
        boolean isOne = bytes > 0 && tiff.number(entry + 4, 4) == 1;
        return OptionalInt.of(isOne ? (int) tiff.number(entry + 8, bytes) : 0);
    }

    /** A TIFF file with only the orientation. */
    static byte[] tiff(int orientation) {
        return new byte[] {
            'M',
            'M',
            0,
            42, // big-endian
            0,
            0,
            0,
            8, // offset of its directory
            0,
            1, // one entry
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1, // orientation, type short, one value
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0 // no further directory
        };
    }

    /** Reads numbers in a TIFF file; outside the file they are zero. */
    private record Tiff(byte[] block, int start) {
        boolean isTiff() {
            return block.length >= start + 8
                    && (block[start] == 'I' || block[start] == 'M')
                    && block[start] == block[start + 1]
                    && number(2, 2) == 42;
        }

        long number(long offset, int bytes) {
            long from = start + offset;
            if (from + bytes > block.length) {
                return 0;
            }
            long value = 0;
            for (int i = 0; i < bytes; i++) {
                int at = (int) from + (block[start] == 'I' ? bytes - 1 - i : i);
                value = value << 8 | (block[at] & 0xFF);
            }
            return value;
        }
    }
}
