package dev.veriport.adapter.faceki;

import dev.veriport.http.VendorRequest;
import dev.veriport.http.image.CleanImage;
import dev.veriport.model.DocumentImages;
import dev.veriport.model.EvidenceSubmission;
import java.util.LinkedHashMap;
import java.util.Map;

/** The images of a submission with Faceki's field names: {@code selfie}, {@code document_1_front} and so on. */
final class SubmittedImages {
    private final Map<String, CleanImage> byName = new LinkedHashMap<>();

    private SubmittedImages() {}

    /**
     * Checks every image.
     *
     * @param largest the maximum size of an image, in bytes
     * @throws dev.veriport.error.VeriportException {@code INVALID_REQUEST} when an image cannot be sent
     */
    static SubmittedImages of(EvidenceSubmission submission, long largest) {
        SubmittedImages images = new SubmittedImages();
        images.byName.put("selfie", CleanImage.of(submission.selfie(), "the selfie", largest));
        int number = 1;
        for (DocumentImages document : submission.documents()) {
            String what = " of document " + number;
            String name = "document_" + number;
            images.byName.put(name + "_front", CleanImage.of(document.front(), "the front" + what, largest));
            document.back()
                    .ifPresent(
                            back -> images.byName.put(name + "_back", CleanImage.of(back, "the back" + what, largest)));
            number++;
        }
        return images;
    }

    VendorRequest.Builder in(VendorRequest.Builder request) {
        byName.forEach(request::part);
        return request;
    }
}
