package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.model.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** HMAC after RFC 4231 and 2202, test case 2, and after what vendors publish. */
class WebhookSignatureTest {
    private static final byte[] BODY = "what do ya want for nothing?".getBytes(UTF_8);
    private static final List<Secret> SECRET = List.of(Secret.of("Jefe"));
    private static final String HMAC = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    @Test
    @DisplayName("L11 a signature is made as its name says")
    void made_as_its_name_says() {
        assertThat(WebhookSignature.hmacSha256().matches(HMAC, BODY, SECRET)).isTrue();
        assertThat(WebhookSignature.hmacSha512()
                        .matches(
                                "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
                                        + "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737",
                                BODY,
                                SECRET))
                .isTrue();
        assertThat(WebhookSignature.hmacSha1().matches("effcdf6ae5eb2fa2d27416d5f184df9c259a7c79", BODY, SECRET))
                .isTrue();
    }

    @Test
    @DisplayName("L11 Onfido's published signatures match, also of a body that is cut")
    void onfido() {
        List<Secret> token = List.of(Secret.of("wU99mE6jJ7nXOLFwZ0tJymM1lpI15pZh"));
        String check = "https://api.onfido.com/v3.6/checks/f2302f45-227d-413d-ad61-09ec077a086a";
        String body = "{\"payload\":{\"resource_type\":\"check\",\"action\":\"check.completed\",\"object\":{"
                + "\"id\":\"f2302f45-227d-413d-ad61-09ec077a086a\",\"status\":\"complete\","
                + "\"completed_at_iso8601\":\"2024-04-04T09:21:21Z\",\"href\":\"" + check + "\"}}}";

        assertThat(WebhookSignature.hmacSha256()
                        .matches(
                                "77ebc3e418f26be6eebb47f7ebe551321de26734fc273961e075fc9ab163d9c7",
                                body.getBytes(UTF_8),
                                token))
                .isTrue();
        assertThat(WebhookSignature.hmacSha256()
                        .matches(
                                "f9f913a02e5c7e96cf43d46a6d1b0cf93237fa72e93ef25c365eae29b7945453",
                                "{\"payload\":{\"resource_type\":\"check\"}".getBytes(UTF_8),
                                token))
                .isTrue();
    }

    @Test
    @DisplayName("L11 each of Sumsub's three algorithms matches its own signature alone")
    void sumsub() {
        byte[] body =
                "{\"applicantId\":\"5b594ade0a975a36c9349e66\",\"type\":\"applicantReviewed\",\"reviewStatus\":\"completed\"}"
                        .getBytes(UTF_8);
        List<Secret> secret = List.of(Secret.of("SUMSUB_TEST_SECRET"));
        Map<String, WebhookSignature> bySignature = Map.of(
                "4c0722f671a579ceb802454531bfea16bdccb575",
                WebhookSignature.hmacSha1(),
                "2127b6e39a7b3f1d9d3f0429c1fe01ec2ddfdb579eb0af032a1caa0b444ec439",
                WebhookSignature.hmacSha256(),
                "c20150e9506c0386e6ae22eac9224713694968eb1169c61913c4f78cd25eee53"
                        + "4a81b38955f5210ff075ad07d60c60d64be12dea8c119cd16a0e51235466d2d2",
                WebhookSignature.hmacSha512());

        bySignature.forEach((signature, made) -> bySignature
                .values()
                .forEach(pinned ->
                        assertThat(pinned.matches(signature, body, secret)).isEqualTo(pinned == made)));
    }

    @Test
    @DisplayName("hex of either case is the same signature; anything else is none")
    void hex_of_either_case() {
        assertThat(WebhookSignature.hmacSha256().matches(HMAC.toUpperCase(Locale.ROOT), BODY, SECRET))
                .isTrue();
        for (String other : List.of("", "no hex", HMAC.substring(1), HMAC + "00")) {
            assertThat(WebhookSignature.hmacSha256().matches(other, BODY, SECRET))
                    .as(other)
                    .isFalse();
        }
    }

    @Test
    @DisplayName("any of several secrets may have signed; a body that was changed is signed by none")
    void several_secrets() {
        List<Secret> both = List.of(Secret.of("the next one"), Secret.of("Jefe"));
        List<Secret> reversed = List.of(both.get(1), both.get(0));

        assertThat(WebhookSignature.hmacSha256().matches(HMAC, BODY, both)).isTrue();
        assertThat(WebhookSignature.hmacSha256().matches(HMAC, BODY, reversed)).isTrue();
        assertThat(WebhookSignature.hmacSha256().matches(HMAC, BODY, both.subList(0, 1)))
                .isFalse();
        assertThat(WebhookSignature.hmacSha256().matches(HMAC, BODY, List.of())).isFalse();
        assertThat(WebhookSignature.hmacSha256().matches(HMAC, "what?".getBytes(UTF_8), both))
                .isFalse();
    }
}
