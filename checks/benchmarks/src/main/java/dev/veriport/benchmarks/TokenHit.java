package dev.veriport.benchmarks;

import com.azure.core.credential.AccessTokenCache;
import com.azure.core.credential.TokenRequestContext;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.OAuth2Credentials;
import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.fake.faceki.FakeFacekiServer;
import dev.veriport.model.ProviderId;
import dev.veriport.port.TokenIssuer;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.utils.cache.CachedSupplier;
import software.amazon.awssdk.utils.cache.RefreshResult;

/** A reusable token that is there: what it costs to be given it. Each holds one that is good for an hour. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TokenHit {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String TEXT = "token";
    private static final TokenRequest REQUEST = TokenRequest.of(TokenPurpose.API);

    private volatile Held held;
    private FakeFacekiServer faceki;
    private Veriport veriport;
    private TokenIssuer tokens;
    private OAuth2Credentials google;
    private CachedSupplier<String> aws;
    private Cache<String, String> caffeine;
    private AccessTokenCache azure;
    private final TokenRequestContext azureRequest = new TokenRequestContext().addScopes("api");
    private OAuth2AuthorizedClientManager spring;
    private OAuth2AuthorizeRequest springRequest;

    private record Held(String token, long until) {}

    @Setup
    public void open() {
        held = new Held(TEXT, System.nanoTime() + HOUR.toNanos());
        faceki = FakeFacekiServer.start();
        veriport = Veriport.create(ConfigSource.of(Map.of(
                "veriport.provider", "faceki",
                "veriport.faceki.workflow-id", "workflow",
                "veriport.faceki.base-url", faceki.baseUrl().toString(),
                "veriport.faceki.client-id", faceki.clientId(),
                "veriport.faceki.client-secret", faceki.clientSecret())));
        tokens = veriport.tokens(new ProviderId("faceki"));
        google = new HourlyCredentials();
        aws = CachedSupplier.builder(() -> RefreshResult.builder(TEXT)
                        .staleTime(Instant.now().plus(HOUR))
                        .prefetchTime(Instant.now().plus(HOUR))
                        .build())
                .build();
        caffeine = Caffeine.newBuilder()
                .expireAfter(Expiry.creating((String account, String token) -> HOUR))
                .build();
        azure = new AccessTokenCache(request -> Mono.just(new com.azure.core.credential.AccessToken(
                TEXT, OffsetDateTime.now().plus(HOUR))));
        openSpring();
    }

    private void openSpring() {
        ClientRegistration client = ClientRegistration.withRegistrationId("faceki")
                .clientId("client")
                .clientSecret("secret")
                .tokenUri("http://127.0.0.1/token")
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .build();
        InMemoryClientRegistrationRepository clients = new InMemoryClientRegistrationRepository(client);
        InMemoryOAuth2AuthorizedClientService service = new InMemoryOAuth2AuthorizedClientService(clients);
        springRequest = OAuth2AuthorizeRequest.withClientRegistrationId("faceki")
                .principal("application")
                .build();
        service.saveAuthorizedClient(
                new OAuth2AuthorizedClient(
                        client,
                        "application",
                        new OAuth2AccessToken(
                                OAuth2AccessToken.TokenType.BEARER,
                                TEXT,
                                Instant.now(),
                                Instant.now().plus(HOUR))),
                springRequest.getPrincipal());
        AuthorizedClientServiceOAuth2AuthorizedClientManager manager =
                new AuthorizedClientServiceOAuth2AuthorizedClientManager(clients, service);
        manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .clientCredentials()
                .build());
        spring = manager;
    }

    @TearDown
    public void close() {
        veriport.close();
        faceki.close();
        aws.close();
    }

    /** As little as can be asked: a volatile read, a reading of the clock, a comparison. */
    @Benchmark
    public Object floor() {
        Held now = held;
        return System.nanoTime() - now.until() < 0 ? now.token() : "";
    }

    @Benchmark
    public Object veriport() {
        return tokens.issue(REQUEST);
    }

    @Benchmark
    public Object google() throws IOException {
        google.refreshIfExpired();
        return google.getAccessToken();
    }

    @Benchmark
    public Object aws() {
        return aws.get();
    }

    @Benchmark
    public Object caffeine() {
        return caffeine.get("faceki", account -> TEXT);
    }

    @Benchmark
    public Object azure() {
        return azure.getTokenSync(azureRequest, false);
    }

    @Benchmark
    public Object spring() {
        return spring.authorize(springRequest).getAccessToken();
    }

    private static final class HourlyCredentials extends OAuth2Credentials {
        @Override
        public AccessToken refreshAccessToken() {
            return new AccessToken(TEXT, Date.from(Instant.now().plus(HOUR)));
        }
    }
}
