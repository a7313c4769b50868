package dev.veriport.fake.sumsub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import java.util.List;

/**
 * A verification level of the account.
 *
 * @param steps the sets of documents that it requires, in their order, of {@link SumsubWords#DOC_SETS}
 */
record Level(String name, List<String> steps) {

    static final String IDENTITY = "IDENTITY";
    static final String SELFIE = "SELFIE";
    static final String PROOF_OF_RESIDENCE = "PROOF_OF_RESIDENCE";

    /** The types of documents that a step takes. */
    static List<String> types(String step) {
        return switch (step) {
            case IDENTITY -> List.of("PASSPORT", "ID_CARD", "DRIVERS", "RESIDENCE_PERMIT");
            case PROOF_OF_RESIDENCE -> List.of("UTILITY_BILL");
            default -> List.of(step);
        };
    }

    /** What an applicant of this level has as {@code requiredIdDocs}. */
    ObjectNode json() {
        ObjectNode json = Json.object();
        ArrayNode sets = json.putArray("docSets");
        for (String step : steps) {
            ArrayNode types = sets.addObject().put("idDocSetType", step).putArray("types");
            types(step).forEach(types::add);
        }
        return json;
    }
}
