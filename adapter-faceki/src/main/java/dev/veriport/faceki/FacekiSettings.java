package dev.veriport.faceki;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.http.ClientCredentials;
import dev.veriport.http.HttpSettings;
import java.time.Duration;
import java.util.Optional;

/** What is set below {@code veriport.faceki}. */
record FacekiSettings(
        ClientCredentials credentials,
        String workflowId,
        TokenEndpoint tokenEndpoint,
        Duration tokenTransit,
        Optional<Duration> linkExpiry,
        String recordsPath,
        HttpSettings http) {

    private static final ConfigKey<String> WORKFLOW_ID =
            ConfigKey.text("workflow-id", "The workflow a verification runs through, from the portal.");
    private static final ConfigKey<TokenEndpoint> TOKEN_ENDPOINT = ConfigKey.choice(
                    "token-endpoint",
                    TokenEndpoint.class,
                    "Where tokens come from. access-token is the older way, for old accounts: it puts the secret into"
                            + " a URL.")
            .withDefault("generate-token");
    private static final ConfigKey<Duration> TOKEN_TRANSIT = ConfigKey.duration(
                    "token-transit", "How long a token may be on its way to Faceki before it is too old to be sent.")
            .withDefault("2s");
    private static final ConfigKey<Optional<Duration>> LINK_EXPIRY = ConfigKey.duration(
                    "link-expiry",
                    "How long a verification link is good for, in whole minutes; unset leaves it to Faceki.")
            .optional();
    private static final ConfigKey<String> RECORDS_PATH = ConfigKey.text(
                    "records-path",
                    "Where records are read; Faceki's page names /kycverify/api/kycverify/records as well.")
            .as("/unset", FacekiSettings::path)
            .withDefault("/api/v3/kyc_verification");

    /** Faceki's two ways to give tokens. */
    enum TokenEndpoint {
        GENERATE_TOKEN,
        ACCESS_TOKEN
    }

    static FacekiSettings read(ConfigReader in) {
        return new FacekiSettings(
                ClientCredentials.read(in, "From the portal's integration section."),
                in.get(WORKFLOW_ID),
                in.get(TOKEN_ENDPOINT),
                in.get(TOKEN_TRANSIT),
                in.get(LINK_EXPIRY),
                in.get(RECORDS_PATH),
                HttpSettings.read(in, "https://sdk.faceki.com"));
    }

    private static String path(String text) {
        if (!text.matches("(/[A-Za-z0-9_.-]+)+")) {
            throw new IllegalArgumentException("must be a path like /api/v3/kyc_verification");
        }
        return text;
    }
}
