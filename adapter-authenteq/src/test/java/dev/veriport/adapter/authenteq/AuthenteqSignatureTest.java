package dev.veriport.adapter.authenteq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.model.Secret;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** HMAC after RFC 4231, test case 2; the other two after sha256sum. */
final class AuthenteqSignatureTest {
    private static final byte[] BODY = "what do ya want for nothing?".getBytes(UTF_8);
    private static final Secret SECRET = Secret.of("Jefe");
    private static final Map<AuthenteqSignature, String> SIGNATURES = Map.of(
            AuthenteqSignature.HMAC_SHA256,
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            AuthenteqSignature.SHA256_BODY_SECRET,
            "af980fc798b4db65900912b2e9a542e94cf612e63fec80bd07ef4b8e2f288d11",
            AuthenteqSignature.SHA256_SECRET_BODY,
            "689a1a0fa183259e022c4d77a4eb0810a94e9090d132c5f8732ccce2b36e3621");

    @Test
    @DisplayName("a signature is made as its name says, and hex of either case is the same one")
    void made_as_its_name_says() {
        SIGNATURES.forEach((construction, signature) -> {
            assertThat(construction.matches(signature, BODY, SECRET)).isTrue();
            assertThat(construction.matches(signature.toUpperCase(Locale.ROOT), BODY, SECRET))
                    .isTrue();
            assertThat(construction.matches(signature + "00", BODY, SECRET)).isFalse();
            assertThat(construction.matches("", BODY, SECRET)).isFalse();
            assertThat(construction.matches(signature, "what?".getBytes(UTF_8), SECRET))
                    .isFalse();
            assertThat(construction.matches(signature, BODY, Secret.of("other")))
                    .isFalse();
        });
    }
}
