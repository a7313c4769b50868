package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/**
 * Checks that bytes are UTF-8 text (RFC 3629). Jackson is more tolerant: it accepts surrogates, does not check texts
 * that it skips, and detects other encodings by their NULs.
 */
final class Utf8 {
    /** The most characters that are decoded at once. */
    private static final int MAX_PIECE = 4 * 1024;

    private Utf8() {}

    /** Whether the bytes are well-formed UTF-8 without NUL. */
    static boolean isText(byte[] bytes) {
        return isWellFormed(bytes) && !hasNul(bytes);
    }

    private static boolean isWellFormed(byte[] bytes) {
        CharsetDecoder strict = UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer passed = CharBuffer.allocate(Math.min(bytes.length, MAX_PIECE));
        CoderResult result;
        do {
            passed.clear();
            result = strict.decode(in, passed, true);
        } while (result.isOverflow());
        return !result.isError();
    }

    private static boolean hasNul(byte[] bytes) {
        for (byte one : bytes) {
            if (one == 0) {
                return true;
            }
        }
        return false;
    }
}
