package dev.veriport.http;

import dev.veriport.model.Reported;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a vendor's words mean. A word is compared exactly. One that is not in the table has the table's {@code unknown} meaning.
 * Immutable, thread-safe.
 *
 * @param <V> the type of a meaning
 */
public final class WordTable<V> {
    private final V unknown;
    private final Map<String, V> meanings;

    private WordTable(V unknown, Map<String, V> meanings) {
        this.unknown = unknown;
        this.meanings = Map.copyOf(meanings);
    }

    /**
     * A table without words.
     *
     * @param unknown the meaning of a word that is not in the table
     */
    public static <V> WordTable<V> of(V unknown) {
        return new WordTable<>(unknown, Map.of());
    }

    /**
     * A copy with words that mean the same.
     *
     * @param words separated by spaces or line ends
     * @throws IllegalArgumentException when the table has one of them already
     */
    public WordTable<V> with(V meaning, String words) {
        Map<String, V> more = new HashMap<>(meanings);
        for (String word : words.split("\\s+", -1)) {
            if (more.put(word, meaning) != null) {
                throw new IllegalArgumentException("the table has this word twice: " + word);
            }
        }
        return new WordTable<>(unknown, more);
    }

    /** The meaning of a word. */
    public V meaning(String word) {
        return find(word).orElse(unknown);
    }

    /** The meaning of a word that can be read; the table's {@code unknown} meaning otherwise. */
    public V meaning(Reported<String> word) {
        return word.match(this::meaning, missing -> unknown);
    }

    /** The meaning of a word; empty when the table does not have it. */
    public Optional<V> find(String word) {
        return Optional.ofNullable(meanings.get(word));
    }
}
