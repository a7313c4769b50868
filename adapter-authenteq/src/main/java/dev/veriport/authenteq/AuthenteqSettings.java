package dev.veriport.authenteq;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.http.ClientCredentials;
import dev.veriport.http.HttpSettings;
import java.time.Duration;
import java.util.Optional;

/** What is set below {@code veriport.authenteq}. */
record AuthenteqSettings(
        ClientCredentials credentials,
        Optional<String> flowSlug,
        boolean multiDocumentFlow,
        ReturnBinding returnBinding,
        Duration redeemTimeout,
        HttpSettings http) {

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

    static AuthenteqSettings read(ConfigReader in) {
        return new AuthenteqSettings(
                ClientCredentials.read(in, "From the customer dashboard, page API Keys."),
                in.get(FLOW_SLUG),
                in.get(MULTI_DOCUMENT_FLOW),
                in.get(RETURN_BINDING),
                in.get(REDEEM_TIMEOUT),
                HttpSettings.read(in, "https://api.app.authenteq.com"));
    }
}
