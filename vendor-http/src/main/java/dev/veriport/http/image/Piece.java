package dev.veriport.http.image;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** A part of an image that leaves: taken from its source, or made here. */
sealed interface Piece {
    long length();

    /**
     * Writes it.
     *
     * @param at how much of the source was read already
     * @return how much of it is read then
     */
    long write(InputStream source, long at, OutputStream out) throws IOException;

    /** From one place of the source up to another. */
    record Taken(long from, long to) implements Piece {
        private static final int AT_ONCE = 32 * 1024;

        @Override
        public long length() {
            return to - from;
        }

        @Override
        public long write(InputStream source, long at, OutputStream out) throws IOException {
            source.skipNBytes(from - at);
            byte[] buffer = new byte[AT_ONCE];
            long left = to - from;
            while (left > 0) {
                int read = source.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new EOFException("an image became shorter while it was being sent");
                }
                out.write(buffer, 0, read);
                left -= read;
            }
            return to;
        }
    }

    /** Bytes of ours. */
    record Made(byte[] bytes) implements Piece {
        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public long write(InputStream source, long at, OutputStream out) throws IOException {
            out.write(bytes);
            return at;
        }

        @Override
        public String toString() {
            return "Made" + Arrays.toString(bytes);
        }
    }
}
