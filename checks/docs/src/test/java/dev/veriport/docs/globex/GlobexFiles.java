package dev.veriport.docs.globex;

import dev.veriport.http.JsonValue;
import dev.veriport.http.VendorFile;
import dev.veriport.http.VendorFiles;
import dev.veriport.http.VendorRequest;
import dev.veriport.model.Evidence;
import dev.veriport.model.Secret;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of a check, which stay at Globex until they are opened. Thread-safe. */
final class GlobexFiles {
    private final VendorFiles files;
    private final GlobexClient client;

    GlobexFiles(VendorFiles files, GlobexClient client) {
        this.files = files;
        this.client = client;
    }

    List<Evidence> of(String check, JsonValue body) {
        return Stream.of(photo(body.at("photo")), report(check, body.at("report")))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Evidence> photo(JsonValue id) {
        VendorFile front = VendorFile.of(Evidence.Kind.DOCUMENT_FRONT, JsonValue.origins(id));
        return id.text().map(known -> files.inApi(front, () -> VendorRequest.get("/photos/{id}", known)));
    }

    // tag::address[]
    /** The check contains the address of its report. The address expires; then the check contains another one. */
    private Optional<Evidence> report(String check, JsonValue address) {
        VendorFile report = VendorFile.of(Evidence.Kind.REPORT, JsonValue.origins(address));
        return address(address)
                .map(known -> files.atAddress(report, known, deadline -> {
                    JsonValue again = client.readCheck(check, deadline);
                    return address(again.at("report"));
                }));
    }

    private static Optional<Secret> address(JsonValue written) {
        return written.text().map(Secret::of);
    }
    // end::address[]
}
