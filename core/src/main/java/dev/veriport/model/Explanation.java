package dev.veriport.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What became of each field of a vendor's answer: our value, the vendor's field and word, what has no place here, and
 * which words we do not know. Prints without personal data; {@link #text} prints all.
 *
 * @param lines in the order of the result
 * @param notMapped fields of the vendor that nothing was made of
 */
public record Explanation(List<Line> lines, List<Origin> notMapped) {
    /** Terminals obey some of these. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]");

    /** One value of ours, or what could not be read of it. */
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

        /** As in {@code person.fullName} or {@code documents[0].number}. */
        public String ours() {
            return ours;
        }

        /** As text; {@code UNREADABLE} where it could not be read. */
        public Personal<String> value() {
            return value;
        }

        /** Whether the value tells something about the person. */
        public boolean personal() {
            return personal;
        }

        /** Whether the vendor's words may: a file's name in its store can. */
        public boolean personalWords() {
            return personalWords;
        }

        /** False for a vendor's word that we have none for, or that could not be read. */
        public boolean known() {
            return known;
        }

        /** The vendor's fields it was made of. */
        public List<Origin> origins() {
            return value.origins();
        }

        @Override
        public String toString() {
            return "Line[" + ours + "]";
        }
    }

    public Explanation {
        lines = List.copyOf(lines);
        notMapped = List.copyOf(notMapped);
    }

    static Explanation of(VerificationResult result) {
        List<Line> lines = ExplainedResult.lines(result);
        Set<String> used = new HashSet<>();
        lines.forEach(line -> line.origins().forEach(origin -> used.add(origin.field())));
        result.provenance().consulted().forEach(origin -> used.add(origin.field()));
        List<Origin> left = result.provenance().answer().stream()
                .filter(origin -> !used.contains(origin.field()))
                .toList();
        return new Explanation(lines, left);
    }

    /**
     * The values that rest on a vendor's word we do not know: each says so by being open, other, unmapped or unreadable.
     */
    public List<Line> unknownWords() {
        return lines.stream().filter(line -> !line.known()).toList();
    }

    /** A table, its personal data shown or redacted. */
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

    /** A vendor's words for a terminal: a question mark for each character that moves its cursor or turns its text around. */
    public static String printable(String text) {
        return CONTROL.matcher(text).replaceAll("?");
    }

    @Override
    public String toString() {
        return text(false);
    }
}
