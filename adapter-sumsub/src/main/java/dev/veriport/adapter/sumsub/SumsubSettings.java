package dev.veriport.adapter.sumsub;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.http.FileSettings;
import dev.veriport.http.Hmac;
import dev.veriport.http.HttpSettings;
import dev.veriport.http.KeyEnvironment;
import dev.veriport.http.RequestSigner;
import dev.veriport.http.SignedWebhooks;
import dev.veriport.http.WebhookSignature;
import dev.veriport.http.image.CleanImage;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.CheckType;
import dev.veriport.model.Environment;
import dev.veriport.model.RequestField;
import dev.veriport.model.Secret;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The settings below {@code veriport.sumsub}.
 *
 * @param workflowKeys the settings that the name of a level can come from
 * @param algorithmKey the whole key of the setting with the algorithm of webhooks
 * @param largestImage in bytes
 */
record SumsubSettings(
        Secret appToken,
        Secret secretKey,
        String workflowId,
        String workflowKeys,
        Duration linkTtl,
        Algorithm algorithm,
        String algorithmKey,
        SignedWebhooks webhooks,
        HttpSettings http,
        FileSettings files,
        Duration verifyTimeout,
        long largestImage) {

    private static final ConfigKey<Secret> SECRET_KEY =
            ConfigKey.secret("secret-key", "The secret key of the app token, which signs every request.");

    private static final String SANDBOX_TOKEN = "sbx:";
    private static final String LIVE_TOKEN = "prd:";

    private static final ConfigKey<Secret> APP_TOKEN = ConfigKey.secret(
                    "app-token", "The app token (prd:... or sbx:...), from the dashboard. It chooses the environment.")
            .as(LIVE_TOKEN, key -> KeyEnvironment.checked(key, LIVE_TOKEN, SANDBOX_TOKEN));
    private static final ConfigKey<String> WORKFLOW_ID =
            ConfigKey.text("workflow-id", "The name of the verification level that verifications use.");
    private static final ConfigKey<Duration> LINK_TTL = ConfigKey.duration(
                    "link-ttl",
                    "How long a link or an SDK token works, in whole seconds. The verification stays open longer.")
            .withDefault("1800s");
    private static final ConfigKey<Algorithm> ALGORITHM = ConfigKey.choice(
                    "webhook-algorithm",
                    Algorithm.class,
                    "The algorithm that signs webhooks, as it is set in the dashboard. No webhook can choose another."
                            + " sha1 is Sumsub's legacy default: choose sha256 there.")
            .withDefault("sha256");
    private static final ConfigKey<Duration> VERIFY_TIMEOUT = ConfigKey.duration(
                    "verify-timeout", "The deadline of a verification by images, which is a request for each image.")
            .withDefault("120s");

    /** How webhooks are signed: an HMAC of the body, in hex. */
    enum Algorithm {
        SHA1,
        SHA256,
        SHA512;

        WebhookSignature signature() {
            return switch (this) {
                case SHA1 -> WebhookSignature.hmacSha1();
                case SHA256 -> WebhookSignature.hmacSha256();
                case SHA512 -> WebhookSignature.hmacSha512();
            };
        }

        /** Sumsub's word, in the header {@code x-payload-digest-alg}. */
        String word() {
            return "HMAC_" + name() + "_HEX";
        }
    }

    static SumsubSettings read(ConfigReader in) {
        Secret appToken = in.get(APP_TOKEN);
        KeyEnvironment.require(in, APP_TOKEN, KeyEnvironment.of(appToken, SANDBOX_TOKEN));
        Algorithm algorithm = in.get(ALGORITHM);
        return new SumsubSettings(
                appToken,
                in.get(SECRET_KEY),
                in.get(WORKFLOW_ID),
                in.namesOfWorkflow(WORKFLOW_ID),
                in.get(LINK_TTL),
                algorithm,
                in.nameOf(ALGORITHM),
                SignedWebhooks.read(in, "x-payload-digest", algorithm.signature()),
                HttpSettings.read(in, "https://api.sumsub.com"),
                FileSettings.read(in),
                in.get(VERIFY_TIMEOUT),
                in.get(CleanImage.LIMIT));
    }

    /** The host is the same for both environments: the token names its own. */
    Environment environment() {
        return KeyEnvironment.of(appToken, SANDBOX_TOKEN);
    }

    /**
     * Signs an attempt: its time, method, path and query, and the bytes of its body. Sumsub accepts it for a minute.
     */
    Map<String, Secret> sign(RequestSigner.Attempt attempt) {
        String time = String.valueOf(attempt.at().getEpochSecond());
        byte[] head = (time + attempt.method() + attempt.target()).getBytes(UTF_8);
        return Map.of(
                "X-App-Token", appToken,
                "X-App-Access-Ts", Secret.of(time),
                "X-App-Access-Sig", Secret.of(Hmac.SHA_256.hex(secretKey, head, attempt.body())));
    }

    /** What a level checks is known at Sumsub alone. */
    Capabilities capabilities() {
        Set<Capability> supported = EnumSet.of(Capability.START_WEB, Capability.START_WEB_SDK);
        supported.addAll(Set.of(Capability.START_MOBILE_SDK, Capability.RESUME, Capability.COMPLETE, Capability.FIND));
        supported.addAll(Set.of(Capability.FIND_BY_REFERENCE, Capability.VERIFY, Capability.WORKFLOW));
        supported.addAll(webhooks.capabilities());
        Set<CheckType> checks = EnumSet.complementOf(EnumSet.of(CheckType.EMAIL, CheckType.DEVICE));
        return Capabilities.of(supported, checks).taking(RequestField.EMAIL, RequestField.PHONE, RequestField.EXPIRY);
    }
}
