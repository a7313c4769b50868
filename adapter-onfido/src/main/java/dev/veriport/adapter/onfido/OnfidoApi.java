package dev.veriport.adapter.onfido;

import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
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
     * The reports of a check that was made without Studio: person, documents, checks and reasons. The decision is INDETERMINATE,
     * because the application's own rules decide.
     *
     * @param checkId Onfido's own id
     */
    VerificationResult reports(String checkId);

    /**
     * One report, as {@link #reports}.
     *
     * @param reportId Onfido's own id
     */
    VerificationResult report(String reportId);

    /** Takes the verification's applicant, with everything below it, out of the deletion queue. */
    void restore(VerificationId verification);
}
