package dev.veriport.http.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.InflaterInputStream;

/** Reads the texts of PNG chunks, without their keys; empty when they cannot be read. */
final class PngText {
    private PngText() {}

    /** A {@code tEXt} chunk. */
    static byte[] latin(byte[] chunk) {
        return from(chunk, afterZero(chunk, 0));
    }

    /** A {@code zTXt} chunk: the compression method, one byte, precedes the text. */
    static byte[] compressed(byte[] chunk, int atMost) {
        return inflated(from(chunk, afterZero(chunk, 0) + 1), atMost);
    }

    /** An {@code iTXt} chunk: two bytes for compression, the language and the translated key precede the text. */
    static byte[] international(byte[] chunk, int atMost) {
        int method = afterZero(chunk, 0);
        byte[] text = from(chunk, afterZero(chunk, afterZero(chunk, method + 2)));
        boolean isCompressed = method < chunk.length && chunk[method] == 1;
        return isCompressed ? inflated(text, atMost) : text;
    }

    private static int afterZero(byte[] chunk, int from) {
        int at = from;
        while (at < chunk.length && chunk[at] != 0) {
            at++;
        }
        return at + 1;
    }

    private static byte[] from(byte[] chunk, int from) {
        return Arrays.copyOfRange(chunk, Math.min(from, chunk.length), chunk.length);
    }

    private static byte[] inflated(byte[] compressed, int atMost) {
        try (InflaterInputStream text = new InflaterInputStream(new ByteArrayInputStream(compressed))) {
            return text.readNBytes(atMost);
        } catch (IOException damaged) {
            return new byte[0];
        }
    }
}
