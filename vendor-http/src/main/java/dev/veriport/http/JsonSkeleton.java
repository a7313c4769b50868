package dev.veriport.http;

import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON body without its long texts of plain letters, which are images in base64: what a tokenizer need not look at. They
 * are passed over in blocks, as far as these could be base64; whatever has anything else in it than printable ASCII is left
 * to the tokenizer, and so are names.
 */
final class JsonSkeleton {
    /** In bytes: how long a text is that is worth leaving out. */
    private static final int LONG = 256;

    /** In bytes: how much is looked at in one step at most. */
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

    /** A text that was left out: where it begins in the skeleton, and what of the body is missing from there on. */
    private record Cut(int at, int start, int end) {}

    JsonSkeleton(byte[] body) {
        this.body = body;
    }

    /** The bytes for the tokenizer; the body itself where nothing is to be left out. */
    byte[] bytes() {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(BLOCK);
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
            if (isWhole && end - start >= LONG && !isName(end)) {
                kept.write(body, copied, start - copied);
                cuts.add(new Cut(kept.size(), start, end));
                copied = end;
            }
            at = isWhole ? end + 1 : closingQuote(end) + 1;
        }
        if (cuts.isEmpty()) {
            return body;
        }
        kept.write(body, copied, body.length - copied);
        return kept.toByteArray();
    }

    /** In bytes: how much was looked at in blocks, again and again where a text ended within one. */
    long examined() {
        return examined;
    }

    /**
     * The text whose opening quote stands here in the skeleton. To be asked in the order of the texts.
     *
     * @throws MalformedJsonException when there is no quote: the body is in another encoding
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

    /** What a colon follows. */
    private boolean isName(int closingQuote) {
        int at = closingQuote + 1;
        while (at < body.length && (body[at] == ' ' || body[at] == '\t' || body[at] == '\r' || body[at] == '\n')) {
            at++;
        }
        return at < body.length && body[at] == ':';
    }

    /** Looks at no more than was passed already, and a little: a body of short texts costs no more than one of long ones. */
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
     * Whether so many bytes, a multiple of eight, are ASCII from the plus sign on, without a backslash. Eight are looked at
     * at once; one that is something else, or above ASCII, leaves its highest bit. The loop has no way out before its end,
     * so the JVM makes vector instructions of it.
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
