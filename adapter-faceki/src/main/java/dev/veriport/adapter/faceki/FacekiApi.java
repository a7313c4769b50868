package dev.veriport.adapter.faceki;

import dev.veriport.model.ImageSource;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationResult;
import java.util.List;

/** What Faceki has and other vendors have not; reached by {@code provider.unwrap(FacekiApi.class)}. Thread-safe. */
public interface FacekiApi {

    /**
     * The records of people with this face (Face Match API, docs.faceki.com): a paid addition, billed each time, so it is
     * sent once. {@code OUTCOME_UNKNOWN} when the answer is lost.
     *
     * @return empty when nobody is found
     */
    List<VerificationResult> searchByFace(ImageSource selfie);

    /**
     * What a workflow asks for, as it is now; a request. {@code CONFIGURATION} when it has no rules.
     *
     * @param workflowId from the portal
     */
    WorkflowRules workflowRules(String workflowId);

    /**
     * What a workflow asks for, as the vendor's own SDKs read it; its page is not published.
     *
     * @param documents names of documents, as in {@code ID Card}
     * @param documentOptional whether any one of them will do
     * @param countries that may issue them; empty for any
     * @param minimumAge in years
     * @param maximumAge in years
     * @param faceMatchScore from 0 to 100, what the selfie must reach
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
