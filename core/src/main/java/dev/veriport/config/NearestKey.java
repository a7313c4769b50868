package dev.veriport.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known key that is most similar to an unknown one. */
final class NearestKey {
    private NearestKey() {}

    /**
     * Compares with and without the root, since it may have been left out. Empty where the nearest key is far: as many letters
     * differ as another word would have.
     */
    static Optional<String> to(String key, Collection<String> known) {
        String rooted = Configuration.ROOT + key;
        int lastWord = key.length() - key.lastIndexOf('.') - 1;
        return known.stream()
                .min(Comparator.comparingInt(one -> Math.min(distance(key, one), distance(rooted, one))))
                .filter(one -> Math.min(distance(key, one), distance(rooted, one)) <= Math.max(2, lastWord / 3));
    }

    /** The Levenshtein distance, computed row by row. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
