package dev.veriport.http;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.model.Secret;
import dev.veriport.port.IdentityProvider;
import dev.veriport.port.TokenIssuer;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorAdapter;
import dev.veriport.store.VendorAccount;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * How an account authenticates: with an API token, or with a client id and secret for which the vendor issues tokens (OAuth 2).
 * Immutable, thread-safe. Prints no secret.
 *
 * @param apiToken present, or {@code oauth} is
 * @param tokenTransitAllowance how long a request may take to reach the vendor; for OAuth
 */
public record ApiCredentials(
        Optional<Secret> apiToken, Optional<ClientCredentials> oauth, Duration tokenTransitAllowance) {
    private static final ConfigKey<Optional<String>> CLIENT_ID = ConfigKey.text(
                    "client-id", "The client id for OAuth 2, instead of api-token.")
            .optional();
    private static final ConfigKey<Optional<Secret>> CLIENT_SECRET = ConfigKey.secret(
                    "client-secret", "The client secret for OAuth 2, instead of api-token.")
            .optional();

    /**
     * Reads {@code api-token}, {@code client-id}, {@code client-secret} and {@code token-transit} below a vendor's prefix.
     * Problems are reported to the reader.
     *
     * @param apiToken for the documentation: what the token is
     * @param tokenTransit the default of {@code token-transit}, as {@code 30s}
     */
    public static ApiCredentials read(ConfigReader in, String apiToken, String tokenTransit) {
        ConfigKey<Optional<Secret>> key = ConfigKey.secret(
                        "api-token", apiToken + " Unset: client-id and client-secret.")
                .optional();
        return new ApiCredentials(in.get(key), oauth(in, key), in.get(tokenTransit(tokenTransit)));
    }

    /**
     * The key of {@code token-transit}, for {@link ProviderRuntime#guard}.
     *
     * @param allowance the default, as {@code 2s}
     */
    public static ConfigKey<Duration> tokenTransit(String allowance) {
        return ConfigKey.duration(
                        "token-transit",
                        "The time allowed for a request to reach the vendor. A token is not sent when it expires"
                                + " within this time.")
                .withDefault(allowance);
    }

    private static Optional<ClientCredentials> oauth(ConfigReader in, ConfigKey<Optional<Secret>> apiToken) {
        Optional<String> clientId = in.get(CLIENT_ID);
        Optional<Secret> clientSecret = in.get(CLIENT_SECRET);
        boolean hasId = in.isSet(CLIENT_ID); // also where its value cannot be read
        boolean hasSecret = in.isSet(CLIENT_SECRET);
        if (in.isSet(apiToken)) {
            String both = "must not be set together with " + in.nameOf(apiToken) + ": remove one of them";
            clientId.ifPresent(id -> in.problem(CLIENT_ID, both));
            clientSecret.ifPresent(secret -> in.problem(CLIENT_SECRET, both));
        } else if (!hasId && !hasSecret) {
            in.problem(apiToken, "is missing: set it, or " + in.nameOf(CLIENT_ID) + " and client-secret");
        } else if (!hasSecret) {
            in.problem(CLIENT_SECRET, "is missing: " + in.nameOf(CLIENT_ID) + " is set");
        } else if (!hasId) {
            in.problem(CLIENT_ID, "is missing: " + in.nameOf(CLIENT_SECRET) + " is set");
        }
        return clientId.flatMap(id -> clientSecret.map(secret -> new ClientCredentials(id, secret)));
    }

    /** The vendor account of these credentials. */
    public VendorAccount account(HttpSettings http) {
        return oauth.map(client -> client.at(http))
                .orElseGet(() -> VendorAccount.ofKey(http.baseUrl(), apiToken.orElseGet(() -> Secret.of(""))));
    }

    /**
     * The credentials of each request.
     *
     * @param scheme of the API token, as for {@link Credentials#scheme}
     * @param issuer issues the tokens for a client id and secret
     */
    public Opened open(
            ProviderRuntime runtime,
            HttpSettings http,
            String scheme,
            Function<ClientCredentials, TokenIssuer> issuer) {
        Optional<GuardedTokenIssuer> tokens =
                oauth.map(client -> runtime.guard(issuer.apply(client), tokenTransitAllowance, http.timeout()));
        Credentials credentials =
                tokens.map(Credentials::bearer).orElseGet(() -> Credentials.scheme(scheme, apiToken.orElseThrow()));
        return new Opened(credentials, tokens);
    }

    /**
     * The credentials of an open instance. Immutable, thread-safe.
     *
     * @param tokens for the ports; empty where the account has an API token
     */
    public record Opened(Credentials credentials, Optional<GuardedTokenIssuer> tokens) {
        /** The adapter with this provider, and with the tokens where there are any. */
        public VendorAdapter adapter(IdentityProvider provider) {
            return tokens.map(issuer -> VendorAdapter.of(provider, issuer))
                    .orElseGet(() -> VendorAdapter.withoutTokens(provider));
        }
    }
}
