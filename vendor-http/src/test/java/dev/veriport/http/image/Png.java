package dev.veriport.http.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Chunks of a PNG, with and without what editors write beside the picture. */
final class Png {
    /** The signature and IHDR. */
    static final int HEAD = 33;

    /** IEND. */
    static final int TAIL = 12;

    private Png() {}

    /** The same image with a further chunk before the picture. */
    static byte[] with(byte[] png, byte[] chunk) {
        return inserted(png, HEAD, chunk);
    }

    /** The same image with a further chunk behind the picture. */
    static byte[] withBehind(byte[] png, byte[] chunk) {
        return inserted(png, png.length - TAIL, chunk);
    }

    private static byte[] inserted(byte[] png, int at, byte[] chunk) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(png, 0, at);
        out.writeBytes(chunk);
        out.write(png, at, png.length - at);
        return out.toByteArray();
    }

    static byte[] chunk(String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length);
        chunk.putInt(data.length).put(type.getBytes(ISO_8859_1)).put(data);
        CRC32 checksum = new CRC32();
        checksum.update(chunk.array(), 4, 4 + data.length);
        return chunk.putInt((int) checksum.getValue()).array();
    }

    static byte[] chunk(String type, String text) {
        return chunk(type, text.getBytes(ISO_8859_1));
    }

    /** A TIFF file without the name that JPEG puts before it. */
    static byte[] tiff(int orientation, boolean littleEndian) {
        byte[] exif = Jpeg.exif(orientation, littleEndian);
        return Arrays.copyOfRange(exif, 6, exif.length);
    }

    /** Exif as ImageMagick kept it in a text. */
    static String rawProfile(byte[] exif) {
        StringBuilder lines = new StringBuilder("\nexif\n    " + exif.length);
        String hex = HexFormat.of().formatHex(exif);
        for (int at = 0; at < hex.length(); at += 72) {
            lines.append('\n').append(hex, at, Math.min(hex.length(), at + 72));
        }
        return lines.append('\n').toString();
    }

    static byte[] compressedText(String key, String text) {
        return chunk("zTXt", key + "\0\0" + new String(deflated(text.getBytes(ISO_8859_1)), ISO_8859_1));
    }

    static byte[] deflated(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
