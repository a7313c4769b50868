package dev.veriport.http;

import dev.veriport.model.Evidence;
import dev.veriport.model.Missing;
import dev.veriport.model.Origin;
import dev.veriport.model.Reported;
import java.util.List;

/**
 * What a vendor says of a file before it is fetched. Immutable.
 *
 * @param document the index of its document in the result, counted from 0
 * @param contentType {@link Missing#NOT_READ} where the vendor says it with the file alone
 * @param size in bytes; {@link Missing#NOT_READ} where the vendor says it with the file alone
 * @param origins the fields that the vendor listed it in
 */
public record VendorFile(
        Evidence.Kind kind,
        Reported<Integer> document,
        Reported<String> contentType,
        Reported<Long> size,
        List<Origin> origins) {

    /** Copies the origins. */
    public VendorFile {
        origins = List.copyOf(origins);
    }

    /** A file of which only the kind is known. */
    public static VendorFile of(Evidence.Kind kind, List<Origin> origins) {
        return new VendorFile(kind, Reported.notProvided(), Reported.notRead(), Reported.notRead(), origins);
    }
}
