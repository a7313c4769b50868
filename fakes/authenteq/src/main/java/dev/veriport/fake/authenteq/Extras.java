package dev.veriport.fake.authenteq;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The builder's settings beside the verifications themselves. A null path: there is no such route. */
record Extras(
        boolean exportCarriesStatus,
        UnknownVerification unknownVerification,
        @Nullable String exportMultipartPath,
        @Nullable String exportPdfPath,
        @Nullable String faceResultPath,
        boolean amlDisabled,
        int unprocessableStatus,
        WebhookSignature signature) {

    Optional<String> exportPdf() {
        return Optional.ofNullable(exportPdfPath);
    }

    Optional<String> faceResult() {
        return Optional.ofNullable(faceResultPath);
    }
}
