package dev.veriport.http.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Pictures with and without what cameras write beside them. */
final class Jpeg {
    private Jpeg() {}

    /** Drawn and encoded by the JDK: not what our code thinks an image looks like. */
    static byte[] picture(String format, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < width; i += 4) {
            graphics.setColor(new Color((i * 37) & 0xFF, (i * 91) & 0xFF, (i * 13) & 0xFF));
            graphics.drawLine(i, 0, width - i, height);
        }
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** Start of image and the JFIF segment, which has to be the first. */
    static final int HEAD = 20;

    /** The same image with a further segment. */
    static byte[] with(byte[] jpeg, int marker, byte[] content) {
        return with(jpeg, segment(marker, content));
    }

    /** The same image with anything behind its first segment. */
    static byte[] with(byte[] jpeg, byte[] inserted) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, HEAD);
        out.writeBytes(inserted);
        out.write(jpeg, HEAD, jpeg.length - HEAD);
        return out.toByteArray();
    }

    static byte[] segment(int marker, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0xFF);
        out.write(marker);
        out.write((content.length + 2) >> 8);
        out.write(content.length + 2);
        out.writeBytes(content);
        return out.toByteArray();
    }

    /** Exif (CIPA DC-008) with an orientation, and a place in a text. */
    static byte[] exif(int orientation, boolean littleEndian) {
        byte[] tiff = new byte[64];
        tiff[0] = (byte) (littleEndian ? 'I' : 'M');
        tiff[1] = tiff[0];
        put(tiff, 2, 42, 2, littleEndian);
        put(tiff, 4, 8, 4, littleEndian);
        put(tiff, 8, 2, 2, littleEndian); // two entries
        put(tiff, 10, 0x010F, 2, littleEndian); // the camera's maker, a text
        put(tiff, 12, 2, 2, littleEndian);
        put(tiff, 14, 20, 4, littleEndian);
        put(tiff, 18, 40, 4, littleEndian);
        put(tiff, 22, 0x0112, 2, littleEndian); // the orientation, a short
        put(tiff, 24, 3, 2, littleEndian);
        put(tiff, 26, 1, 4, littleEndian);
        put(tiff, 30, orientation, 2, littleEndian);
        byte[] place = "GPS-47.3769-8.5417".getBytes(ISO_8859_1);
        System.arraycopy(place, 0, tiff, 40, place.length);
        byte[] exif = Arrays.copyOf("Exif\0\0".getBytes(ISO_8859_1), 6 + tiff.length);
        System.arraycopy(tiff, 0, exif, 6, tiff.length);
        return exif;
    }

    private static void put(byte[] into, int at, int value, int bytes, boolean littleEndian) {
        for (int i = 0; i < bytes; i++) {
            int shift = 8 * (littleEndian ? i : bytes - 1 - i);
            into[at + i] = (byte) (value >> shift);
        }
    }
}
