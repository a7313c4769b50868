package dev.veriport.testkit.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Damaged answers: bytes flipped, cut, doubled and swapped, words replaced. The same seed gives the same answers, so
 * that a failure can be reproduced.
 */
public final class Mutations {
    private static final int MOST_STEPS = 4;
    private static final List<String> WORDS = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e999",
            "\"\"",
            "\"\\u0000\"",
            "[]",
            "{}",
            "[[[[",
            "{\"a\":",
            "\"PASSED \"",
            "\"passed\"",
            "\"ACCEPTED\\u200b\"",
            "\"accepted\"",
            "\"0000-00-00\"",
            "\"9999-99-99\"",
            "\"ZZ\"",
            "99999999999999999999",
            "\"\\ud800\"",
            "\"" + "x".repeat(5_000) + "\"");

    private final Random random;

    private Mutations(long seed) {
        this.random = new Random(seed);
    }

    /**
     * @param originals the undamaged answers
     * @param count the number of answers to make
     */
    public static Stream<byte[]> of(List<String> originals, int count, long seed) {
        Mutations mutations = new Mutations(seed);
        return IntStream.range(0, count)
                .mapToObj(i ->
                        mutations.mutated(originals.get(i % originals.size()).getBytes(UTF_8)));
    }

    private byte[] mutated(byte[] original) {
        byte[] text = original.clone();
        int steps = 1 + random.nextInt(MOST_STEPS);
        for (int step = 0; step < steps && text.length > 2; step++) {
            text = once(text);
        }
        return text;
    }

    private byte[] once(byte[] text) {
        int from = random.nextInt(text.length);
        int to = Math.min(text.length, from + 1 + random.nextInt(40));
        return switch (random.nextInt(6)) {
            case 0 -> flipped(text, from);
            case 1 -> Arrays.copyOf(text, from);
            case 2 -> joined(text, 0, from, text, to, text.length);
            case 3 -> joined(text, 0, to, text, from, text.length);
            case 4 -> withWord(text, from);
            default -> withValue(text, from);
        };
    }

    private byte[] flipped(byte[] text, int at) {
        byte[] copy = text.clone();
        copy[at] ^= (byte) (1 << random.nextInt(8));
        return copy;
    }

    /** A word where something else was, of any length. */
    private byte[] withWord(byte[] text, int at) {
        byte[] word = WORDS.get(random.nextInt(WORDS.size())).getBytes(UTF_8);
        int end = Math.min(text.length, at + random.nextInt(20));
        return joined(joined(text, 0, at, word, 0, word.length), 0, at + word.length, text, end, text.length);
    }

    /** A value in place of the next one, so that the rest stays well-formed. */
    private byte[] withValue(byte[] text, int from) {
        int colon = from;
        while (colon < text.length && text[colon] != ':') {
            colon++;
        }
        int end = colon + 1;
        while (end < text.length && text[end] != ',' && text[end] != '}') {
            end++;
        }
        if (end >= text.length) {
            return text;
        }
        byte[] word = WORDS.get(random.nextInt(WORDS.size())).getBytes(UTF_8);
        byte[] start = joined(text, 0, colon + 1, word, 0, word.length);
        return joined(start, 0, start.length, text, end, text.length);
    }

    private static byte[] joined(byte[] first, int from, int to, byte[] second, int secondFrom, int secondTo) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(first, from, to - from);
        out.write(second, secondFrom, secondTo - secondFrom);
        return out.toByteArray();
    }
}
