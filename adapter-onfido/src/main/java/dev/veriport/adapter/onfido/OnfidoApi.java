package dev.veriport.adapter.onfido;

import dev.veriport.model.Evidence;
import dev.veriport.model.VerificationId;
import java.util.List;
import java.util.Map;

/**
 * Operations that only Onfido offers. Get it with {@code provider.unwrap(OnfidoApi.class)}. Thread-safe. Every method throws
 * {@link dev.veriport.error.VeriportException} when the call fails.
 */
public interface OnfidoApi {

    /**
     * The tasks of a workflow run that started or ended: each task's {@code task_def_id}, by the task's id. Compare them with the
     * settings {@code document-tasks} and {@code face-tasks}.
     */
    Map<String, String> tasks(VerificationId verification);

    /**
     * The files of an applicant, which stay at Onfido until they are opened.
     *
     * @param applicantId Onfido's own id
     */
    List<Evidence> media(String applicantId);

    /** Takes the verification's applicant, with everything below it, out of the deletion queue. */
    void restore(VerificationId verification);
}
