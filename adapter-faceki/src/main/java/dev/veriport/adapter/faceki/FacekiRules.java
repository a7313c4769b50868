package dev.veriport.adapter.faceki;

import dev.veriport.adapter.faceki.FacekiApi.WorkflowRules;
import dev.veriport.adapter.faceki.FacekiSettings.Submissions;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.http.JsonValue;
import dev.veriport.model.Ascii;
import dev.veriport.model.EvidenceSubmission;
import dev.veriport.model.Reported;
import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What workflows ask for, read before images leave: what one would refuse is neither sent nor billed. Thread-safe. */
final class FacekiRules {
    private final FacekiClient api;
    private final Submissions settings;
    private final Ticker ticker;
    private final Map<String, Kept> byWorkflow = new ConcurrentHashMap<>();

    private record Kept(WorkflowRules rules, long untilNanos) {}

    FacekiRules(FacekiClient api, Submissions settings, Ticker ticker) {
        this.api = api;
        this.settings = settings;
        this.ticker = ticker;
    }

    /** As they are now. */
    WorkflowRules read(String workflow, Deadline deadline) {
        WorkflowRules read = api.rules(workflow, deadline, FacekiRules::of);
        byWorkflow.put(
                workflow, new Kept(read, ticker.nanos() + settings.rulesKeep().toNanos()));
        return read;
    }

    private static WorkflowRules of(JsonValue rules) {
        return new WorkflowRules(
                texts(rules.at("documents")),
                rules.at("document_optional").bool().orElse(false),
                texts(rules.at("countries")),
                number(rules.at("minAge")),
                number(rules.at("maxAge")),
                number(rules.at("face_match_score")));
    }

    /** @throws VeriportException {@link ErrorCode#INVALID_REQUEST} when the workflow would refuse what is submitted */
    void check(EvidenceSubmission submission, String workflow, Deadline deadline) {
        if (!settings.checkRules()) {
            return;
        }
        Kept kept = byWorkflow.get(workflow);
        WorkflowRules rules = kept != null && kept.untilNanos() - ticker.nanos() > 0 //
                ? kept.rules()
                : read(workflow, deadline);
        if (rules.documents().isEmpty()) {
            return;
        }
        int wanted = rules.documentOptional() ? 1 : rules.documents().size();
        if (submission.documents().size() != wanted) {
            throw refused("the workflow takes " + wanted + " of " + rules.documents() + ": submit as many");
        }
        long passports = rules.documents().stream()
                .filter(document -> Ascii.lowerCase(document).contains("passport"))
                .count();
        long withoutBack = submission.documents().stream()
                .filter(document -> document.back().isEmpty())
                .count();
        if (withoutBack > passports) {
            throw refused("the workflow wants the backs of " + rules.documents() + ": only a passport has none");
        }
    }

    private static VeriportException refused(String message) {
        return VeriportException.notSent(ErrorCode.INVALID_REQUEST, message).build();
    }

    private static List<String> texts(JsonValue list) {
        return list.items().stream().flatMap(item -> item.text().stream()).toList();
    }

    private static Reported<Integer> number(JsonValue value) {
        return value.reported(JsonValue::integer)
                .read(whole -> Optional.of(whole.intValue()).filter(small -> small.longValue() == whole));
    }
}
