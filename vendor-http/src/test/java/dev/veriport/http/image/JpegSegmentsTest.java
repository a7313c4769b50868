package dev.veriport.http.image;

import static dev.veriport.http.image.Cleaning.bytes;
import static dev.veriport.http.image.Cleaning.cleaned;
import static dev.veriport.http.image.Cleaning.concat;
import static dev.veriport.http.image.Cleaning.hex;
import static dev.veriport.http.image.Cleaning.image;
import static dev.veriport.http.image.Cleaning.pixels;
import static dev.veriport.http.image.Cleaning.text;
import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** D2, D5. */
final class JpegSegmentsTest {
    private static final byte[] JPEG = Jpeg.picture("jpeg", 64, 48);
    private static final byte[] PLACE = bytes("GPS-47.3769-8.5417");

    @Test
    @DisplayName("D2: of JFIF the version and the densities leave, its thumbnail stays behind, as it was found")
    void as_it_was_found() throws IOException {
        byte[] found = hex("ffd8ffe000134a46494600010200000100010101112233ffd9");

        assertThat(HexFormat.of().formatHex(cleaned(found)))
                .isEqualTo("ffd8" + "ffe000104a46494600" + "0102" + "00" + "00010001" + "0000" + "ffd9");
    }

    @Test
    @DisplayName("D2: no thumbnail of JFIF leaves, whatever its size, its form and its place")
    void thumbnails() throws IOException {
        byte[] jfif = Arrays.copyOfRange(JPEG, 6, 18); // up to the densities
        byte[] thumbnail = concat(jfif, new byte[] {40, 30}, new byte[40 * 30 * 3]);
        byte[] lying = concat(jfif, new byte[] {0, 0}, PLACE);
        byte[] rest = Arrays.copyOfRange(JPEG, Jpeg.HEAD, JPEG.length);
        byte[] extension = Jpeg.segment(0xE0, concat(bytes("JFXX\0\20"), JPEG));
        byte[] films = Jpeg.segment(0xE2, concat(bytes("MPF\0"), PLACE));

        for (byte[] first : new byte[][] {thumbnail, lying}) {
            assertThat(cleaned(concat(hex("ffd8"), Jpeg.segment(0xE0, first), rest)))
                    .isEqualTo(JPEG);
        }
        assertThat(cleaned(Jpeg.with(JPEG, extension))).isEqualTo(JPEG);
        assertThat(cleaned(concat(Jpeg.with(JPEG, films), JPEG))).isEqualTo(JPEG);
        assertThat(cleaned(concat(hex("ffd8"), Jpeg.segment(0xE0, bytes("JFIF\0\1\2 47N 8")), rest)))
                .isEqualTo(concat(hex("ffd8"), rest));
    }

    @Test
    @DisplayName("D2: of Adobe's segment the colour transform leaves, and nothing behind it")
    void adobe() throws IOException {
        byte[] adobe = hex("41646f6265" + "0064" + "0000" + "0000" + "01");

        assertThat(cleaned(Jpeg.with(JPEG, 0xEE, concat(adobe, PLACE)))).isEqualTo(Jpeg.with(JPEG, 0xEE, adobe));
        assertThat(cleaned(Jpeg.with(JPEG, 0xEE, bytes("Adobe 47N")))).isEqualTo(JPEG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "112233", "ff00", "ffff", "ff00ff", "ffd0", "ff01", "47505300ff00474d54ffffff"})
    @DisplayName("D5: bytes between segments are passed over to the next marker, and stay behind")
    void stray_bytes(String stray) throws IOException {
        byte[] strayed = Jpeg.with(JPEG, hex(stray));

        assertThat(cleaned(strayed)).isEqualTo(JPEG);
        assertThat(pixels(strayed)).as("by the JDK, which is libjpeg").isEqualTo(pixels(JPEG));
    }

    @Test
    @DisplayName("D5: stray bytes before the first segment, before the end and longer than any buffer stay behind")
    void stray_bytes_elsewhere() throws IOException {
        byte[] many = new byte[200_000];
        Arrays.fill(many, (byte) 'G');
        byte[] progressive = JpegKinds.progressive();
        int scan = text(progressive).lastIndexOf("\u00ff\u00da");

        assertThat(cleaned(concat(hex("ffd8"), PLACE, Arrays.copyOfRange(JPEG, 2, JPEG.length))))
                .isEqualTo(JPEG);
        assertThat(cleaned(Jpeg.with(JPEG, many))).isEqualTo(JPEG);
        assertThat(cleaned(concat(
                        Arrays.copyOf(progressive, scan),
                        hex("fffe000447475555"),
                        Arrays.copyOfRange(progressive, scan, progressive.length))))
                .isEqualTo(progressive);
    }

    @Test
    @DisplayName("D5: a marker that nothing is known of begins no segment")
    void reserved_markers() throws IOException {
        for (String stray : new String[] {"ff02", "ff024750530000", "ffbf0004"}) {
            assertThat(cleaned(Jpeg.with(JPEG, hex(stray)))).as(stray).isEqualTo(JPEG);
        }
    }

    @Test
    @DisplayName("D5: a length that is too small is none, as libjpeg takes it")
    void impossible_lengths() throws IOException {
        for (String segment : new String[] {"ffe10000", "ffe10001", "fffe0000", "ffed0001"}) {
            assertThat(cleaned(Jpeg.with(JPEG, hex(segment)))).isEqualTo(JPEG);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC8, 0xDC, 0xE0, 0xE8, 0xEB, 0xEE, 0xF0, 0xF7, 0xFD, 0xFE})
    @DisplayName("a segment that shows nothing of the picture stays behind, whatever its marker")
    void unknown_segments(int marker) throws IOException {
        assertThat(cleaned(Jpeg.with(JPEG, marker, PLACE))).isEqualTo(JPEG);
    }

    @Test
    @DisplayName("a picture within the picture is damage: nobody knows which of the two is meant")
    void a_second_start() {
        assertThatFailureOf(() -> image(Jpeg.with(JPEG, JPEG)))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .hasMessageContainingAll("damaged JPEG");
    }
}
