package dev.veriport.http.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class ImageScannerTest {
    /** More than two buffers of the scanner. */
    private static final int SIZE = 150_000;

    private final Random random = new Random(7);

    @Test
    @DisplayName(
            "every FF is found wherever it is, but for those that a byte below 80 follows, and what is before it is copied")
    void finds() throws IOException {
        for (int density : new int[] {1, 3, 50, 1_000, 70_000}) {
            byte[] bytes = bytes(density);
            ImageScanner scanner = new ImageScanner(new ByteArrayInputStream(bytes), SIZE);
            int from = 0;
            while (hasMore(bytes, from)) {
                ByteArrayOutputStream copied = new ByteArrayOutputStream();
                scanner.copyToFF(copied);
                int found = from + copied.size();
                assertThat(bytes[found]).isEqualTo((byte) 0xFF);
                assertThat(copied.toByteArray()).isEqualTo(Arrays.copyOfRange(bytes, from, found));
                for (int i = from; i < found; i++) {
                    assertThat(mayBeMarker(bytes, i)).isFalse();
                }
                from = found + 1;
            }
        }
    }

    @Test
    @DisplayName("what comes next is told across the edges of buffers and of reads, and is read afterwards")
    void looks_ahead() throws IOException {
        byte[] bytes = new byte[SIZE];
        random.nextBytes(bytes);
        for (int most : new int[] {1, 7, SIZE}) {
            ImageScanner scanner = new ImageScanner(new DrippingStream(bytes, most), SIZE);
            for (int at = 0; at < SIZE - 29; at += 23) {
                assertThat(scanner.isNext(Arrays.copyOfRange(bytes, at, at + 29)))
                        .isTrue();
                assertThat(scanner.isNext(new byte[29])).isFalse();
                assertThat(scanner.read(23)).isEqualTo(Arrays.copyOfRange(bytes, at, at + 23));
            }
            assertThat(scanner.isNext(new byte[64])).isFalse();
        }
    }

    /** Gives only so many bytes at once. */
    private static final class DrippingStream extends FilterInputStream {
        private final int most;

        DrippingStream(byte[] bytes, int most) {
            super(new ByteArrayInputStream(bytes));
            this.most = most;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return super.read(into, from, Math.min(most, length));
        }
    }

    private static boolean hasMore(byte[] bytes, int from) {
        for (int i = from; i < bytes.length - 1; i++) {
            if (mayBeMarker(bytes, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayBeMarker(byte[] bytes, int at) {
        return bytes[at] == (byte) 0xFF && (bytes[at + 1] & 0x80) != 0;
    }

    /** One in so many is FF, the others are those that are most like it, or like what may follow. */
    private byte[] bytes(int density) {
        byte[] bytes = new byte[SIZE];
        for (int i = 0; i < SIZE; i++) {
            boolean wanted = random.nextInt(density) == 0;
            bytes[i] = (byte) (wanted ? 0xFF : new int[] {0, 0, 1, 0x7F, 0x80, 0xFE}[random.nextInt(6)]);
        }
        return bytes;
    }
}
