package dev.veriport.model;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How each value of a result was made from the vendor's answer: our value, the vendor's field and word, the fields
 * that were not mapped, and the words that are unknown. {@code toString} prints no personal data; {@link #text} can
 * print all. Immutable.
 *
 * @param lines one for each value, in the order of the result
 * @param notMapped fields of the vendor's answer that no value was made from
 */
public record Explanation(List<Line> lines, List<Origin> notMapped) {
    /** Characters that a terminal may obey. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]");

    /** One value of a result, or a value that could not be read. Immutable. */
    public static final class Line {
        private final String ours;
        private final Personal<String> value;
        private final boolean known;
        private final boolean personal;
        private final boolean personalWords;

        Line(String ours, Personal<String> value, boolean known, boolean personal, boolean personalWords) {
            this.ours = ours;
            this.value = value;
            this.known = known;
            this.personal = personal;
            this.personalWords = personalWords;
        }

        /** The name of the value, such as {@code person.fullName} or {@code documents[0].number}. */
        public String ours() {
            return ours;
        }

        /** The value as text. {@code UNREADABLE} where it could not be read. */
        public Personal<String> value() {
            return value;
        }

        /** Whether the value is personal data. */
        public boolean personal() {
            return personal;
        }

        /** Whether the vendor's words may be personal data, such as the name of a file in its storage. */
        public boolean personalWords() {
            return personalWords;
        }

        /** False for a word of the vendor that is unknown or could not be read. */
        public boolean known() {
            return known;
        }

        /** The fields of the vendor's answer that the value was made from. */
        public List<Origin> origins() {
            return value.origins();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Line that
                    && ours.equals(that.ours)
                    && value.equals(that.value)
                    && known == that.known
                    && personal == that.personal
                    && personalWords == that.personalWords;
        }

        @Override
        public int hashCode() {
            return Objects.hash(ours, value, known, personal, personalWords);
        }

        @Override
        public String toString() {
            return "Line[" + ours + "]";
        }
    }

    /** Copies both lists. */
    public Explanation {
        lines = List.copyOf(lines);
        notMapped = List.copyOf(notMapped);
    }

    static Explanation of(VerificationResult result) {
        List<Line> lines = ExplainedResult.lines(result);
        Set<String> used = new HashSet<>();
        lines.forEach(line -> line.origins().forEach(origin -> used.add(origin.field())));
        result.provenance().consulted().forEach(origin -> used.add(origin.field()));
        List<Origin> left = result.provenance().answers().values().stream()
                .flatMap(List::stream)
                .filter(origin -> !used.contains(origin.field()))
                .toList();
        return new Explanation(lines, left);
    }

    /**
     * The values that came from an unknown word of the vendor. Such a value is {@code INDETERMINATE}, {@code OTHER},
     * {@code UNKNOWN}, {@code UNMAPPED} or {@code UNREADABLE}.
     */
    public List<Line> unknownWords() {
        return lines.stream().filter(line -> !line.known()).toList();
    }

    /**
     * A table of all lines.
     *
     * @param personalData whether personal data is printed; otherwise it is redacted
     */
    public String text(boolean personalData) {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            boolean shown = personalData || !line.personal();
            text.append("%-28s %s%s%n".formatted(line.ours(), shown(line.value(), shown), line.known() ? "" : "  ?"));
            for (Origin origin : line.origins()) {
                text.append("%-28s   from %s%n".formatted("", field(origin, personalData || !line.personalWords())));
            }
        }
        text.append("%n%d of the vendor's words unknown (marked ?), %d fields not mapped%n"
                .formatted(unknownWords().size(), notMapped.size()));
        notMapped.forEach(origin -> text.append("  %s%n".formatted(field(origin, personalData))));
        return text.toString();
    }

    private static String field(Origin origin, boolean shown) {
        return printable(origin.field()) + " = " + shown(origin.word(), shown);
    }

    private static String shown(Personal<String> value, boolean shown) {
        return value.match(given -> shown ? printable(given) : value.toString(), Missing::name);
    }

    /**
     * The text for a terminal. Each control character, and each character that changes the direction of text, becomes
     * a question mark.
     */
    public static String printable(String text) {
        return CONTROL.matcher(text).replaceAll("?");
    }

    @Override
    public String toString() {
        return text(false);
    }
}
