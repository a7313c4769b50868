package dev.veriport.benchmarks;

import com.azure.core.credential.AccessTokenCache;
import com.azure.core.credential.TokenRequestContext;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.OAuth2Credentials;
import dev.veriport.internal.store.MemoryTokenStore;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.internal.token.HoldingTokenIssuer;
import dev.veriport.internal.token.TokenContext;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Secret;
import dev.veriport.port.TokenIssuer;
import dev.veriport.store.TokenStore;
import dev.veriport.store.VendorAccount;
import dev.veriport.token.ReusableToken;
import dev.veriport.token.TokenPolicy;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ClientCredentialsOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.utils.cache.CachedSupplier;
import software.amazon.awssdk.utils.cache.RefreshResult;

/** The token cache of one node, as each library has it: asked for a token again and again, for as long as a token lives. */
final class TokenCaches {
    static final Duration LIFETIME = Duration.ofHours(1);

    private static final String TEXT = "token";

    private final VirtualDay day;
    private final Runnable fetched;

    /** @param fetched is run for every token that a vendor would have been asked for */
    TokenCaches(VirtualDay day, Runnable fetched) {
        this.day = day;
        this.fetched = fetched;
    }

    /** Makes the cache of a node: what its callers run. */
    Map<String, Function<Integer, Runnable>> all() {
        TokenStore shared = new MemoryTokenStore(day);
        Map<String, Function<Integer, Runnable>> all = new LinkedHashMap<>();
        all.put("veriport with a store", node -> veriport(shared));
        all.put("veriport without", node -> veriport(new MemoryTokenStore(day)));
        all.put("aws", node -> aws());
        all.put("caffeine", node -> caffeine());
        all.put("google", node -> google());
        all.put("azure", node -> azure());
        all.put("spring", node -> spring());
        return all;
    }

    private Runnable veriport(TokenStore store) {
        ProviderId vendor = new ProviderId("vendor");
        VendorAccount account = new VendorAccount(URI.create("https://vendor.example"), "client", Secret.of("secret"));
        TokenContext context =
                new TokenContext(vendor, day, new DetachedTasks("tokens"), store, task -> {}, event -> {});
        HoldingTokenIssuer issuer =
                new HoldingTokenIssuer(new Issuer(), account, Duration.ofSeconds(2), Duration.ofMinutes(2), context);
        TokenRequest request = TokenRequest.of(TokenPurpose.API);
        return () -> issuer.issue(request);
    }

    private final class Issuer implements TokenIssuer {
        @Override
        public TokenPolicy policy(TokenPurpose purpose) {
            return TokenPolicy.REUSE_UNTIL_EXPIRY;
        }

        @Override
        public dev.veriport.token.AccessToken issue(TokenRequest request) {
            fetched.run();
            return new ReusableToken(Secret.of(TEXT), LIFETIME);
        }
    }

    private Runnable aws() {
        CachedSupplier<String> cache = CachedSupplier.builder(() -> {
                    fetched.run();
                    return RefreshResult.builder(TEXT)
                            .staleTime(day.instant().plus(LIFETIME))
                            .prefetchTime(day.instant().plus(LIFETIME))
                            .build();
                })
                .clock(day)
                .build();
        return cache::get;
    }

    private Runnable caffeine() {
        Cache<String, String> cache = Caffeine.newBuilder()
                .ticker(day::nanos)
                .expireAfter(Expiry.creating((String account, String token) -> LIFETIME))
                .build();
        return () -> cache.get("vendor", account -> {
            fetched.run();
            return TEXT;
        });
    }

    /** Its clock is meant for its own tests. */
    private Runnable google() {
        OAuth2Credentials credentials = new OAuth2Credentials() {
            @Override
            public AccessToken refreshAccessToken() {
                fetched.run();
                return new AccessToken(TEXT, Date.from(day.instant().plus(LIFETIME)));
            }
        };
        try {
            Field clock = OAuth2Credentials.class.getDeclaredField("clock");
            clock.setAccessible(true);
            clock.set(credentials, (com.google.api.client.util.Clock) day::millis);
        } catch (ReflectiveOperationException renamed) {
            throw new IllegalStateException(renamed);
        }
        return () -> {
            try {
                credentials.refreshIfExpired();
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        };
    }

    /** Has no clock but the system's, so its token tells what would be left. */
    private Runnable azure() {
        AccessTokenCache cache = new AccessTokenCache(request -> Mono.fromSupplier(() -> {
            fetched.run();
            Instant expiry = day.instant().plus(LIFETIME);
            return new com.azure.core.credential.AccessToken(TEXT, OffsetDateTime.now()) {
                @Override
                public OffsetDateTime getExpiresAt() {
                    return OffsetDateTime.now().plus(Duration.between(day.instant(), expiry));
                }

                @Override
                public boolean isExpired() {
                    return day.instant().isAfter(expiry);
                }
            };
        }));
        TokenRequestContext request = new TokenRequestContext().addScopes("api");
        return () -> cache.getTokenSync(request, false);
    }

    private Runnable spring() {
        ClientRegistration client = ClientRegistration.withRegistrationId("vendor")
                .clientId("client")
                .clientSecret("secret")
                .tokenUri("https://vendor.example/token")
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .build();
        InMemoryClientRegistrationRepository clients = new InMemoryClientRegistrationRepository(client);
        ClientCredentialsOAuth2AuthorizedClientProvider provider =
                new ClientCredentialsOAuth2AuthorizedClientProvider();
        provider.setClock(day);
        provider.setAccessTokenResponseClient(request -> {
            fetched.run();
            return new VirtualResponse(day).response();
        });
        AuthorizedClientServiceOAuth2AuthorizedClientManager manager =
                new AuthorizedClientServiceOAuth2AuthorizedClientManager(
                        clients, new InMemoryOAuth2AuthorizedClientService(clients));
        manager.setAuthorizedClientProvider(provider);
        OAuth2AuthorizeRequest request = OAuth2AuthorizeRequest.withClientRegistrationId("vendor")
                .principal("application")
                .build();
        return () -> manager.authorize(request);
    }

    /** Spring dates a token by the system's clock. */
    private record VirtualResponse(VirtualDay day) {
        OAuth2AccessTokenResponse response() {
            Duration ahead = Duration.between(Instant.now(), day.instant());
            return OAuth2AccessTokenResponse.withToken(TEXT)
                    .tokenType(OAuth2AccessToken.TokenType.BEARER)
                    .expiresIn(LIFETIME.plus(ahead).toSeconds())
                    .build();
        }
    }
}
