package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.model.Secret;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** HMAC after RFC 4231, test case 2; the other two after sha256sum. */
class WebhookSignatureTest {
    private static final byte[] BODY = "what do ya want for nothing?".getBytes(UTF_8);
    private static final List<Secret> SECRET = List.of(Secret.of("Jefe"));
    private static final String HMAC = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    @Test
    @DisplayName("a signature is made as its name says")
    void made_as_its_name_says() {
        assertThat(WebhookSignature.HMAC_SHA256.matches(HMAC, BODY, SECRET)).isTrue();
        assertThat(WebhookSignature.SHA256_BODY_SECRET.matches(
                        "af980fc798b4db65900912b2e9a542e94cf612e63fec80bd07ef4b8e2f288d11", BODY, SECRET))
                .isTrue();
        assertThat(WebhookSignature.SHA256_SECRET_BODY.matches(
                        "689a1a0fa183259e022c4d77a4eb0810a94e9090d132c5f8732ccce2b36e3621", BODY, SECRET))
                .isTrue();
    }

    @Test
    @DisplayName("hex of either case is the same signature; anything else is none")
    void hex_of_either_case() {
        assertThat(WebhookSignature.HMAC_SHA256.matches(HMAC.toUpperCase(Locale.ROOT), BODY, SECRET))
                .isTrue();
        for (String other : List.of("", "no hex", HMAC.substring(1), HMAC + "00")) {
            assertThat(WebhookSignature.HMAC_SHA256.matches(other, BODY, SECRET))
                    .as(other)
                    .isFalse();
        }
    }

    @Test
    @DisplayName("any of several secrets may have signed; a body that was changed is signed by none")
    void several_secrets() {
        List<Secret> both = List.of(Secret.of("the next one"), Secret.of("Jefe"));

        assertThat(WebhookSignature.HMAC_SHA256.matches(HMAC, BODY, both)).isTrue();
        assertThat(WebhookSignature.HMAC_SHA256.matches(HMAC, BODY, both.subList(0, 1)))
                .isFalse();
        assertThat(WebhookSignature.HMAC_SHA256.matches(HMAC, BODY, List.of())).isFalse();
        assertThat(WebhookSignature.HMAC_SHA256.matches(HMAC, "what?".getBytes(UTF_8), both))
                .isFalse();
    }
}
