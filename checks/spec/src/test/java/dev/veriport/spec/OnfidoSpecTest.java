package dev.veriport.spec;

import org.junit.jupiter.api.DisplayName;

@DisplayName("What the fake Onfido was asked and answered, by Onfido's published specification")
final class OnfidoSpecTest extends VendorSpecCase {
    OnfidoSpecTest() {
        super(
                OnfidoSpec.SPEC,
                "create_applicant",
                "delete_applicant",
                "restore_applicant",
                "find_applicant",
                "create_workflow_run",
                "find_workflow_run",
                "list_workflow_runs",
                "list_tasks",
                "find_task",
                "list_documents",
                "find_document",
                "download_document",
                "list_live_photos",
                "list_live_videos",
                "download_live_video",
                "download_live_video_frame",
                "download_signed_evidence_file",
                "find_check",
                "list_reports",
                "find_report",
                "ping");
    }
}
