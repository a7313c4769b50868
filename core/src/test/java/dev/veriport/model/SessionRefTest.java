package dev.veriport.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SessionRefTest {
    private static final ProviderId VENDOR = new ProviderId("vendor");

    @ParameterizedTest(name = "REF the reference [{0}] comes back as it was")
    @ValueSource(
            strings = {"customer-42", "", " a b ", "a&b=c%20+d", "x.y.z", "Zoë Ωμέγα 🙂", "line\nbreak\u0000nul", "%zz"
            })
    void roundTrip(String odd) {
        SessionRef ref = SessionRef.of(VENDOR, odd, Map.of("nonce", odd, odd, "name"));
        SessionRef back = SessionRef.parse("\n " + ref.value() + " ");

        assertThat(back).isEqualTo(ref).hasSameHashCodeAs(ref);
        assertThat(back.provider()).isEqualTo(VENDOR);
        assertThat(back.reference()).isEqualTo(odd);
        assertThat(back.state("nonce")).contains(odd);
        assertThat(back.state(odd)).contains("name");
        assertThat(back.isSealed()).isFalse();
    }

    @Test
    @DisplayName(
            "REF every character is written as java.net.URLEncoder writes it, as in the sessions of earlier versions")
    void everyCharacter() {
        for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
            String text = Character.toString(character);
            assertThat(new String(SessionRef.of(VENDOR, text, Map.of()).payload(), StandardCharsets.US_ASCII))
                    .isEqualTo("reference=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
        }
    }

    @Test
    @DisplayName("REF an adapter's state named like the reference does not replace it")
    void stateIsApart() {
        SessionRef ref = SessionRef.of(VENDOR, "mine", Map.of("reference", "theirs"));
        assertThat(ref.reference()).isEqualTo("mine");
        assertThat(ref.state("reference")).contains("theirs");
        assertThat(ref.state("other")).isEmpty();
    }

    @Test
    @DisplayName("REF the text is good for a URL, a cookie and a database, and names version and vendor")
    void form() {
        assertThat(SessionRef.of(VENDOR, "ÿþ?~", Map.of()).value()).matches("vp1\\.vendor\\.[A-Za-z0-9_-]+");
        assertThat(SessionRef.sealed(VENDOR, new byte[] {-1, -2, -3}).value()).isEqualTo("vp1s.vendor.__79");
    }

    @Test
    @DisplayName("REF a sealed session shows its vendor and nothing else, and comes back byte for byte")
    void sealed() {
        byte[] payload = {0, -1, 1, 127, -128};
        SessionRef back = SessionRef.parse(SessionRef.sealed(VENDOR, payload).value());
        assertThat(back.isSealed()).isTrue();
        assertThat(back.payload()).isEqualTo(payload);
        assertThat(back.reference()).isEmpty();
        assertThat(back).isNotEqualTo(SessionRef.of(VENDOR, "x", Map.of()));
    }

    @Test
    @DisplayName("REF what is handed in or out can be changed by nobody")
    void immutable() {
        byte[] payload = {1, 2, 3};
        SessionRef ref = SessionRef.sealed(VENDOR, payload);
        payload[0] = 9;
        ref.payload()[1] = 9;
        assertThat(ref.payload()).containsExactly(1, 2, 3);

        byte[] readable = "reference=x".getBytes(StandardCharsets.US_ASCII);
        SessionRef plain = SessionRef.plain(VENDOR, readable);
        readable[10] = 'y';
        assertThat(plain.payload()).asString(StandardCharsets.US_ASCII).isEqualTo("reference=x");
    }

    @ParameterizedTest(name = "C14 [{0}] is no session, which is an invalid request")
    @ValueSource(
            strings = {
                "",
                "vp1",
                "vp1.vendor",
                "vp1.vendor.",
                "vp1.vendor.!!!",
                "vp1.Vendor.cmVmZXJlbmNlPXg",
                "vp2.vendor.cmVmZXJlbmNlPXg",
                "vp1..cmVmZXJlbmNlPXg",
                "vp1.vendor.cmVmZXJlbmNlPXg.x",
                "vp1.vendor.cmVmZXJlbmNlPXg.",
                "VP1.vendor.cmVmZXJlbmNlPXg",
                "vp1.vendor.eD15",
                "vp1.vendor.cmVmZXJlbmNlPSV6eg"
            })
    void damaged(String text) {
        assertThatThrownBy(() -> SessionRef.parse(text))
                .hasMessageContaining("session")
                .isInstanceOfSatisfying(
                        VeriportException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
    }

    @Test
    @DisplayName("REF 10,000 random texts are refused with VeriportException or are sessions, and nothing else happens")
    void fuzz() {
        Random random = new Random(7);
        String alphabet = "vp1s.-_=+/%&a b\u0000é🙂ABCxyz0123456789\uD83D";
        String good = SessionRef.of(VENDOR, "customer", Map.of("n", "v")).value();
        int refused = 0;
        for (int i = 0; i < 10_000; i++) {
            StringBuilder text = new StringBuilder(i % 2 == 0 ? good : "vp1.vendor.");
            for (int change = random.nextInt(1, 6); change > 0; change--) {
                char letter = alphabet.charAt(random.nextInt(alphabet.length()));
                text.insert(random.nextInt(text.length() + 1), letter);
            }
            refused += refused(text.toString()) ? 1 : 0;
        }
        assertThat(refused).isBetween(1_000, 10_000);
    }

    private static boolean refused(String text) {
        try {
            SessionRef session = SessionRef.parse(text);
            assertThat(SessionRef.parse(session.value())).isEqualTo(session);
            return false;
        } catch (VeriportException damaged) {
            assertThat(damaged.getCause()).isNull();
            return true;
        }
    }

    @Test
    @DisplayName("REF neither printing nor refusing a session tells what is in it")
    void redacted() {
        SessionRef ref = SessionRef.of(VENDOR, "canary", Map.of("nonce", "canary"));
        String encoded = Base64.getUrlEncoder().encodeToString("x=canary".getBytes(StandardCharsets.US_ASCII));
        assertThat(ref).hasToString("SessionRef[vendor, [redacted]]");
        assertThatThrownBy(() -> SessionRef.parse("vp1.vendor." + encoded))
                .hasMessageNotContaining("canary")
                .hasMessageNotContaining(encoded);
    }

    @Test
    @DisplayName("REF the same fields in the same order are the same session")
    void equality() {
        Map<String, String> state = new LinkedHashMap<>(Map.of("a", "1"));
        SessionRef ref = SessionRef.of(VENDOR, "r", state);
        assertThat(ref).isEqualTo(SessionRef.of(VENDOR, "r", Map.of("a", "1")));
        assertThat(ref).isNotEqualTo(SessionRef.of(VENDOR, "r", Map.of("a", "2")));
        assertThat(ref).isNotEqualTo(SessionRef.of(new ProviderId("other"), "r", state));
    }
}
