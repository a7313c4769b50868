package dev.veriport.http.image;

import static dev.veriport.http.image.Cleaning.bytes;
import static dev.veriport.http.image.Cleaning.cleaned;
import static dev.veriport.http.image.Cleaning.concat;
import static dev.veriport.http.image.Cleaning.hex;
import static dev.veriport.http.image.Cleaning.pixels;
import static dev.veriport.http.image.Cleaning.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whatever a picture is encoded with, the JDK decodes the same from what leaves as from what came. */
final class PixelsTest {
    private static final byte[] PLACE = bytes("GPS-47.3769-8.5417");

    @Test
    @DisplayName("baseline, progressive, grey and restarting JPEGs leave with every byte of theirs, and nothing beside")
    void jpeg() throws IOException {
        assertThat(text(JpegKinds.progressive())).contains("\u00ff\u00c2");
        assertThat(text(JpegKinds.withRestarts())).contains("\u00ff\u00dd", "\u00ff\u00d0", "\u00ff\u00d7");
        for (byte[] picture : List.of(
                Jpeg.picture("jpeg", 64, 48), JpegKinds.progressive(), JpegKinds.grey(), JpegKinds.withRestarts())) {
            byte[] telling = Jpeg.with(picture, concat(Jpeg.segment(0xE1, Jpeg.exif(1, true)), PLACE));

            assertThat(cleaned(picture)).isEqualTo(picture);
            assertThat(cleaned(telling)).isEqualTo(picture);
            assertThat(pixels(cleaned(telling))).isEqualTo(pixels(telling));
        }
    }

    @Test
    @DisplayName("a JPEG of four colours keeps Adobe's transform, by which they are read")
    void four_colours() throws IOException {
        for (int transform : new int[] {0, 2}) {
            byte[] picture = JpegKinds.fourColours(transform);
            byte[] cleaned = cleaned(concat(picture, PLACE));

            assertThat(cleaned).isEqualTo(picture);
            assertThat(samples(cleaned)).isEqualTo(samples(picture));
        }
    }

    @Test
    @DisplayName("colour profiles leave whole, in JPEG in as many segments as they came")
    void colour_profiles() throws IOException {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] first = concat(bytes("ICC_PROFILE\0\1\2"), Arrays.copyOf(profile, 200));
        byte[] then = concat(bytes("ICC_PROFILE\0\2\2"), Arrays.copyOfRange(profile, 200, profile.length));
        byte[] jpeg =
                Jpeg.with(Jpeg.picture("jpeg", 64, 48), concat(Jpeg.segment(0xE2, first), Jpeg.segment(0xE2, then)));
        byte[] png = Png.with(Jpeg.picture("png", 64, 48), Png.chunk("iCCP", "icc\0\0" + text(Png.deflated(profile))));

        assertThat(cleaned(jpeg)).isEqualTo(jpeg);
        assertThat(cleaned(png)).isEqualTo(png);
    }

    @Test
    @DisplayName("PNGs of 1, 8 and 16 bits, with palettes and transparency, leave with every byte of theirs")
    void png() throws IOException {
        for (BufferedImage picture : List.of(
                new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_BINARY),
                new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_INDEXED),
                new BufferedImage(20, 20, BufferedImage.TYPE_USHORT_GRAY),
                new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB))) {
            picture.setRGB(3, 4, 0x80FF8040);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", out);
            byte[] png = out.toByteArray();
            byte[] telling = Png.withBehind(
                    Png.with(png, Png.chunk("tEXt", concat(bytes("Place\0"), PLACE))), Png.chunk("fdAT", PLACE));

            assertThat(cleaned(telling)).isEqualTo(png);
            assertThat(pixels(cleaned(telling))).isEqualTo(pixels(telling));
        }
    }

    @Test
    @DisplayName("chunks that say how colours are meant leave; longer than their kind can be, they are texts and stay")
    void png_chunks_of_their_size() throws IOException {
        byte[] png = Jpeg.picture("png", 64, 48);
        byte[] colours = Png.chunk("cICP", hex("010d0001"));

        assertThat(cleaned(Png.with(png, colours))).isEqualTo(Png.with(png, colours));
        for (String type :
                List.of("gAMA", "cHRM", "sRGB", "cICP", "mDCV", "cLLI", "sBIT", "pHYs", "bKGD", "tRNS", "PLTE")) {
            assertThat(cleaned(Png.with(png, Png.chunk(type, "GPS ".repeat(200)))))
                    .as(type)
                    .isEqualTo(png);
        }
    }

    /** Undecoded colours: the JDK makes no picture of four. */
    private static int[] samples(byte[] jpeg) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg)));
        Raster raster = reader.readRaster(0, null);
        return raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
    }
}
