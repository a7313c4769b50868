package dev.veriport.http.image;

import java.util.Arrays;
import java.util.OptionalInt;

/** What there is to Exif here (CIPA DC-008): the tag that says how the picture is to be turned. */
final class Exif {
    private static final byte[] START = {'E', 'x', 'i', 'f', 0, 0};
    private static final int ENTRY = 12;
    private static final int ORIENTATION = 0x0112;

    private Exif() {}

    /**
     * From 2 to 8; nothing where the picture stands upright, or nobody knows.
     *
     * @param segment its content
     */
    static OptionalInt orientation(byte[] segment) {
        if (segment.length < 16 || !Arrays.equals(segment, 0, START.length, START, 0, START.length)) {
            return OptionalInt.empty();
        }
        Tiff tiff = new Tiff(segment, segment[START.length] == 'I');
        long directory = tiff.number(4, 4);
        int entries = tiff.number(directory, 2);
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + (long) i * ENTRY;
            if (tiff.number(entry, 2) == ORIENTATION) {
                int turned = tiff.number(entry + 8, 2);
                return turned >= 2 && turned <= 8 ? OptionalInt.of(turned) : OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }

    /** A whole segment with this one entry, big-endian. */
    static byte[] segment(int orientation) {
        byte[] segment = {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0, // marker and length
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8, // the directory is behind this head
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0, // one entry: one short
            0,
            0,
            0,
            0 // no other directory
        };
        return segment;
    }

    /** Numbers in the TIFF within a segment; what lies outside is zero. */
    private record Tiff(byte[] segment, boolean littleEndian) {
        int number(long offset, int bytes) {
            long from = offset + START.length;
            if (offset < 0 || from + bytes > segment.length) {
                return 0;
            }
            int value = 0;
            for (int i = 0; i < bytes; i++) {
                int at = (int) from + (littleEndian ? bytes - 1 - i : i);
                value = (value << 8) | (segment[at] & 0xFF);
            }
            return value;
        }
    }
}
