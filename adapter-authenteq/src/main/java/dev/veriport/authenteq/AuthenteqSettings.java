package dev.veriport.authenteq;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.http.HttpSettings;
import dev.veriport.model.Secret;
import java.time.Duration;
import java.util.Optional;

/** What is set below {@code veriport.authenteq}. */
final class AuthenteqSettings {
    private static final ConfigKey<String> CLIENT_ID =
            ConfigKey.text("client-id", "From the customer dashboard, page API Keys.");
    private static final ConfigKey<Secret> CLIENT_SECRET =
            ConfigKey.secret("client-secret", "From the customer dashboard, page API Keys.");
    private static final ConfigKey<Optional<String>> FLOW_SLUG = ConfigKey.text(
                    "flow-slug",
                    "The Flow ID of the verification flow, from the customer dashboard; unset is its default flow.")
            .optional();
    private static final ConfigKey<Boolean> MULTI_DOCUMENT_FLOW = ConfigKey.flag(
                    "multi-document-flow",
                    "Sends AQ-Multi-Document-Flow: On, the older way to ask for several documents; prefer flow-slug.")
            .withDefault("false");
    private static final ConfigKey<ReturnBinding> RETURN_BINDING = ConfigKey.choice(
                    "return-binding",
                    ReturnBinding.class,
                    "How a returning browser is tied to its session: nonce adds a one-time parameter to returnTo;"
                            + " application leaves it to you, where Authenteq refuses that parameter.")
            .withDefault("nonce");
    private static final ConfigKey<Duration> REDEEM_TIMEOUT = ConfigKey.duration(
                    "redeem-timeout",
                    "How long reading a result may take; it goes on when the caller's timeout has passed.")
            .withDefault("60s");

    /** Who sees to it that nobody completes another's session. */
    enum ReturnBinding {
        NONCE,
        APPLICATION
    }

    private final HttpSettings http;
    private final String clientId;
    private final Secret clientSecret;
    private final Optional<String> flowSlug;
    private final boolean multiDocumentFlow;
    private final ReturnBinding returnBinding;
    private final Duration redeemTimeout;

    private AuthenteqSettings(ConfigReader in) {
        this.clientId = in.get(CLIENT_ID);
        this.clientSecret = in.get(CLIENT_SECRET);
        this.flowSlug = in.get(FLOW_SLUG);
        this.multiDocumentFlow = in.get(MULTI_DOCUMENT_FLOW);
        this.returnBinding = in.get(RETURN_BINDING);
        this.redeemTimeout = in.get(REDEEM_TIMEOUT);
        this.http = HttpSettings.read(in, "https://api.app.authenteq.com");
    }

    static AuthenteqSettings read(ConfigReader in) {
        return new AuthenteqSettings(in);
    }

    HttpSettings http() {
        return http;
    }

    String clientId() {
        return clientId;
    }

    Secret clientSecret() {
        return clientSecret;
    }

    Optional<String> flowSlug() {
        return flowSlug;
    }

    boolean multiDocumentFlow() {
        return multiDocumentFlow;
    }

    ReturnBinding returnBinding() {
        return returnBinding;
    }

    Duration redeemTimeout() {
        return redeemTimeout;
    }
}
