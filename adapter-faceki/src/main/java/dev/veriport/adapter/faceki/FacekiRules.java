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

/**
 * Checks submitted images against the workflow's rules, so that images that Faceki would refuse are neither sent nor
 * billed. Caches the rules. Thread-safe.
 */
final class FacekiRules {
    private final FacekiClient api;
    private final Submissions settings;
    private final Ticker ticker;
    private final Map<String, CachedRules> byWorkflow = new ConcurrentHashMap<>();

    private record CachedRules(WorkflowRules rules, long expiresAtNanos) {}

    FacekiRules(FacekiClient api, Submissions settings, Ticker ticker) {
        this.api = api;
        this.settings = settings;
        this.ticker = ticker;
    }

    /** Reads the current rules and caches them. */
    WorkflowRules read(String workflow, Deadline deadline) {
        WorkflowRules read = api.rules(workflow, deadline, FacekiRules::of);
        byWorkflow.put(
                workflow,
                new CachedRules(read, ticker.nanos() + settings.rulesKeep().toNanos()));
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
        CachedRules cached = byWorkflow.get(workflow);
        WorkflowRules rules = cached != null && cached.expiresAtNanos() - ticker.nanos() > 0 //
                ? cached.rules()
                : read(workflow, deadline);
        if (rules.documents().isEmpty()) {
            return;
        }
        int required = rules.documentOptional() ? 1 : rules.documents().size();
        if (submission.documents().size() != required) {
            throw refused("the workflow requires " + required + " of " + rules.documents() + ": submit that number");
        }
        long passports = rules.documents().stream()
                .filter(document -> Ascii.lowerCase(document).contains("passport"))
                .count();
        long withoutBack = submission.documents().stream()
                .filter(document -> document.back().isEmpty())
                .count();
        if (withoutBack > passports) {
            throw refused("the workflow requires the backs of " + rules.documents() + ": only a passport has none");
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
