package dev.veriport.http.image;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads an image once, sequentially, with a buffer of 64 KiB. Skipping and copying need no further memory. */
final class ImageScanner {
    private static final int BUFFER = 64 * 1024;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101_0101_0101_0101L;
    private static final long HIGHEST_BITS = EACH << 7;

    private final InputStream in;
    private final long atMost;
    private final byte[] buffer = new byte[BUFFER];
    private final OutputStream discard = OutputStream.nullOutputStream();
    private int next;
    private int end;
    private long before;

    ImageScanner(InputStream in, long atMost) {
        this.in = in;
        this.atMost = atMost;
    }

    /** @throws EOFException at the end */
    int read() throws IOException {
        if (next == end) {
            fill();
        }
        return buffer[next++] & 0xFF;
    }

    /** Reads a big-endian number, as in JPEG and PNG. */
    long readUnsigned(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | read();
        }
        return value;
    }

    byte[] read(int count) throws IOException {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) read();
        }
        return bytes;
    }

    /** Whether these bytes come next; does not consume them. */
    boolean isNext(byte[] expected) throws IOException {
        while (end - next < expected.length) {
            if (!hasMore()) {
                return false;
            }
        }
        for (int i = 0; i < expected.length; i++) {
            if (buffer[next + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    void skip(long count) throws IOException {
        copy(count, discard);
    }

    void copy(long count, OutputStream out) throws IOException {
        long left = count;
        while (left > 0) {
            if (next == end) {
                fill();
            }
            int step = (int) Math.min(left, end - next);
            out.write(buffer, next, step);
            next += step;
            left -= step;
        }
    }

    /** Skips past the next FF that may begin a marker: one that a byte from 80 on follows. Others may be skipped. */
    void skipPastFF() throws IOException {
        copyToFF(discard);
    }

    /** Copies up to the next FF that may begin a marker, and consumes the FF. Others may be copied. */
    void copyToFF(OutputStream out) throws IOException {
        while (true) {
            int found = nextCandidate();
            while (found < end && buffer[found] != (byte) 0xFF) {
                found++;
            }
            out.write(buffer, next, found - next);
            next = found;
            if (next < end) {
                next++;
                return;
            }
            fill();
        }
    }

    private void fill() throws IOException {
        if (!hasMore()) {
            throw new EOFException("the image is truncated");
        }
    }

    /** Reads more bytes; unconsumed bytes stay in the buffer. */
    private boolean hasMore() throws IOException {
        System.arraycopy(buffer, next, buffer, 0, end - next);
        before += next;
        end -= next;
        next = 0;
        int read = in.read(buffer, end, buffer.length - end);
        end += Math.max(0, read);
        if (before + end > atMost) {
            throw new UnfitImageException("is larger than " + atMost + " bytes: make it smaller, or raise the limit");
        }
        return read > 0;
    }

    /** The offset of the next FF that a byte from 80 on follows, or of the last bytes, which are too few to test at once. */
    private int nextCandidate() {
        int at = next;
        while (at < end - 4 * Long.BYTES
                && ((hits(at) | hits(at + 8) | hits(at + 16) | hits(at + 24)) & HIGHEST_BITS) == 0) {
            at += 4 * Long.BYTES;
        }
        while (at < end - Long.BYTES) {
            long hits = hits(at) & HIGHEST_BITS;
            if (hits != 0) {
                return at + Long.numberOfTrailingZeros(hits) / Byte.SIZE;
            }
            at += Long.BYTES;
        }
        return at;
    }

    /**
     * Tests eight bytes and the ninth. The lowest of the highest bits that is set is that of the first FF that a byte from 80
     * on follows: one more than a byte lacks this bit only for FF, and for an FE that gets a carry from an FF before it.
     */
    private long hits(int at) {
        long eight = (long) EIGHT.get(buffer, at);
        return ~(eight + EACH) & eight & (long) EIGHT.get(buffer, at + 1);
    }
}
