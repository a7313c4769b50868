package dev.veriport.adapter.faceki;

import dev.veriport.model.AttemptId;
import dev.veriport.model.Origin;
import dev.veriport.model.Reported;
import java.util.List;

/** The identifier that we send with a record: the application's reference and the attempt's id, as in an AttemptReference. */
final class RecordIdentifier {
    private static final char BETWEEN = '~';

    private RecordIdentifier() {}

    static String of(String reference, AttemptId attempt) {
        return reference + BETWEEN + attempt;
    }

    /** The reference in an identifier; not provided when another client made the record. */
    static Reported<String> reference(String identifier, Origin origin) {
        int between = identifier.lastIndexOf(BETWEEN);
        return between < 0 ? Reported.notProvided() : Reported.of(identifier.substring(0, between), List.of(origin));
    }
}
