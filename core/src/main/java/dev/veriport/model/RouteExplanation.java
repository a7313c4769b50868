package dev.veriport.model;

import dev.veriport.error.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a start would go, and why. Nothing was sent for it. Contains nothing of the person. Immutable.
 *
 * @param rule the number of the rule that matches, 1 for {@code veriport.route.1}; empty where none does
 * @param lines one for each open instance: those that would be tried, in this order, then the other candidates, then the others
 */
public record RouteExplanation(OptionalInt rule, List<Line> lines) {

    /** Copies the list. */
    public RouteExplanation {
        lines = List.copyOf(lines);
    }

    /** The instances that would be tried, in this order; empty where the start would fail. */
    public List<ProviderId> order() {
        return lines.stream()
                .filter(line -> line.standing() == Standing.TRIED)
                .map(Line::provider)
                .toList();
    }

    /** Whether an instance would be tried. Constants may be added: a {@code switch} over them needs a default branch. */
    public enum Standing {
        /** It would be tried; it fails at once where {@link Line#failure()} says so. */
        TRIED,
        /** Its cap of starts is reached. */
        CAPPED,
        /** It lacks what the start needs: {@link Line#failure()} is the failure of a start there. */
        UNABLE,
        /** Its percentage does not cover the reference, or the application's own chooser left it out. */
        NOT_CHOSEN,
        /** A rule matches, and its list does not have it. */
        NOT_IN_RULE,
        /** No rule matches, and no other setting of routing names it. */
        NOT_ROUTED
    }

    /**
     * How one instance stands.
     *
     * @param failure the code of the failure of a start there, as far as it is known now
     * @param why for people; empty where there is nothing to say
     */
    public record Line(ProviderId provider, Standing standing, Optional<ErrorCode> failure, String why) {

        /** One word for the standing: the name of the failure, else {@code READY} for {@code TRIED}, else the standing's name. */
        public String code() {
            return failure.map(ErrorCode::name).orElse(standing == Standing.TRIED ? "READY" : standing.name());
        }
    }
}
