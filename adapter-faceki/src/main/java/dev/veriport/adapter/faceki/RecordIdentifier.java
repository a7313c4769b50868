package dev.veriport.adapter.faceki;

import dev.veriport.model.Origin;
import dev.veriport.model.Reported;
import dev.veriport.spi.AttemptId;
import java.util.List;

/** What a record of ours is called at Faceki: the application's reference, and which attempt at it this is. */
final class RecordIdentifier {
    private static final char BETWEEN = '~';

    private RecordIdentifier() {}

    static String of(String reference, AttemptId attempt) {
        return reference + BETWEEN + attempt;
    }

    /** The reference in it; a record that others made has none. */
    static Reported<String> reference(String identifier, Origin origin) {
        int between = identifier.lastIndexOf(BETWEEN);
        return between < 0 ? Reported.notProvided() : Reported.of(identifier.substring(0, between), List.of(origin));
    }
}
