package dev.veriport.http.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.model.ImageSource;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import javax.imageio.ImageIO;

/** Cleans images in tests, and reads what came of it with the JDK. */
final class Cleaning {
    static final long LIMIT = 5 * 1024 * 1024;

    private Cleaning() {}

    static CleanImage image(byte[] bytes) {
        return CleanImage.of(ImageSource.bytes(bytes), "the selfie", LIMIT);
    }

    /** What leaves, which is as long as was announced. */
    static byte[] cleaned(byte[] bytes) throws IOException {
        CleanImage image = image(bytes);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        image.writeTo(out);
        assertThat(image.length()).isEqualTo(out.size());
        return out.toByteArray();
    }

    static byte[] hex(String bytes) {
        return HexFormat.of().parseHex(bytes);
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] bytes(String latin) {
        return latin.getBytes(ISO_8859_1);
    }

    static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    static int[] pixels(byte[] image) throws IOException {
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(image));
        return read.getRGB(0, 0, read.getWidth(), read.getHeight(), null, 0, read.getWidth());
    }
}
