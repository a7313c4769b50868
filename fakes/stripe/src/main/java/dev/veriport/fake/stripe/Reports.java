package dev.veriport.fake.stripe;

import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.Reply;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The reports of the sessions. Facts: paths, parameters and fields. */
final class Reports {
    private final InstantSource clock;
    private final Sessions sessions;
    private final ReportJson json;

    private record Report(Session session, Submission submission) {
        String id() {
            return submission.reportId();
        }
    }

    Reports(InstantSource clock, Sessions sessions, ReportJson json) {
        this.clock = clock;
        this.sessions = sessions;
        this.json = json;
    }

    private Stream<Report> reached(Call call) {
        return sessions.all().stream()
                .filter(call.access()::reaches)
                .flatMap(session -> session.submissions().stream()
                        .filter(submission -> submission.hasReport(clock.instant()))
                        .map(submission -> new Report(session, submission)));
    }

    Reply read(Call call) {
        call.check(Map.of());
        Expansion expansion = Expansion.ofReport(call);
        return reached(call)
                .filter(report -> report.id().equals(call.id()))
                .findFirst()
                .map(report -> Json.reply(200, json.of(report.session(), report.submission(), expansion)))
                .orElseThrow(() -> Refusal.notFound("verificationreport", "report"));
    }

    Reply list(Call call) {
        Listing listing = new Listing(
                call,
                Map.of(
                        "type", Parameter.word(StripeWords.TYPES),
                        "verification_session", Parameter.text(),
                        "client_reference_id", Parameter.text()));
        Expansion expansion = Expansion.ofReports(call);
        List<Report> found = reached(call)
                .filter(report -> listing.isWanted("type", SessionJson.type(report.session())))
                .filter(report -> listing.isWanted(
                        "verification_session", report.session().id()))
                .filter(report ->
                        listing.isWanted("client_reference_id", report.session().text("client_reference_id")))
                .filter(report -> listing.isCreatedWithin(report.submission().at()))
                .toList();
        return listing.reply(found, Report::id, report -> json.of(report.session(), report.submission(), expansion));
    }
}
