package dev.veriport.http;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.http.TimestampedSignature.Outcome;
import dev.veriport.model.Capability;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The webhooks of a vendor that signs them with a shared secret: the settings {@code webhook-secrets} and, where the
 * signature has a time, {@code webhook-tolerance}; and the check of a delivery. The failures name the settings to look
 * at. Immutable, thread-safe.
 */
public final class SignedWebhooks {
    private static final ConfigKey<List<Secret>> SECRETS = ConfigKey.secrets(
                    "webhook-secrets",
                    "The secrets that webhooks are signed with. Name the old and the new one while you replace it: a"
                            + " webhook that any of them signed is accepted. Unset: no webhooks.")
            .enabling(Capability.RECEIVE);
    private static final ConfigKey<Duration> TOLERANCE = ConfigKey.duration(
                    "webhook-tolerance",
                    "How old a signed webhook may be. An older one can be a replay, and is refused.")
            .withDefault("300s");

    private final String header;
    private final Check check;
    private final List<Secret> secrets;
    private final String secretsKey;
    private final String toleranceKey;

    private SignedWebhooks(ConfigReader in, String header, Check check) {
        this.header = header;
        this.check = check;
        this.secrets = in.get(SECRETS);
        this.secretsKey = in.nameOf(SECRETS);
        this.toleranceKey = in.nameOf(TOLERANCE);
    }

    /** Checks a header's value. */
    private interface Check {
        Outcome check(String signature, byte[] body, List<Secret> secrets, Instant now);
    }

    /**
     * For a signature of the body alone. It has no time, so a replay is found by {@code deduplicationKey()} alone.
     *
     * @param in the instance's settings
     * @param header that contains the signature
     */
    public static SignedWebhooks read(ConfigReader in, String header, WebhookSignature form) {
        return new SignedWebhooks(
                in,
                header,
                (signature, body, secrets, now) ->
                        form.matches(signature, body, secrets) ? Outcome.AUTHENTIC : Outcome.FORGED);
    }

    /**
     * For a signature of a timestamp and the body, in one header.
     *
     * @param in the instance's settings
     * @param header that contains timestamps and signatures
     * @param timestamp the name of the timestamp in the header, in Unix seconds: {@code t}
     * @param signature the name of a signature in the header: {@code v1}
     */
    public static SignedWebhooks readTimestamped(
            ConfigReader in, String header, WebhookSignature form, String timestamp, String signature) {
        TimestampedSignature timestamped = form.withTimestamp(timestamp, signature, in.get(TOLERANCE));
        return new SignedWebhooks(in, header, timestamped::check);
    }

    /** What an instance offers with these settings: {@code RECEIVE} where there is a secret, and nothing otherwise. */
    public Set<Capability> capabilities() {
        return secrets.isEmpty() ? Set.of() : Set.of(Capability.RECEIVE);
    }

    /**
     * Checks that one of the secrets signed the raw bytes of a delivery, and when. Call it before anything is parsed.
     *
     * @param now by our clock
     * @throws VeriportException {@link ErrorCode#AUTHENTICATION} when the delivery is forged or too old; the message says
     *     which
     */
    public void authenticate(InboundNotification delivery, Instant now) {
        String signature = delivery.header(header);
        if (signature.isEmpty()) {
            throw Webhooks.forged(
                    delivery,
                    "has no single header " + header
                            + ": somebody else sent it, or a proxy in front of Veriport removes the header");
        }
        switch (check.check(signature, delivery.body(), secrets, now)) {
            case AUTHENTIC -> {}
            case OUT_OF_TIME ->
                throw Webhooks.forged(
                        delivery,
                        "has a right signature with a wrong time, older than " + toleranceKey
                                + " or more than 60 s ahead: it is a replay, or the clock of this host is wrong");
            case FORGED ->
                throw Webhooks.forged(
                        delivery,
                        "is signed with none of " + secretsKey
                                + ": compare them with the vendor's. If they are right, the body was changed before"
                                + " Veriport got it, such as by parsing its JSON and writing it again: pass the bytes"
                                + " as they arrived");
        }
    }
}
