package dev.veriport.internal.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.Secret;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class FuzzedSessionsTest {
    private static final int INPUTS = 10_000;
    private static final String LETTERS = "abcXYZ019._-~%+=&?/:# \u0000\u00e9\ud83d\ude00\ud800vp1s";

    private final Random random = new Random(20_260);
    private final SessionSeal seal = SessionSeal.of(List.of(Secret.of("A".repeat(43) + "=")));
    private final SessionRef plain = SessionRef.of(
            new ProviderId("vendor"), "case-1", Map.of("nonce", "n-1", "redirect", "https://a.example/?b=c"));

    private String mutated(String original) {
        StringBuilder text = new StringBuilder(original);
        int steps = 1 + random.nextInt(4);
        for (int i = 0; i < steps && text.length() > 1; i++) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
                case 1 -> text.setLength(at);
                case 2 -> text.insert(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
                default -> text.deleteCharAt(at);
            }
        }
        return text.toString();
    }

    private void each(String original, Consumer<String> read) {
        for (int i = 0; i < INPUTS; i++) {
            String text = mutated(original);
            try {
                read.accept(text);
            } catch (VeriportException typed) {
                assertThat(typed.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
            }
        }
    }

    @Test
    @DisplayName(
            "C14 10,000 sessions that are nearly right are refused as such or read, and none that was sealed is forged")
    void sessions() {
        each(
                plain.value(),
                text -> assertThat(SessionRef.parse(text).provider()).isNotNull());
        SessionRef sealed = seal.seal(plain);
        each(sealed.value(), text -> {
            SessionRef opened = seal.open(SessionRef.parse(text));
            assertThat(opened.value()).isEqualTo(plain.value());
        });
    }

    @Test
    @DisplayName("C14 10,000 queries and ids that are nearly right are read, or refused as invalid requests")
    void queries() {
        each(
                "code=c-1&veriport=n%2B1&lang=pt%2FBR",
                text -> ReturnedParameters.ofQuery(text).all("code"));
        each(
                "faceki:r-1",
                text -> assertThat(VerificationId.parse(text).provider()).isNotNull());
        each(
                "faceki:r-1",
                text -> assertThat(AttemptReference.parse(text).provider()).isNotNull());
        each("face-ki", text -> assertThat(ProviderId.parse(text).value()).isEqualTo(text));
    }
}
