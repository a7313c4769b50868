package dev.veriport.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.testkit.server.Exchange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Run it after the tests of the fake and of the adapter, in one build. */
@DisplayName("What the fake Onfido was asked and answered, by Onfido's published specification")
final class OnfidoSpecTest {
    private final Judge judge = OnfidoSpec.judge();
    private final List<Exchange> exchanges = OnfidoSpec.exchanges(judge);

    @Test
    @DisplayName(
            "Every answer, and every request that was accepted, is as specified, but for what is excused; each excuse is needed")
    void everythingIsAsSpecified() {
        Set<Excuse> used = new LinkedHashSet<>();
        List<String> faults = new ArrayList<>();
        for (Exchange exchange : exchanges) {
            for (Fault fault : judge.faults(exchange)) {
                List<Excuse> excuses = OnfidoSpec.EXCUSES.stream()
                        .filter(excuse -> excuse.excused().test(fault))
                        .toList();
                used.addAll(excuses);
                if (excuses.isEmpty()) {
                    faults.add(exchange + " " + fault);
                }
            }
        }

        assertThat(faults.stream().distinct()).isEmpty();
        assertThat(used).as("excuses that were needed").containsExactlyInAnyOrderElementsOf(OnfidoSpec.EXCUSES);
    }

    @Test
    @DisplayName("Every operation that the fake has was judged, with success")
    void everyOperationWasJudged() {
        TreeMap<String, Long> successes = exchanges.stream()
                .filter(exchange -> exchange.reply().status() < 400)
                .flatMap(exchange -> judge.operation(exchange).stream())
                .collect(Collectors.groupingBy(Operation::id, TreeMap::new, Collectors.counting()));

        System.out.println(exchanges.size() + " exchanges judged; successes by operation: " + successes);
        assertThat(successes.keySet())
                .contains(
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
