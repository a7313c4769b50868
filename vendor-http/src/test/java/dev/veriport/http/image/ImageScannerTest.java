package dev.veriport.http.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class ImageScannerTest {
    /** More than two buffers of the scanner. */
    private static final int SIZE = 150_000;

    private final Random random = new Random(7);

    @Test
    @DisplayName("a byte is found wherever it is, and no other is taken for it")
    void finds() throws IOException {
        for (int density : new int[] {1, 3, 50, 1_000, 70_000}) {
            byte[] bytes = bytes(density);
            ImageScanner scanner = new ImageScanner(new ByteArrayInputStream(bytes), SIZE);
            for (int i = 0; i < SIZE; i++) {
                if (bytes[i] == (byte) 0xFF) {
                    scanner.skipPast(0xFF);
                    assertThat(scanner.position()).isEqualTo(i + 1L);
                }
            }
            assertThatThrownBy(() -> scanner.skipPast(0xFF)).isInstanceOf(UnfitImageException.class);
        }
    }

    /** One in so many is FF, the others are those that are most like it. */
    private byte[] bytes(int density) {
        byte[] bytes = new byte[SIZE];
        for (int i = 0; i < SIZE; i++) {
            boolean wanted = random.nextInt(density) == 0;
            bytes[i] = (byte) (wanted ? 0xFF : new int[] {0, 1, 0x7F, 0x80, 0xFE}[random.nextInt(5)]);
        }
        return bytes;
    }
}
