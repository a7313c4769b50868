package dev.veriport.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** What a script returned: first a word that says what it found, then texts and numbers. */
record Reply(List<Object> parts) {
    /** The word of a script that found a value which Veriport did not write. */
    private static final String UNREADABLE = "UNREADABLE";

    boolean is(String word) {
        return text(0).equals(word);
    }

    boolean isUnreadable() {
        return is(UNREADABLE);
    }

    String text(int index) {
        return new String((byte[]) parts.get(index), UTF_8);
    }

    long number(int index) {
        return (Long) parts.get(index);
    }

    /** The texts after the first word. */
    List<String> texts() {
        return parts.stream()
                .skip(1)
                .map(part -> new String((byte[]) part, UTF_8))
                .toList();
    }
}
