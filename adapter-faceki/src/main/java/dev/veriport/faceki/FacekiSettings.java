package dev.veriport.faceki;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.http.HttpSettings;
import dev.veriport.model.Secret;
import java.time.Duration;
import java.util.Optional;

/** What is set below {@code veriport.faceki}. */
final class FacekiSettings {
    private static final ConfigKey<String> CLIENT_ID =
            ConfigKey.text("client-id", "From the portal's integration section.");
    private static final ConfigKey<Secret> CLIENT_SECRET =
            ConfigKey.secret("client-secret", "From the portal's integration section.");
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

    private final HttpSettings http;
    private final String clientId;
    private final Secret clientSecret;
    private final String workflowId;
    private final TokenEndpoint tokenEndpoint;
    private final Duration tokenTransit;
    private final Optional<Duration> linkExpiry;
    private final String recordsPath;

    private FacekiSettings(ConfigReader in) {
        this.clientId = in.get(CLIENT_ID);
        this.clientSecret = in.get(CLIENT_SECRET);
        this.workflowId = in.get(WORKFLOW_ID);
        this.tokenEndpoint = in.get(TOKEN_ENDPOINT);
        this.tokenTransit = in.get(TOKEN_TRANSIT);
        this.linkExpiry = in.get(LINK_EXPIRY);
        this.recordsPath = in.get(RECORDS_PATH);
        this.http = HttpSettings.read(in, "https://sdk.faceki.com");
    }

    static FacekiSettings read(ConfigReader in) {
        return new FacekiSettings(in);
    }

    private static String path(String text) {
        if (!text.matches("(/[A-Za-z0-9_.-]+)+")) {
            throw new IllegalArgumentException("must be a path like /api/v3/kyc_verification");
        }
        return text;
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

    String workflowId() {
        return workflowId;
    }

    TokenEndpoint tokenEndpoint() {
        return tokenEndpoint;
    }

    Duration tokenTransit() {
        return tokenTransit;
    }

    Optional<Duration> linkExpiry() {
        return linkExpiry;
    }

    String recordsPath() {
        return recordsPath;
    }
}
