package dev.veriport.adapter.faceki;

import dev.veriport.model.ImageSource;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationResult;
import java.util.List;

/**
 * Operations that only Faceki offers. Get it with {@code provider.unwrap(FacekiApi.class)}. Thread-safe. Every method
 * throws {@link dev.veriport.error.VeriportException} when the call fails.
 */
public interface FacekiApi {

    /**
     * Searches the records of persons with this face (Face Match API, docs.faceki.com). Faceki bills each search, so it
     * is sent once.
     *
     * @return empty when no record matches
     * @throws dev.veriport.error.VeriportException {@code INVALID_REQUEST} when the image cannot be sent, {@code
     *     OUTCOME_UNKNOWN} when the response is lost
     */
    List<VerificationResult> searchByFace(ImageSource selfie);

    /**
     * Reads a workflow's rules from the vendor; each call is a request.
     *
     * @param workflowId from the portal
     * @throws dev.veriport.error.VeriportException {@code CONFIGURATION} when the workflow has no rules
     */
    WorkflowRules workflowRules(String workflowId);

    /**
     * A workflow's rules, as the vendor's own SDKs read them; no page documents them. Immutable, thread-safe.
     *
     * @param documents names of the required documents, as in {@code ID Card}
     * @param documentOptional whether one of them is enough
     * @param countries the accepted issuing countries; empty for any
     * @param minimumAge in years
     * @param maximumAge in years
     * @param faceMatchScore the minimum similarity of the selfie, from 0 to 100
     */
    record WorkflowRules(
            List<String> documents,
            boolean documentOptional,
            List<String> countries,
            Reported<Integer> minimumAge,
            Reported<Integer> maximumAge,
            Reported<Integer> faceMatchScore) {
        /** Copies the lists. */
        public WorkflowRules {
            documents = List.copyOf(documents);
            countries = List.copyOf(countries);
        }
    }
}
