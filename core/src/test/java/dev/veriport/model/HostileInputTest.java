package dev.veriport.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.fakes.ScriptedProvider;
import dev.veriport.webhook.WebhookAnswer;
import dev.veriport.webhook.WebhookEndpoint;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** C14: whatever text a browser or a stranger sends is read, or refused as an invalid request. */
final class HostileInputTest {
    private static final long SEED = 20_260_101;
    private static final int TEXTS = 20_000;
    private static final ProviderId VENDOR = new ProviderId("vendor");
    private static final List<String> PIECES = List.of(
            "vp1",
            "vp1s",
            "vp2",
            ".",
            "..",
            "vendor",
            "Vendor",
            ":",
            "/",
            "?",
            "#",
            "&",
            "=",
            "+",
            "%",
            "%%",
            "%2",
            "%zz",
            "%C2",
            "%00",
            "%ff",
            "reference=",
            "reference=case",
            "x-nonce=1",
            "\uD83D",
            "\uDE42",
            "\uD83D\uDE42",
            "\u0000",
            "\n",
            "\r\n",
            " ",
            "\u00A0",
            "\u2028",
            "\u202E",
            "\u0131",
            "\u0661",
            "\uFFFD",
            "\uFEFF",
            "<",
            "\"",
            "\\");
    private static final String SESSION =
            SessionRef.of(VENDOR, "case-1", Map.of("nonce", "n-1")).value();

    private final Random random = new Random(SEED);
    private final WebhookEndpoint endpoint = new WebhookEndpoint(
            new ScriptedProvider("vendor", Capabilities.of(EnumSet.allOf(Capability.class), Set.of())),
            delivery -> {},
            Clock.systemUTC());

    @Test
    @DisplayName("C14 no text ends in anything but a value or INVALID_REQUEST, and no message repeats it")
    void texts() {
        for (int i = 0; i < TEXTS; i++) {
            String text = text();
            read(
                    text,
                    given -> assertThat(SessionRef.parse(SessionRef.parse(given).value()))
                            .isEqualTo(SessionRef.parse(given)));
            read(text, VerificationId::parse);
            read(text, AttemptReference::parse);
            read(text, ProviderId::parse);
            read(text, given -> new VerificationId(VENDOR, given));
            read(text, given -> new AttemptReference(VENDOR, given));
        }
    }

    @Test
    @DisplayName("C14 every query and every URL has parameters, and every delivery an answer")
    void queriesAndDeliveries() {
        for (int i = 0; i < TEXTS; i++) {
            String text = text();
            assertThat(ReturnedParameters.ofQuery(text).all("code")).doesNotContainNull();
            assertThat(ReturnedParameters.ofUrl(text).all("code")).doesNotContainNull();
            InboundNotification raw =
                    new InboundNotification(VENDOR, Map.of(text, List.of(text)), text.getBytes(UTF_8), Secret.of(text));
            assertThat(raw.header(text)).isEqualTo(text);
            assertThat(endpoint.deliver(text, raw.headers(), raw.body()).status())
                    .isIn(200, 404);
        }
    }

    @Test
    @DisplayName("C14 a megabyte of anything is read or refused like any other text")
    void megabytes() {
        for (String piece : PIECES) {
            String text = piece.repeat(1024 * 1024 / piece.length());
            for (String whole : List.of(text, "vp1.vendor." + text, "vendor:" + text)) {
                read(whole, SessionRef::parse);
                read(whole, VerificationId::parse);
                read(whole, ProviderId::parse);
                assertThat(ReturnedParameters.ofUrl("https://shop.example/?" + whole)
                                .all("code"))
                        .isEmpty();
            }
        }
    }

    @Test
    @DisplayName("C14 what a server hands over as null is nothing, and a delivery to no path is to no vendor")
    void nulls() {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put(null, List.of("HTTP/1.1 200 OK"));
        headers.put("x-none", null);
        headers.put("x-one", Arrays.asList(null, "one"));
        InboundNotification raw = new InboundNotification(VENDOR, headers, null);

        assertThat(raw.headers()).containsOnly(Map.entry("x-one", List.of("one")));
        assertThat(raw.body()).isEmpty();
        assertThat(new InboundNotification(VENDOR, null, null).headers()).isEqualTo(Collections.emptyMap());
        assertThat(endpoint.deliver(null, null, null)).isEqualTo(endpoint.deliver("", Map.of(), new byte[0]));
        assertThat(endpoint.deliver("vendor", null, null))
                .extracting(WebhookAnswer::status)
                .isEqualTo(200);
    }

    /** A few pieces, a session that was cut or changed, or random bytes in the form of a session. */
    private String text() {
        return switch (random.nextInt(4)) {
            case 0 -> SESSION.substring(0, random.nextInt(SESSION.length())) + piece();
            case 1 -> changed(SESSION);
            case 2 -> (random.nextBoolean() ? "vp1.vendor." : "vp1s.vendor.") + encoded();
            default -> {
                StringBuilder pieces = new StringBuilder();
                for (int i = random.nextInt(8); i >= 0; i--) {
                    pieces.append(piece());
                }
                yield pieces.toString();
            }
        };
    }

    private String piece() {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    private String changed(String text) {
        char[] letters = text.toCharArray();
        letters[random.nextInt(letters.length)] = (char) random.nextInt(Character.MAX_VALUE + 1);
        return new String(letters);
    }

    private String encoded() {
        byte[] bytes = new byte[random.nextInt(64)];
        random.nextBytes(bytes);
        byte[] readable = (piece() + "=" + piece()).getBytes(UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random.nextBoolean() ? bytes : readable);
    }

    private static void read(String text, Consumer<String> reader) {
        try {
            reader.accept(text);
        } catch (VeriportException refused) {
            assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
            assertThat(refused.getCause()).isNull();
            assertThat(text.strip().length() > 8
                            && String.valueOf(refused.getMessage()).contains(text.strip()))
                    .isFalse();
        }
    }
}
