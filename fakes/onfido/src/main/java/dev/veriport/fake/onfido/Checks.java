package dev.veriport.fake.onfido;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Checks and their reports outside Studio; a client can read them alone. Facts: paths, fields, and a check that is clear when
 * all its reports are. Inference: a check that does not exist is not found, whichever way it is asked for.
 */
final class Checks {
    private static final String CHECKS = FakeOnfidoServer.API + "/checks";
    private static final String REPORTS = FakeOnfidoServer.API + "/reports";

    private final Settings settings;
    private final Predicate<String> applicantExists;
    private final Map<String, Check> byId = new ConcurrentHashMap<>();

    private record Check(ObjectNode json, List<ObjectNode> reports) {
        String applicantId() {
            return json.path("applicant_id").asText();
        }
    }

    Checks(Settings settings, Predicate<String> applicantExists) {
        this.settings = settings;
        this.applicantExists = applicantExists;
    }

    /** Adds a complete check, with a report for each name. */
    String add(String applicantId, Map<String, OnfidoReportJson> reports) {
        String id = UUID.randomUUID().toString();
        String createdAt = Iso8601.of(settings.clock().instant());
        List<ObjectNode> made = reports.entrySet().stream()
                .map(named -> report(id, named.getKey(), named.getValue(), createdAt))
                .toList();
        boolean allClear =
                made.stream().allMatch(report -> report.path("result").asText().equals("clear"));
        ObjectNode json = Json.object()
                .put("id", id)
                .put("applicant_id", applicantId)
                .put("created_at", createdAt)
                .put("href", CHECKS + "/" + id)
                .put("status", "complete")
                .put("result", allClear ? "clear" : "consider")
                .put("sandbox", settings.sandbox())
                .put("version", "3.6");
        ArrayNode ids = json.putArray("report_ids");
        made.forEach(report -> ids.add(report.path("id").asText()));
        byId.put(id, new Check(json, made));
        return id;
    }

    private static ObjectNode report(String checkId, String name, OnfidoReportJson report, String createdAt) {
        ObjectNode json = report.object();
        String id = json.path("uuid").asText(UUID.randomUUID().toString());
        json.remove("uuid");
        json.putArray("documents");
        return json.put("id", id)
                .put("name", name)
                .put("check_id", checkId)
                .put("created_at", createdAt)
                .put("href", REPORTS + "/" + id);
    }

    boolean hasAny(String applicantId) {
        return byId.values().stream().anyMatch(check -> check.applicantId().equals(applicantId));
    }

    private Optional<Check> find(String id) {
        return Optional.ofNullable(byId.get(id)).filter(check -> applicantExists.test(check.applicantId()));
    }

    Reply read(RecordedRequest request) {
        return find(request.segment(2))
                .map(check -> Json.reply(200, check.json()))
                .orElseGet(Problem.NOT_FOUND::reply);
    }

    Reply reports(RecordedRequest request) {
        return find(request.query("check_id").orElse(""))
                .map(check -> {
                    ObjectNode body = Json.object();
                    body.set("reports", Json.array(check.reports()));
                    return Json.reply(200, body);
                })
                .orElseGet(Problem.NOT_FOUND::reply);
    }

    Reply readReport(RecordedRequest request) {
        return byId.keySet().stream()
                .flatMap(id -> find(id).stream())
                .flatMap(check -> check.reports().stream())
                .filter(report -> report.path("id").asText().equals(request.segment(2)))
                .findFirst()
                .map(report -> Json.reply(200, report))
                .orElseGet(Problem.NOT_FOUND::reply);
    }
}
