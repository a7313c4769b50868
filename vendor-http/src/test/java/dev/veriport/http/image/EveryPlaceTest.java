package dev.veriport.http.image;

import static dev.veriport.http.image.Cleaning.bytes;
import static dev.veriport.http.image.Cleaning.cleaned;
import static dev.veriport.http.image.Cleaning.concat;
import static dev.veriport.http.image.Cleaning.hex;
import static dev.veriport.http.image.Cleaning.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** D2: metadata at every place of a file where it can be. */
final class EveryPlaceTest {
    private static final byte[] PLACE = bytes("GPS-47.3769-8.5417");
    private static final int BUFFER = 64 * 1024;

    @ParameterizedTest
    @ValueSource(ints = {0xE1, 0xE2, 0xED, 0xFE})
    @DisplayName(
            "D2: before each segment of a progressive JPEG, between its scans and behind its end, metadata stays behind")
    void progressive(int marker) throws IOException {
        byte[] jpeg = JpegKinds.progressive();
        Matcher boundary = Pattern.compile("\u00ff[\u00c0-\u00cf\u00d9-\u00fe]").matcher(text(jpeg));
        int scans = 0;
        while (boundary.find()) {
            scans += jpeg[boundary.start() + 1] == (byte) 0xDA ? 1 : 0;
            assertThat(cleaned(inserted(jpeg, boundary.start(), Jpeg.segment(marker, PLACE))))
                    .as("at %d", boundary.start())
                    .isEqualTo(jpeg);
        }

        assertThat(scans).isGreaterThan(2);
        assertThat(cleaned(concat(jpeg, Jpeg.segment(marker, PLACE)))).isEqualTo(jpeg);
    }

    @Test
    @DisplayName("D2: between the restarts of a scan metadata stays behind")
    void restarts() throws IOException {
        byte[] jpeg = JpegKinds.withRestarts();
        Matcher restart = Pattern.compile("\u00ff[\u00d0-\u00d7]").matcher(text(jpeg));
        int restarts = 0;
        while (restart.find()) {
            restarts++;
            byte[] cleaned = cleaned(inserted(jpeg, restart.end(), Jpeg.segment(0xFE, PLACE)));
            assertThat(text(cleaned)).doesNotContain("GPS");
        }

        assertThat(restarts).isGreaterThan(2);
    }

    @Test
    @DisplayName("D2: metadata stays behind wherever it begins in a buffer, and however many FFs are before it")
    void edges() throws IOException {
        for (int before = BUFFER - 48; before < BUFFER + 16; before++) {
            for (String fill : new String[] {"", "ff", "fefe", "ff00", "ff7f", "fffe0004fefe"}) {
                byte[] scan = new byte[before];
                Arrays.fill(scan, (byte) 0xFE);
                byte[] start = concat(hex("ffd8ffda0002"), scan);
                byte[] cleaned = cleaned(concat(start, hex(fill), Jpeg.segment(0xFE, PLACE), hex("ffd9")));

                assertThat(text(cleaned)).doesNotContain("GPS").endsWith("\u00ff\u00d9");
                assertThat(Arrays.copyOf(cleaned, start.length)).isEqualTo(start);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tEXt", "zTXt", "iTXt", "eXIf", "tIME", "prVt"})
    @DisplayName("D2: before each chunk of a PNG and behind its end, metadata stays behind")
    void png(String type) throws IOException {
        byte[] png = Jpeg.picture("png", 64, 48);
        byte[] chunk = Png.chunk(type, text(PLACE));
        int at = 8;
        while (at < png.length) {
            assertThat(cleaned(inserted(png, at, chunk))).as("at %d", at).isEqualTo(png);
            at += 12 + ByteBuffer.wrap(png).getInt(at);
        }

        assertThat(cleaned(concat(png, chunk))).isEqualTo(png);
    }

    private static byte[] inserted(byte[] image, int at, byte[] more) {
        return concat(Arrays.copyOf(image, at), more, Arrays.copyOfRange(image, at, image.length));
    }
}
