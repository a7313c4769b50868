package dev.veriport.http.image;

import static dev.veriport.http.image.Cleaning.LIMIT;
import static dev.veriport.http.image.Cleaning.cleaned;
import static dev.veriport.http.image.Cleaning.concat;
import static dev.veriport.http.image.Cleaning.image;
import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.ImageSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class CleanImageTest {
    private static final byte[] JPEG = Jpeg.picture("jpeg", 64, 48);
    private static final byte[] PNG = Jpeg.picture("png", 64, 48);

    @Test
    @DisplayName("a picture without anything beside it leaves as it is")
    void a_plain_picture() throws IOException {
        assertThat(cleaned(JPEG)).isEqualTo(JPEG);
        assertThat(cleaned(PNG)).isEqualTo(PNG);
        assertThat(image(JPEG).contentType()).isEqualTo("image/jpeg");
        assertThat(image(PNG).contentType()).isEqualTo("image/png");
        assertThat(image(PNG).length()).isEqualTo(PNG.length);
    }

    @ParameterizedTest(name = "FF {0}")
    @ValueSource(ints = {0xE1, 0xE2, 0xE3, 0xEC, 0xED, 0xEF, 0xFE})
    @DisplayName("places, thumbnails, texts and comments stay behind, whatever segment they are in")
    void metadata(int marker) throws IOException {
        byte[] telling = Jpeg.with(JPEG, marker, "GPS-47.3769-8.5417".getBytes(ISO_8859_1));

        assertThat(cleaned(telling)).isEqualTo(JPEG);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("of Exif the orientation leaves, and nothing else, in either byte order")
    void orientation(boolean littleEndian) throws IOException {
        byte[] cleaned = cleaned(Jpeg.with(JPEG, 0xE1, Jpeg.exif(6, littleEndian)));

        assertThat(new String(cleaned, ISO_8859_1)).doesNotContain("GPS");
        assertThat(cleaned).hasSize(JPEG.length + 36);
        assertThat(Exif.orientation(Arrays.copyOfRange(cleaned, Jpeg.HEAD + 4, Jpeg.HEAD + 36)))
                .hasValue(6);
        assertThat(ImageIO.read(new ByteArrayInputStream(cleaned)).getWidth()).isEqualTo(64);
        assertThat(exifSegments(cleaned)).isEqualTo(1);
        assertThat(cleaned(Jpeg.with(JPEG, 0xE1, Jpeg.exif(1, littleEndian)))).isEqualTo(JPEG);
    }

    /** By the JDK's own reader. */
    private static long exifSegments(byte[] jpeg) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg)));
        IIOMetadata metadata = reader.getImageMetadata(0);
        Element tree = (Element) metadata.getAsTree(metadata.getNativeMetadataFormatName());
        return tree.getElementsByTagName("unknown").getLength();
    }

    @Test
    @DisplayName("a damaged Exif segment is dropped without harm")
    void damaged_exif() throws IOException {
        byte[] exif = Jpeg.exif(6, false);
        for (int length = 0; length < exif.length; length++) {
            byte[] cleaned = cleaned(Jpeg.with(JPEG, 0xE1, Arrays.copyOf(exif, length)));
            assertThat(new String(cleaned, ISO_8859_1)).doesNotContain("GPS");
        }
    }

    @Test
    @DisplayName("what follows the end of the image stays behind: telephones put films and further pictures there")
    void behind_the_end() throws IOException {
        byte[] film = concat(JPEG, Jpeg.with(JPEG, 0xE1, Jpeg.exif(6, false)));

        assertThat(cleaned(film)).isEqualTo(JPEG);
        assertThat(cleaned(concat(PNG, "a note".getBytes(ISO_8859_1)))).isEqualTo(PNG);
    }

    @Test
    @DisplayName("texts and times in a PNG stay behind")
    void png_chunks() throws IOException {
        for (String type : List.of("tEXt", "iTXt", "zTXt", "eXIf", "tIME", "prVt")) {
            assertThat(cleaned(withChunk(type))).as(type).isEqualTo(PNG);
        }
        assertThat(cleaned(withChunk("pHYs"))).isEqualTo(withChunk("pHYs"));
    }

    @Test
    @DisplayName("what is neither JPEG nor PNG is refused by its bytes, whatever its name")
    void neither(@TempDir Path folder) throws IOException {
        Path pdf = folder.resolve("passport.jpg");
        Files.writeString(pdf, "%PDF-1.7");

        assertThatFailureOf(() -> CleanImage.of(ImageSource.file(pdf), "the front", LIMIT))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .sentNothing()
                .hasMessageContainingAll("the front", "neither JPEG nor PNG");
        assertThatFailureOf(() -> image(new byte[0])).hasCode(ErrorCode.INVALID_REQUEST);
        assertThatFailureOf(() -> CleanImage.of(ImageSource.file(folder.resolve("none.jpg")), "the front", LIMIT))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .hasMessageContainingAll("cannot be read");
    }

    @Test
    @DisplayName("a source that throws is an image that cannot be read, and its words stay behind")
    void throwing_source() {
        ImageSource failing = () -> {
            throw new IllegalStateException("/home/canary-7f");
        };
        VeriportException failure =
                catchThrowableOfType(VeriportException.class, () -> CleanImage.of(failing, "the front", LIMIT));

        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(failure)
                .hasMessage("the front cannot be read: check its file")
                .hasNoCause();
    }

    @Test
    @DisplayName("an image that is cut is refused, wherever it is cut")
    void cut() {
        for (byte[] whole : List.of(JPEG, PNG)) {
            for (int length = 0; length < whole.length; length++) {
                byte[] part = Arrays.copyOf(whole, length);
                assertThatFailureOf(() -> image(part)).hasCode(ErrorCode.INVALID_REQUEST);
            }
        }
    }

    @Test
    @DisplayName("an image may be as large as the limit, and no byte larger")
    void too_large() {
        assertThat(CleanImage.of(ImageSource.bytes(JPEG), "the selfie", JPEG.length)
                        .length())
                .isEqualTo(JPEG.length);
        assertThatFailureOf(() -> CleanImage.of(ImageSource.bytes(JPEG), "the selfie", JPEG.length - 1))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .hasMessageContainingAll("larger than " + (JPEG.length - 1));
        assertThatFailureOf(() -> CleanImage.of(EndlessImage::new, "the selfie", LIMIT))
                .hasCode(ErrorCode.INVALID_REQUEST);
    }

    @Test
    @DisplayName("a large picture is never held whole, and every byte of it arrives")
    void large() throws IOException {
        byte[] large = Jpeg.picture("jpeg", 2000, 1500);
        byte[] cleaned = cleaned(Jpeg.with(large, 0xE1, Jpeg.exif(8, true)));

        assertThat(Arrays.copyOfRange(cleaned, Jpeg.HEAD + 36, cleaned.length))
                .isEqualTo(Arrays.copyOfRange(large, Jpeg.HEAD, large.length));
    }

    @Test
    @DisplayName("a source that gives less the second time fails while it is written")
    void shrinking() {
        int[] opened = {0};
        CleanImage image = CleanImage.of(
                () -> new ByteArrayInputStream(opened[0]++ == 0 ? JPEG : Arrays.copyOf(JPEG, 100)),
                "the selfie",
                LIMIT);

        assertThatThrownBy(() -> image.writeTo(OutputStream.nullOutputStream()))
                .isInstanceOf(UnreadableImageException.class);
    }

    @Test
    @DisplayName("a source that gives something else the second time fails, and nothing beside a picture leaves")
    void changing() throws IOException {
        byte[] place = Jpeg.with(JPEG, 0xFE, "GPS-47.3769-8.5417".getBytes(ISO_8859_1));
        for (byte[] then : List.of(PNG, concat(JPEG, JPEG), Jpeg.picture("jpeg", 64, 64), place)) {
            int[] opened = {0};
            CleanImage image =
                    CleanImage.of(() -> new ByteArrayInputStream(opened[0]++ == 0 ? JPEG : then), "the selfie", LIMIT);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Throwable failure = catchThrowable(() -> image.writeTo(out));

            assertThat(out.size()).isLessThanOrEqualTo(JPEG.length);
            assertThat(out.toString(ISO_8859_1)).doesNotContain("GPS");
            if (!Arrays.equals(out.toByteArray(), JPEG)) {
                assertThat(failure).isInstanceOf(IOException.class);
            }
        }
    }

    /** A JPEG whose scan has no end. */
    private static final class EndlessImage extends InputStream {
        private static final byte[] START = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xDA, 0, 2};
        private int at;

        @Override
        public int read() {
            return at < START.length ? START[at++] & 0xFF : 0x55;
        }
    }

    private static byte[] withChunk(String type) {
        return Png.with(PNG, Png.chunk(type, "47.3769"));
    }
}
