package dev.veriport.adapter.stripe;

import dev.veriport.http.JsonValue;
import dev.veriport.http.VendorFile;
import dev.veriport.http.VendorFiles;
import dev.veriport.http.VendorRequest;
import dev.veriport.model.Evidence;
import dev.veriport.model.Reported;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The images of a report, which stay at Stripe's host of files until they are opened. Thread-safe. */
record StripeFiles(VendorFiles files) {
    static final Operation.Download DOWNLOAD = new Operation.Download("download-file", Role.EXTRA);

    /** The front of the document is the first of its files. The one that the selfie was compared with is among them. */
    List<Evidence> of(JsonValue report) {
        List<Evidence> images = new ArrayList<>();
        Evidence.Kind side = Evidence.Kind.DOCUMENT_FRONT;
        for (JsonValue id : report.at("document").at("files").items()) {
            file(side, Reported.of(0), id).ifPresent(images::add);
            side = Evidence.Kind.DOCUMENT_BACK;
        }
        JsonValue selfie = report.at("selfie").at("selfie");
        file(Evidence.Kind.LIVENESS_FACE, Reported.notProvided(), selfie).ifPresent(images::add);
        return images;
    }

    private Optional<Evidence> file(Evidence.Kind kind, Reported<Integer> document, JsonValue id) {
        VendorFile file = new VendorFile(kind, document, Reported.notRead(), Reported.notRead(), JsonValue.origins(id));
        return id.identifier()
                .map(known -> files.inApi(file, () -> VendorRequest.get("/v1/files/{id}/contents", known)));
    }
}
