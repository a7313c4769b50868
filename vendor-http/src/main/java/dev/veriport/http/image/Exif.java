package dev.veriport.http.image;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.OptionalInt;

/** What there is to Exif here (CIPA DC-008, TIFF 6.0): the tag that says how the picture is to be turned. */
final class Exif {
    private static final byte[] NAME = "Exif\0".getBytes(US_ASCII);
    private static final int ENTRY = 12;
    private static final int ORIENTATION = 0x0112;

    private Exif() {}

    /**
     * The orientation of the main picture, whatever number it is, in any of TIFF's types of whole numbers; zero where it is
     * something else, and nothing where it is not there.
     *
     * @param block a TIFF file, or one behind Exif's name as JPEG has it
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

    /** One value, which stands in the entry itself from its left. */
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

    /** A TIFF file with this one entry. */
    static byte[] tiff(int orientation) {
        return new byte[] {
            'M',
            'M',
            0,
            42, // big-endian
            0,
            0,
            0,
            8, // where its directory is
            0,
            1, // an entry
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1, // the orientation, one short
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0 // no other directory
        };
    }

    /** Numbers in a TIFF file; what lies outside is zero. */
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
