package dev.veriport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.model.AttemptId;
import dev.veriport.model.Handoff;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reported;
import dev.veriport.model.Secret;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationSession;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class SessionViewTest {
    private static final Instant SOON = Instant.parse("2030-01-01T10:00:00Z");
    private static final Instant LATER = Instant.parse("2030-01-02T10:00:00Z");
    private static final Handoff TOKEN =
            new Handoff.SdkToken(Secret.of("token"), Map.of("inquiry-id", "inq_1"), Reported.of(SOON));

    private static VerificationSession session(Handoff handoff, Reported<Instant> expiresAt) {
        SessionRef ref = SessionRef.of(new ProviderId("acme"), "case-1", Map.of());
        return new VerificationSession(ref, handoff, Instant.EPOCH, expiresAt);
    }

    @Test
    @DisplayName("L4 a token is printed with what the SDK needs beside it")
    void parameters() {
        VerificationSession session = session(TOKEN, Reported.of(LATER));

        assertThat(SessionView.json(session).get("handoff"))
                .isEqualTo(Map.of("type", "SDK_TOKEN", "token", "token", "parameters", Map.of("inquiry-id", "inq_1")));
        assertThat(SessionView.text("started", session)).contains("started at acme", "inquiry-id = inq_1");
        assertThat(SessionView.json(session(new Handoff.SdkToken(Secret.of("token")), Reported.notProvided()))
                        .get("handoff"))
                .isEqualTo(Map.of("type", "SDK_TOKEN", "token", "token"));
    }

    @Test
    @DisplayName("L4 a session is printed with its attempt, by which the start is found after a crash")
    void attempt() {
        VerificationSession session =
                session(TOKEN, Reported.notProvided()).withAttempt(new AttemptId("0123456789abcdef"));

        assertThat(SessionView.text("started", session))
                .contains("attempt           0123456789abcdef", "find it by        acme:case-1~0123456789abcdef");
        assertThat(SessionView.text("resumed", session(TOKEN, Reported.notProvided())))
                .doesNotContain("attempt");
    }

    @Test
    @DisplayName("L4 expiresAt is when the hand-off stops working, or else when the verification expires")
    void expiry() {
        Handoff page = new Handoff.HostedPage(URI.create("https://acme.example/page"));

        assertThat(SessionView.json(session(TOKEN, Reported.of(LATER)))).containsEntry("expiresAt", SOON.toString());
        assertThat(SessionView.json(session(page, Reported.of(LATER)))).containsEntry("expiresAt", LATER.toString());
        assertThat(SessionView.json(session(page, Reported.notProvided()))).doesNotContainKey("expiresAt");
    }
}
