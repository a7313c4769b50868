package dev.veriport.http;

import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON body without its long plain texts, which are base64 images, so that the tokenizer does not read them. Blocks
 * that may be base64 are skipped at once. Field names, and texts with anything but printable ASCII, stay for the
 * tokenizer. Not thread-safe.
 */
final class JsonSkeleton {
    /** Minimum length of an omitted text, in bytes. */
    private static final int MIN_OMITTED = 256;

    /** Maximum size of a block, in bytes. */
    private static final int BLOCK = 1024;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101_0101_0101_0101L;
    private static final long HIGHEST_BITS = EACH << 7;
    private static final long PLUSES = EACH * '+';
    private static final long BACKSLASHES = EACH * '\\';

    private final byte[] body;
    private final List<Cut> cuts = new ArrayList<>();
    private int passed;
    private int missing;
    private long examined;

    /**
     * An omitted text.
     *
     * @param at its offset in the skeleton
     * @param start its offset in the body
     * @param end the offset behind it in the body
     */
    private record Cut(int at, int start, int end) {}

    JsonSkeleton(byte[] body) {
        this.body = body;
    }

    /** The bytes for the tokenizer; the body itself when nothing is omitted. */
    byte[] bytes() {
        ByteArrayOutputStream skeleton = new ByteArrayOutputStream(Math.min(body.length, BLOCK));
        int copied = 0;
        int at = 0;
        while (at < body.length) {
            if (body[at] != '"') {
                at++;
                continue;
            }
            int start = at + 1;
            int end = plainUntil(start);
            boolean isWhole = end < body.length && body[end] == '"';
            if (isWhole && end - start >= MIN_OMITTED && !isName(end)) {
                skeleton.write(body, copied, start - copied);
                cuts.add(new Cut(skeleton.size(), start, end));
                copied = end;
            }
            at = isWhole ? end + 1 : closingQuote(end) + 1;
        }
        if (cuts.isEmpty()) {
            return body;
        }
        skeleton.write(body, copied, body.length - copied);
        return skeleton.toByteArray();
    }

    /** How many bytes were examined in blocks, repeated examinations included. */
    long examined() {
        return examined;
    }

    /**
     * The text whose opening quote is at this offset of the skeleton. Call it in the order of the texts.
     *
     * @throws MalformedJsonException when there is no quote, because the body is in another encoding
     */
    JsonSlice text(long quote) throws MalformedJsonException {
        while (passed < cuts.size() && cuts.get(passed).at() <= quote) {
            missing += cuts.get(passed).end() - cuts.get(passed).start();
            passed++;
        }
        long opening = quote + missing;
        if (quote < 0 || opening >= body.length || body[(int) opening] != '"') {
            throw new MalformedJsonException();
        }
        int start = (int) opening + 1;
        if (passed < cuts.size() && cuts.get(passed).start() == start) {
            return new JsonSlice(body, start, cuts.get(passed).end(), true);
        }
        int end = plainUntil(start);
        boolean isPlain = end < body.length && body[end] == '"';
        return new JsonSlice(body, start, isPlain ? end : closingQuote(end), isPlain);
    }

    private int closingQuote(int from) {
        int at = from;
        while (at < body.length && body[at] != '"') {
            at += body[at] == '\\' ? 2 : 1;
        }
        return Math.min(at, body.length);
    }

    /** A name is followed by a colon. */
    private boolean isName(int closingQuote) {
        int at = closingQuote + 1;
        while (at < body.length && (body[at] == ' ' || body[at] == '\t' || body[at] == '\r' || body[at] == '\n')) {
            at++;
        }
        return at < body.length && body[at] == ':';
    }

    /** Doubles the block as long as it matches, so that the cost is linear for short and for long texts. */
    private int plainUntil(int from) {
        int at = from;
        int block = Long.BYTES;
        while (at <= body.length - block && isLikeBase64(at, block)) {
            at += block;
            block = Math.min(2 * block, BLOCK);
        }
        while (block > Long.BYTES) {
            block /= 2;
            if (at <= body.length - block && isLikeBase64(at, block)) {
                at += block;
            }
        }
        while (at < body.length && isPlain(body[at])) {
            at++;
        }
        return at;
    }

    private static boolean isPlain(byte letter) {
        return letter >= ' ' && letter != '"' && letter != '\\';
    }

    /**
     * Whether these bytes are ASCII from the plus sign on, without a backslash. The length is a multiple of eight.
     * Eight bytes are tested at once: a byte that does not match sets its highest bit. The loop has no early exit, so
     * that the JVM can vectorize it.
     */
    private boolean isLikeBase64(int from, int length) {
        examined += length;
        long unfit = 0;
        for (int i = 0; i < length; i += Long.BYTES) {
            long eight = (long) EIGHT.get(body, from + i);
            unfit |= (eight - PLUSES) | ((eight ^ BACKSLASHES) - EACH);
        }
        return (unfit & HIGHEST_BITS) == 0;
    }
}
