package dev.veriport.cli;

import dev.veriport.model.VerificationSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A started verification, for programs and for people. */
final class SessionView {
    private SessionView() {}

    static Map<String, Object> json(VerificationSession session) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("provider", session.provider().value());
        view.put("session", session.ref().value());
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
                                sdk -> Fields.of(
                                        "type",
                                        "SDK_TOKEN",
                                        "token",
                                        sdk.token().reveal())));
        session.expiresAt().toOptional().ifPresent(moment -> view.put("expiresAt", moment.toString()));
        return view;
    }

    static String text(VerificationSession session) {
        String handoff = session.handoff()
                .match(
                        page -> "  send the user to  " + page.url(),
                        sdk -> "  token of the SDK  " + sdk.token().reveal());
        String expiry = session.expiresAt().match(moment -> "\n  expires at        " + moment, missing -> "");
        String tried = session.tried().entrySet().stream()
                .map(one -> "\n  tried before      " + one.getKey() + ": " + one.getValue())
                .collect(Collectors.joining());
        return "started at " + session.provider() + tried + "\n" + handoff + expiry
                + "\n  store the session " + session.ref().value()
                + "\nwhen the user is back: veriport complete --session SESSION"
                + session.handoff().match(page -> " --returned URL", sdk -> "");
    }
}
