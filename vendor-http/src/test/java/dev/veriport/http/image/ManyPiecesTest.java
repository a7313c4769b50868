package dev.veriport.http.image;

import static dev.veriport.http.image.Cleaning.LIMIT;
import static dev.veriport.http.image.Cleaning.bytes;
import static dev.veriport.http.image.Cleaning.concat;
import static dev.veriport.http.image.Cleaning.hex;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** D3: an image of 5 MiB is cleaned in as much memory whatever it is made of. */
final class ManyPiecesTest {
    /** Of memory, in bytes: two buffers and what the first metadata of each kind takes; a tenth of one byte a byte. */
    private static final long ENOUGH = LIMIT / 10;

    private static final byte[] JPEG = Jpeg.picture("jpeg", 64, 48);
    private static final byte[] PNG = Jpeg.picture("png", 64, 48);

    @ParameterizedTest
    @ValueSource(strings = {"tEXt", "zTXt", "iTXt", "tIME", "prVt", "eXIf", "IDAT", "pHYs"})
    @DisplayName("D3: a PNG of empty IDATs and something else in turn")
    void png(String type) throws IOException {
        byte[] pair = concat(Png.chunk("IDAT", new byte[0]), Png.chunk(type, new byte[0]));

        assertSmall(filled(PNG, Png.HEAD, pair));
    }

    @ParameterizedTest(name = "{0}{1}")
    @CsvSource({"tEXt, Comment", "tEXt, XML:com.adobe.xmp", "zTXt, Raw profile type exif", "iTXt, Raw profile type APP1"
    })
    @DisplayName("D3: a PNG of texts with keys")
    void png_texts(String type, String key) throws IOException {
        assertSmall(filled(PNG, Png.HEAD, Png.chunk(type, key + "\0")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fffe0002ffdb0002",
                "ffe00002",
                "ffe10002",
                "ffe20002",
                "ffee0002",
                "ffdd00040000",
                "ffd0",
                "ff01",
                "47",
                "ff00",
                "ff"
            })
    @DisplayName("D3: a JPEG of tiny segments, of markers and of stray bytes")
    void jpeg(String piece) throws IOException {
        assertSmall(filled(JPEG, Jpeg.HEAD, hex(piece)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Exif\0\0",
                "http://ns.adobe.com/xap/1.0/\0",
                "ICC_PROFILE\0\1\1",
                "JFIF\0\1\2\0\0\1\0\1\2\2GPS",
                "Adobe1234567GPS"
            })
    @DisplayName("D3: a JPEG of segments that are looked into")
    void jpeg_metadata(String content) throws IOException {
        for (int marker : new int[] {0xE0, 0xE1, 0xE2, 0xEE}) {
            assertSmall(filled(JPEG, Jpeg.HEAD, Jpeg.segment(marker, bytes(content))));
        }
    }

    @Test
    @DisplayName("D3: a JPEG of scans and comments in turn, and one of restarts")
    void jpeg_scans() throws IOException {
        assertSmall(filled(JPEG, JPEG.length - 2, hex("ffda00024711fffe000347")));
        assertSmall(filled(JPEG, JPEG.length - 2, hex("ffd04711")));
        assertSmall(filled(JPEG, JPEG.length - 2, hex("ffff00ff02")));
    }

    /** The image with one piece over and over in it, up to the limit. */
    private static byte[] filled(byte[] image, int at, byte[] piece) {
        int pieces = (int) (LIMIT - image.length) / piece.length;
        byte[] filled = new byte[image.length + pieces * piece.length];
        System.arraycopy(image, 0, filled, 0, at);
        for (int i = 0; i < pieces; i++) {
            System.arraycopy(piece, 0, filled, at + i * piece.length, piece.length);
        }
        System.arraycopy(image, at, filled, at + pieces * piece.length, image.length - at);
        return filled;
    }

    private static void assertSmall(byte[] image) throws IOException {
        long before = allocated();
        Cleaning.image(image).writeTo(OutputStream.nullOutputStream());
        assertThat(allocated() - before).as("allocated bytes").isLessThan(ENOUGH);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
