package dev.veriport.adapter.stripe;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.http.JsonValue;
import dev.veriport.model.Decision;
import dev.veriport.model.Environment;
import dev.veriport.model.Evidence;
import dev.veriport.model.Finality;
import dev.veriport.model.Person;
import dev.veriport.model.Provenance;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reason;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Reported;
import dev.veriport.model.UnreadPart;
import dev.veriport.model.UnreadPart.Part;
import dev.veriport.model.VerificationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes a result from a verification session, whose report and verified outputs are expanded. The session's status decides.
 * Thread-safe.
 *
 * @param evidence of a report
 */
record StripeResults(ProviderId provider, StripeSettings settings, Function<JsonValue, List<Evidence>> evidence) {
    private static final String REPORT = "last_verification_report";

    /** Of a session whose report is not in the answer. */
    private static final List<UnreadPart> NOT_EXPANDED = Stream.of(Part.DOCUMENTS, Part.CHECKS, Part.EVIDENCE)
            .map(part -> new UnreadPart(
                    part,
                    ErrorCode.MALFORMED_RESPONSE.name(),
                    "the vendor's answer does not contain the report: read the session with its report expanded",
                    Optional.empty()))
            .toList();

    private static final List<UnreadPart> NOT_STORED = List.of(new UnreadPart(
            Part.EVIDENCE,
            ErrorCode.UNSUPPORTED.name(),
            "a stored answer has no files: find the verification again",
            Optional.empty()));

    /** For stored sessions: without evidence, which needs a connection. */
    StripeResults(ProviderId provider, StripeSettings settings) {
        this(provider, settings, report -> List.of());
    }

    /**
     * The result of an answer that was saved by itself.
     *
     * @param stored a session, or an event with one
     * @return empty where it is neither
     */
    Optional<VerificationResult> ofStored(JsonValue stored) {
        JsonValue inEvent = stored.at("data").at("object");
        JsonValue session = inEvent.isObject() ? inEvent : stored;
        return isSession(session) ? Optional.of(of(session, true, NOT_STORED)) : Optional.empty();
    }

    /**
     * The result of a session. Where its report is not expanded, the report's id is there instead, and the report is not read.
     * An open session has the report of an earlier attempt, which is no part of the result.
     *
     * @param sensitive whether dates of birth and numbers were read
     * @param notRead what could not be read, where the session has it
     * @throws VeriportException {@code NOT_FOUND} when the session is redacted, {@code MALFORMED_RESPONSE} when the report is
     *     that of another session
     */
    VerificationResult of(JsonValue session, boolean sensitive, List<UnreadPart> notRead) {
        refuseRedacted(session);
        refuseReportOfAnother(session, session.at(REPORT));
        Reported<String> status = session.at("status").reported();
        Decision decision = decision(session);
        JsonValue report = (decision == Decision.PENDING ? session.without(REPORT) : session).at(REPORT);
        JsonValue outputs = session.at("verified_outputs");
        StripeReport read = new StripeReport(outputs, report, sensitive);
        boolean isExpanded = report.isObject() || report.isBlank();
        return VerificationResult.builder(provider, decision, Finality.unchangeable(decision))
                .id(session.at("id").reported())
                .reference(StripeReport.text(session.at("client_reference_id")))
                .reasons(reasons(session, report, decision))
                .person(isExpanded || outputs.isObject() ? read.person() : Person.notRead())
                .documents(read.documents())
                .checks(read.checks())
                .evidence(evidence.apply(report))
                .startedAt(session.at("created").instant())
                .endedAt(isExpanded ? report.at("created").instant() : Reported.notRead())
                .environment(environment(session))
                .notRead(report.isObject() ? notRead : isExpanded ? List.of() : NOT_EXPANDED)
                .provenance(
                        Provenance.of(status, session.at("id").text().stream().toList())
                                .answer("session", withoutHandoff(session)::fields)
                                .consulted(read.consulted())
                                .consulted(JsonValue.origins(session.at("livemode"))))
                .build();
    }

    /** Stripe answers with placeholders for an erased session, and those are no person. */
    private void refuseRedacted(JsonValue session) {
        if (isRedacted(session)) {
            throw failure(ErrorCode.NOT_FOUND, provider + " has erased this verification session")
                    .reason(ReasonCode.ERASED)
                    .build();
        }
    }

    private void refuseReportOfAnother(JsonValue session, JsonValue report) {
        JsonValue of = report.at("verification_session");
        if (report.isObject()
                && !of.isBlank()
                && !of.text().equals(session.at("id").text())) {
            throw failure(
                            ErrorCode.MALFORMED_RESPONSE,
                            "the vendor's answer has the report of another session: ask the vendor")
                    .build();
        }
    }

    private VeriportException.Builder failure(ErrorCode code, String message) {
        return VeriportException.of(code, message).phase(Phase.ANSWERED).provider(provider);
    }

    /** Without the page and the client secret: whoever has one of them can act as the user. */
    static JsonValue withoutHandoff(JsonValue session) {
        return session.without("url", "client_secret");
    }

    /** Whether this is a session, and no other object of Stripe's. */
    static boolean isSession(JsonValue object) {
        return object.at("object").is("identity.verification_session");
    }

    static boolean isCanceled(JsonValue session) {
        return session.at("status").is(StripeMapping.CANCELED);
    }

    /** Whether an erasure of the session was requested. */
    static boolean isBeingRedacted(JsonValue session) {
        return session.at("redaction").at("status").text().isPresent();
    }

    /** Whether the erasure of the session is done. */
    static boolean isRedacted(JsonValue session) {
        return session.at("redaction").at("status").is("redacted");
    }

    static Decision decision(JsonValue session) {
        boolean hasFailed = !session.at("last_error").isBlank();
        return StripeMapping.decisions(hasFailed).meaning(session.at("status").reported());
    }

    /** The answer's own word, or else that of the key. */
    private Reported<Environment> environment(JsonValue session) {
        return session.at("livemode").bool().isPresent() ? live(session) : settings.environment();
    }

    static Reported<Environment> live(JsonValue object) {
        return object.at("livemode")
                .reported(JsonValue::bool)
                .map(live -> live ? Environment.LIVE : Environment.SANDBOX);
    }

    private static List<Reason> reasons(JsonValue session, JsonValue report, Decision decision) {
        if (decision == Decision.APPROVED) {
            return List.of();
        }
        List<Reason> reasons = new ArrayList<>();
        if (isCanceled(session)) {
            reasons.add(new Reason(ReasonCode.CANCELLED, session.at("status").reported()));
        }
        reason(session.at("last_error")).ifPresent(reasons::add);
        Map<String, JsonValue> sections = report.entries();
        for (String section : StripeMapping.SECTIONS.keySet()) {
            Optional.ofNullable(sections.get(section))
                    .flatMap(found -> reason(found.at("error")))
                    .filter(found -> reasons.stream().noneMatch(known -> known.equals(found)))
                    .ifPresent(reasons::add);
        }
        return reasons;
    }

    private static Optional<Reason> reason(JsonValue error) {
        if (error.isBlank()) {
            return Optional.empty();
        }
        Reported<String> code = error.at("code").reported();
        return Optional.of(new Reason(StripeMapping.REASONS.meaning(code), code));
    }
}
