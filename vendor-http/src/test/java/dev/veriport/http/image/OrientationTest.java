package dev.veriport.http.image;

import static dev.veriport.http.image.Cleaning.bytes;
import static dev.veriport.http.image.Cleaning.cleaned;
import static dev.veriport.http.image.Cleaning.concat;
import static dev.veriport.http.image.Cleaning.hex;
import static dev.veriport.http.image.Cleaning.pixels;
import static dev.veriport.http.image.Cleaning.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** D1, D4. What leaves is written out by hand: a TIFF file of 26 bytes with the orientation alone (TIFF 6.0, section 2). */
final class OrientationTest {
    private static final byte[] JPEG = Jpeg.picture("jpeg", 64, 48);
    private static final byte[] PNG = Jpeg.picture("png", 64, 48);
    private static final String TIFF = "4d4d002a00000008000101120003000000010006000000000000";
    private static final byte[] SEGMENT = hex("ffe10022457869660000" + TIFF);
    private static final byte[] CHUNK = Png.chunk("eXIf", hex(TIFF));
    private static final String XMP =
            "<x:xmpmeta><rdf:Description tiff:Orientation=\"6\" exif:GPSLatitude=\"47,22.6N\"/>";
    private static final String XMP_SEGMENT = "http://ns.adobe.com/xap/1.0/\0";

    @Test
    @DisplayName("D1: a PNG of two pixels, turned by its eXIf, leaves with an eXIf of the orientation alone")
    void as_it_was_found() throws IOException {
        byte[] found = hex("89504e470d0a1a0a0000000d49484452000000020000000108020000007b40e8dd0000001a65584966"
                + "4d4d002a00000008000101120003000000010006000000000000d6674b69"
                + "0000000d49444154789c63f8cf0004ff01070001ffe2239e590000000049454e44ae426082");

        assertThat(cleaned(found)).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("D1: of an eXIf with a place the orientation leaves, before the picture, wherever it stood")
    void png(boolean littleEndian) throws IOException {
        byte[] exif = Png.chunk("eXIf", Png.tiff(6, littleEndian));

        for (byte[] telling : List.of(
                Png.with(PNG, exif),
                Png.withBehind(PNG, exif),
                Png.with(PNG, Png.chunk("eXIf", Jpeg.exif(6, littleEndian))))) {
            assertThat(cleaned(telling)).isEqualTo(turned(PNG));
            assertThat(pixels(cleaned(telling))).isEqualTo(pixels(PNG));
        }
        assertThat(cleaned(Png.with(PNG, Png.chunk("eXIf", Png.tiff(1, littleEndian)))))
                .isEqualTo(PNG);
    }

    @Test
    @DisplayName("D1: the Exif that ImageMagick keeps in a text turns a PNG too, compressed or not")
    void png_raw_profile() throws IOException {
        String exif = Png.rawProfile(Jpeg.exif(6, false));
        String tiff = Png.rawProfile(Png.tiff(6, true));
        for (String key : List.of("Raw profile type exif", "Raw profile type APP1")) {
            for (byte[] chunk : List.of(
                    Png.compressedText(key, exif),
                    Png.compressedText(key, tiff),
                    Png.chunk("tEXt", key + "\0" + exif),
                    Png.chunk("iTXt", key + "\0\0\0\0\0" + tiff))) {
                assertThat(cleaned(Png.with(PNG, chunk))).as(key).isEqualTo(turned(PNG));
            }
        }
        assertThat(cleaned(Png.with(PNG, Png.compressedText("Raw profile type iptc", exif))))
                .isEqualTo(PNG);
    }

    @Test
    @DisplayName("D1: XMP turns a PNG where no Exif does, compressed or not")
    void png_xmp() throws IOException {
        String key = "XML:com.adobe.xmp\0";
        for (byte[] chunk : List.of(
                Png.chunk("iTXt", key + "\0\0en\0XMP\0" + XMP),
                Png.chunk("iTXt", key + "\1\0\0\0" + text(Png.deflated(bytes(XMP)))),
                Png.chunk("tEXt", key + XMP))) {
            assertThat(cleaned(Png.with(PNG, chunk))).isEqualTo(turned(PNG));
            assertThat(cleaned(Png.with(PNG, concat(chunk, Png.chunk("eXIf", Png.tiff(1, false))))))
                    .isEqualTo(PNG);
        }
        assertThat(cleaned(Png.with(PNG, Png.chunk("tEXt", "Comment\0" + XMP)))).isEqualTo(PNG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tiff:Orientation=\"6\"",
                "tiff:Orientation='6'",
                "<tiff:Orientation>6</tiff:Orientation>",
                "<tiff:Orientation>\n6</tiff:Orientation>",
                "tiff:OrientationNot=\"3\" tiff:Orientation = \"6\""
            })
    @DisplayName("D1: XMP turns a JPEG where no Exif does, as an attribute or an element")
    void jpeg_xmp(String tag) throws IOException {
        byte[] xmp = Jpeg.segment(0xE1, bytes(XMP_SEGMENT + "<x:xmpmeta>" + tag));

        assertThat(cleaned(Jpeg.with(JPEG, xmp))).isEqualTo(turned(JPEG));
        assertThat(cleaned(Jpeg.with(JPEG, concat(xmp, Jpeg.segment(0xE1, withoutOrientation())))))
                .isEqualTo(turned(JPEG));
        assertThat(cleaned(Jpeg.with(JPEG, concat(xmp, Jpeg.segment(0xE1, Jpeg.exif(1, true))))))
                .isEqualTo(JPEG);
    }

    @Test
    @DisplayName("D4: an orientation as LONG turns the picture, as it was found")
    void long_as_it_was_found() throws IOException {
        byte[] found = hex("ffd8ffe100224578696600004d4d002a00000008000101120004000000010000000600000000ffd9");

        assertThat(HexFormat.of().formatHex(cleaned(found)))
                .isEqualTo("ffd8" + HexFormat.of().formatHex(SEGMENT) + "ffd9");
    }

    @ParameterizedTest(name = "{0}, type {1}, value {2}")
    @CsvSource({
        "big, 1, 06000000",
        "big, 3, 00060000",
        "big, 4, 00000006",
        "big, 6, 06ffffff",
        "big, 8, 00060000",
        "big, 9, 00000006",
        "little, 1, 06000000",
        "little, 3, 06000000",
        "little, 3, 0600ffff",
        "little, 4, 06000000",
        "little, 8, 06000000",
        "little, 9, 06000000"
    })
    @DisplayName("D4: an orientation counts in any type of whole numbers and either byte order")
    void types(String order, int type, String value) throws IOException {
        byte[] exif = exif(order.equals("little"), type, 1, value);

        assertThat(cleaned(Jpeg.with(JPEG, Jpeg.segment(0xE1, exif)))).isEqualTo(turned(JPEG));
    }

    @ParameterizedTest(name = "type {0}, count {1}, value {2}")
    @CsvSource({
        "3, 1, 00000000", "3, 1, 00010000", "3, 1, 00090000", "3, 1, 01060000", "4, 1, 00060000", "4, 1, 00010006",
        "9, 1, ffffffff", "2, 1, 36000000", "5, 1, 00000006", "7, 1, 06000000", "3, 0, 00060000", "3, 2, 00060006"
    })
    @DisplayName("D4: what is no orientation from 1 to 8 turns nothing, and is not looked for elsewhere")
    void none(int type, int count, String value) throws IOException {
        byte[] first = Jpeg.segment(0xE1, exif(false, type, count, value));
        byte[] then = Jpeg.segment(0xE1, bytes(XMP_SEGMENT + XMP));

        assertThat(cleaned(Jpeg.with(JPEG, concat(first, then)))).isEqualTo(JPEG);
    }

    @Test
    @DisplayName("D4: of several Exif segments the first counts, with the orientation or without it")
    void the_first_counts() throws IOException {
        byte[] six = Jpeg.segment(0xE1, Jpeg.exif(6, false));
        byte[] one = Jpeg.segment(0xE1, Jpeg.exif(1, true));
        byte[] without = Jpeg.segment(0xE1, withoutOrientation());

        assertThat(cleaned(Jpeg.with(JPEG, concat(one, six)))).isEqualTo(JPEG);
        assertThat(cleaned(Jpeg.with(JPEG, concat(six, one)))).isEqualTo(turned(JPEG));
        assertThat(cleaned(Jpeg.with(JPEG, concat(without, six)))).isEqualTo(JPEG);
        assertThat(cleaned(Png.with(
                        PNG, concat(Png.chunk("eXIf", Png.tiff(6, true)), Png.chunk("eXIf", Png.tiff(3, true))))))
                .isEqualTo(turned(PNG));
    }

    @Test
    @DisplayName("an Exif segment behind the first scan turns nothing: readers know the picture by then")
    void behind_the_scan() throws IOException {
        byte[] late =
                concat(Arrays.copyOf(JPEG, JPEG.length - 2), Jpeg.segment(0xE1, Jpeg.exif(6, false)), hex("ffd9"));

        assertThat(cleaned(late)).isEqualTo(JPEG);
    }

    @Test
    @DisplayName("the orientation of a thumbnail is not the picture's")
    void of_a_thumbnail() throws IOException {
        byte[] exif = hex("457869660000" + "4d4d002a00000008"
                + "0000" + "0000000e" // no entries, and where the next directory is
                + "0001" + "0112" + "0003" + "00000001" + "00060000" + "00000000");

        assertThat(cleaned(Jpeg.with(JPEG, Jpeg.segment(0xE1, exif)))).isEqualTo(JPEG);
    }

    @Test
    @DisplayName("texts that are damaged, cut or inflate without end turn nothing and harm nothing")
    void damaged_texts() throws IOException {
        String key = "Raw profile type exif";
        for (byte[] chunk : List.of(
                Png.chunk("zTXt", key + "\0"),
                Png.chunk("zTXt", key + "\0\0no zlib"),
                Png.compressedText(key, ""),
                Png.compressedText(key, "\nexif\n 4\n4d4d0"),
                Png.compressedText(key, "\n".repeat(20_000_000)),
                Png.chunk("tEXt", key + "\0\nexif"),
                Png.chunk("iTXt", "XML:com.adobe.xmp\0"),
                Png.chunk("iTXt", "XML:com.adobe.xmp\0\1"),
                Png.chunk("iTXt", "XML:com.adobe.xmp\0\1\0\0"))) {
            assertThat(cleaned(Png.with(PNG, chunk))).isEqualTo(PNG);
        }
    }

    private static byte[] turned(byte[] image) {
        return image == PNG ? turnedPng() : Jpeg.with(JPEG, SEGMENT);
    }

    /** Before the first IDAT, which is behind IHDR here. */
    private static byte[] turnedPng() {
        return Png.with(PNG, CHUNK);
    }

    private static byte[] withoutOrientation() {
        return hex("457869660000" + "4d4d002a00000008" + "0000" + "00000000");
    }

    private static byte[] exif(boolean littleEndian, int type, int count, String value) {
        String entry = littleEndian
                ? "49492a0008000000" + "0100" + "1201" + "0%d00".formatted(type) + "0%d000000".formatted(count)
                : "4d4d002a00000008" + "0001" + "0112" + "000%d".formatted(type) + "0000000%d".formatted(count);
        return hex("457869660000" + entry + value + "00000000");
    }
}
