package dev.veriport.cli;

import dev.veriport.model.AttemptId;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Handoff;
import dev.veriport.model.VerificationSession;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A verification that was started or resumed, for programs and for people. */
final class SessionView {
    private SessionView() {}

    static Map<String, Object> json(VerificationSession session) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("provider", session.provider().value());
        view.put("session", session.ref().value());
        session.attempt().ifPresent(attempt -> view.put("attempt", attempt.value()));
        if (isStarted(session)) {
            view.put("route", session.route().name());
            session.rule().ifPresent(number -> view.put("rule", number));
        }
        List<Map<String, Object>> tried = session.tried().entrySet().stream()
                .map(one -> Fields.of("provider", one.getKey().value(), "code", one.getValue()))
                .toList();
        if (!tried.isEmpty()) {
            view.put("tried", tried);
        }
        view.put(
                "handoff",
                session.handoff()
                        .match(
                                page -> Fields.of(
                                        "type", "HOSTED_PAGE", "url", page.url().toString()),
                                SessionView::sdk));
        expiry(session).ifPresent(moment -> view.put("expiresAt", moment.toString()));
        return view;
    }

    private static Map<String, Object> sdk(Handoff.SdkToken sdk) {
        Map<String, Object> view =
                Fields.of("type", "SDK_TOKEN", "token", sdk.token().reveal());
        if (!sdk.parameters().isEmpty()) {
            view.put("parameters", sdk.parameters());
        }
        return view;
    }

    /** The hand-off's, or that of the verification, where the vendor says only that. */
    private static Optional<Instant> expiry(VerificationSession session) {
        return session.handoff()
                .expiresAt()
                .toOptional()
                .or(() -> session.expiresAt().toOptional());
    }

    /** @param done started or resumed */
    static String text(String done, VerificationSession session) {
        String handoff = session.handoff()
                .match(
                        page -> "  send the user to  " + page.url(),
                        sdk -> "  token of the SDK  " + sdk.token().reveal() + parameters(sdk));
        String expiry =
                expiry(session).map(moment -> "\n  expires at        " + moment).orElse("");
        String tried = session.tried().entrySet().stream()
                .map(one -> "\n  tried before      " + one.getKey() + ": " + one.getValue())
                .collect(Collectors.joining());
        String attempt = session.attempt()
                .map(id -> "\n  attempt           " + id.value() + sought(session, id))
                .orElse("");
        String why = isStarted(session) ? "\n  why there         " + why(session) : "";
        return done + " at " + session.provider() + why + tried + "\n" + handoff + expiry + attempt
                + "\n  store the session " + session.ref().value()
                + "\nwhen the user is back: veriport complete --session SESSION"
                + session.handoff().match(page -> " --returned URL", sdk -> "");
    }

    /** A resumed session has no attempt, and nobody chose its vendor. */
    private static boolean isStarted(VerificationSession session) {
        return session.attempt().isPresent();
    }

    private static String why(VerificationSession session) {
        String route = session.route().name();
        return session.rule().isPresent()
                ? route + " in veriport.route." + session.rule().getAsInt()
                : route;
    }

    /** The form that {@code find --reference} takes. An encrypted session does not say its reference. */
    private static String sought(VerificationSession session, AttemptId attempt) {
        String reference = session.ref().reference();
        return reference.isEmpty()
                ? ""
                : "\n  find it by        " + AttemptReference.of(session.provider(), reference, attempt);
    }

    private static String parameters(Handoff.SdkToken sdk) {
        return sdk.parameters().entrySet().stream()
                .map(one -> "\n  with it           " + one.getKey() + " = " + one.getValue())
                .collect(Collectors.joining());
    }
}
