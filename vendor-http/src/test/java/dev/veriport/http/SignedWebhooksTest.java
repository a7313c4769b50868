package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.config.Configuration;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent;
import dev.veriport.model.Decision;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Secret;
import dev.veriport.testkit.server.Reply;
import dev.veriport.webhook.Delivery;
import dev.veriport.webhook.WebhookEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** L11, L12: signed webhooks, from the bytes to the answer, of a vendor over the network. */
final class SignedWebhooksTest {
    private static final ProviderId SIGNER = new ProviderId("signer");
    private static final Instant NOW = Instant.parse("2030-01-02T03:04:05Z");
    private static final String COMPLETED = "{\"id\": \"evt_1\", \"verification\": \"v-1\"}";
    private static final String CHARGED = "{\"id\": \"evt_2\", \"charge\": \"ch-1\"}";

    private final RecordingVendor vendor = new RecordingVendor();
    private final Map<String, String> settings = new TreeMap<>(Map.of(
            "veriport.provider", "signer",
            "veriport.signer.base-url", vendor.baseUrl().toString(),
            "veriport.signer.webhook-secrets", "old-canary, new-canary"));
    private final List<VeriportEvent> events = new CopyOnWriteArrayList<>();
    private final List<Delivery> handled = new ArrayList<>();

    @AfterEach
    void close() {
        vendor.close();
    }

    private int answered(InboundNotification delivery) {
        try (Veriport veriport = Veriport.builder(ConfigSource.of(settings))
                .environment(Map.of())
                .factory(new SigningVendor())
                .clock(InstantSource.fixed(NOW))
                .listener(events::add)
                .build()) {
            return new WebhookEndpoint(veriport.identityProvider(), handled::add, InstantSource.fixed(NOW))
                    .deliver(delivery)
                    .status();
        }
    }

    private static InboundNotification delivery(String body, String secret, Duration age) {
        byte[] bytes = body.getBytes(UTF_8);
        String time = Long.toString(NOW.minus(age).getEpochSecond());
        String signature =
                "t=" + time + ",v1=" + Hmac.SHA_256.hex(Secret.of(secret), (time + ".").getBytes(UTF_8), bytes);
        return new InboundNotification(SIGNER, Map.of("X-Signature", List.of(signature)), bytes);
    }

    @ParameterizedTest(name = "{0}, {1} s old: {2}")
    @DisplayName("L11 L12 any of several secrets may sign, and a webhook may be 300 s old and 60 s ahead:")
    @CsvSource({
        "old-canary, 0, 200",
        "new-canary, 0, 200",
        "new-canary, 300, 200",
        "new-canary, 301, 400",
        "new-canary, -60, 200",
        "new-canary, -61, 400",
        "another, 0, 400"
    })
    void signatures(String secret, long age, int status) {
        assertThat(answered(delivery(COMPLETED, secret, Duration.ofSeconds(age))))
                .isEqualTo(status);
        assertThat(handled).hasSize(status == 200 ? 1 : 0);
    }

    @Test
    @DisplayName("L11 an authentic webhook without a result is confirmed by a read")
    void confirmed() {
        assertThat(answered(delivery(COMPLETED, "new-canary", Duration.ZERO))).isEqualTo(200);
        assertThat(handled)
                .singleElement()
                .satisfies(delivery ->
                        assertThat(delivery.result().orElseThrow().decision()).isEqualTo(Decision.APPROVED));
        assertThat(vendor.requests()).hasSize(1);
    }

    @Test
    @DisplayName("L11 another tolerance is heeded")
    void tolerance() {
        settings.put("veriport.signer.webhook-tolerance", "10s");

        assertThat(answered(delivery(COMPLETED, "new-canary", Duration.ofSeconds(10))))
                .isEqualTo(200);
        assertThat(answered(delivery(COMPLETED, "new-canary", Duration.ofSeconds(11))))
                .isEqualTo(400);
    }

    @Test
    @DisplayName(
            "L12 C16 a refused webhook is told with the setting to look at, and without secrets: none matches, or none is set")
    void because() {
        assertThat(answered(delivery(COMPLETED, "other-canary", Duration.ZERO))).isEqualTo(400);
        settings.remove("veriport.signer.webhook-secrets");
        assertThat(answered(delivery(COMPLETED, "new-canary", Duration.ZERO))).isEqualTo(404);

        assertThat(events)
                .filteredOn(VeriportEvent.DeliveryRefused.class::isInstance)
                .extracting(event -> ((VeriportEvent.DeliveryRefused) event).because())
                .satisfiesExactly(
                        forged -> assertThat(forged)
                                .startsWith(
                                        "the delivery to signer is signed with none of veriport.signer.webhook-secrets")
                                .doesNotContain("canary"),
                        unset -> assertThat(unset)
                                .isEqualTo("signer does not offer RECEIVE without veriport.signer.webhook-secrets:"
                                        + " set it"));
    }

    @Test
    @DisplayName("L11 L12 a webhook of another product is answered 200, and is ignored")
    void another_product() {
        assertThat(answered(delivery(CHARGED, "new-canary", Duration.ZERO))).isEqualTo(200);
        assertThat(handled).isEmpty();
        assertThat(vendor.requests()).isEmpty();
        assertThat(events).contains(new VeriportEvent.DeliveryIgnored(SIGNER));
    }

    @Test
    @DisplayName("L12 a webhook that cannot be read is answered 400")
    void unreadable() {
        assertThat(answered(delivery("{\"id\":", "new-canary", Duration.ZERO))).isEqualTo(400);
        assertThat(handled).isEmpty();
    }

    @Test
    @DisplayName("L12 a webhook whose result cannot be read now is answered 503")
    void down() {
        Reply down = Reply.json(503, "{}");
        vendor.answerNext(down, down, down, down);

        assertThat(answered(delivery(COMPLETED, "new-canary", Duration.ZERO))).isEqualTo(503);
        assertThat(handled).isEmpty();
    }

    @Test
    @DisplayName("L12 a webhook whose result is not there within veriport.webhooks.timeout is answered 503")
    void slow() {
        settings.put("veriport.webhooks.timeout", "200ms");
        CountDownLatch answered = new CountDownLatch(1);
        vendor.afterEach(() -> await(answered));

        assertThat(answered(delivery(COMPLETED, "new-canary", Duration.ZERO))).isEqualTo(503);
        answered.countDown();
        assertThat(handled).isEmpty();
        assertThat(events)
                .filteredOn(VeriportEvent.CallFailed.class::isInstance)
                .extracting(event -> ((VeriportEvent.CallFailed) event).code())
                .containsOnly(ErrorCode.TIMEOUT);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @DisplayName("L12 without secrets the vendor receives no webhooks: 404")
    void no_secrets() {
        settings.remove("veriport.signer.webhook-secrets");

        assertThat(answered(delivery(COMPLETED, "new-canary", Duration.ZERO))).isEqualTo(404);
    }

    @Test
    @DisplayName("L11 a failure says what to look at: the secrets, the body, the clock or the header; and no secret")
    void words() {
        assertThat(refusal(delivery(COMPLETED, "another", Duration.ZERO)))
                .contains("none of veriport.signer.webhook-secrets", "parsing its JSON and writing it again");
        assertThat(refusal(delivery(COMPLETED, "new-canary", Duration.ofSeconds(301))))
                .contains("right signature", "veriport.signer.webhook-tolerance", "clock of this host");
        assertThat(refusal(new InboundNotification(SIGNER, Map.of(), COMPLETED.getBytes(UTF_8))))
                .contains("no single header X-Signature", "proxy");
    }

    private String refusal(InboundNotification delivery) {
        Configuration configuration = new Configuration(ConfigSource.of(settings), Map.of());
        SignedWebhooks webhooks = SignedWebhooks.readTimestamped(
                configuration.section("signer"), "X-Signature", WebhookSignature.hmacSha256(), "t", "v1");
        VeriportException refused =
                catchThrowableOfType(VeriportException.class, () -> webhooks.authenticate(delivery, NOW));
        assertThat(refused.code()).isEqualTo(ErrorCode.AUTHENTICATION);
        assertThat(refused.getMessage()).doesNotContain("canary", "evt_1", "v-1");
        return refused.getMessage();
    }

    @Test
    @DisplayName("L11 a signature without a time: any of several secrets may sign, and no tolerance is a setting")
    void without_time() {
        byte[] body = COMPLETED.getBytes(UTF_8);
        Configuration configuration = new Configuration(ConfigSource.of(settings), Map.of());
        SignedWebhooks webhooks =
                SignedWebhooks.read(configuration.section("signer"), "X-Signature", WebhookSignature.hmacSha256());
        String second = Hmac.SHA_256.hex(Secret.of("new-canary"), body);
        String foreign = Hmac.SHA_256.hex(Secret.of("another"), body);

        webhooks.authenticate(new InboundNotification(SIGNER, Map.of("x-signature", List.of(second)), body), NOW);
        assertThat(catchThrowableOfType(
                                VeriportException.class,
                                () -> webhooks.authenticate(
                                        new InboundNotification(SIGNER, Map.of("x-signature", List.of(foreign)), body),
                                        NOW))
                        .code())
                .isEqualTo(ErrorCode.AUTHENTICATION);
        assertThat(configuration.entries())
                .extracting(entry -> entry.key())
                .containsExactly("veriport.signer.webhook-secrets");
    }
}
