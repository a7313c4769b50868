package dev.veriport.testkit.stores;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.Decision;
import dev.veriport.model.Finality;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.Secret;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VaultKey;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorAdapter;
import dev.veriport.spi.VendorCall;
import dev.veriport.store.StoredResponse;
import dev.veriport.store.VendorAccount;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** A vendor that redeems codes: its adapter, and the vendor itself, which counts how often each code comes. */
public final class CodeVendor implements IdentityProviderFactory<URI> {
    static final ProviderId NAME = new ProviderId("codes");

    private static final Operation.OneShot REDEEM = new Operation.OneShot("redeem", Role.SESSION);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final ConfigKey<URI> BASE_URL = ConfigKey.baseUrl("base-url", "Where the vendor is.");

    /** The vendor, on loopback. */
    public static final class Server implements AutoCloseable {
        private final HttpServer server;
        private final Map<String, Integer> requests = new ConcurrentHashMap<>();

        /** Starts it. */
        public Server() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
            server.setExecutor(Executors.newFixedThreadPool(4));
            server.createContext("/", exchange -> {
                try (exchange) {
                    requests.merge(exchange.getRequestURI().getRawQuery(), 1, Integer::sum);
                    exchange.sendResponseHeaders(204, -1);
                }
            });
            server.start();
        }

        URI baseUrl() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        /** How many requests came for each code. */
        Map<String, Integer> requests() {
            return requests;
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @Override
    public String vendor() {
        return NAME.value();
    }

    @Override
    public URI configure(ConfigReader in) {
        return in.get(BASE_URL);
    }

    @Override
    public VendorAccount account(URI baseUrl) {
        return new VendorAccount(baseUrl, "client", Secret.of("secret"));
    }

    @Override
    public Set<Operation> operations() {
        return Set.of(REDEEM);
    }

    @Override
    public Capabilities capabilities(URI baseUrl) {
        return Capabilities.of(EnumSet.allOf(Capability.class), Set.of());
    }

    @Override
    public VendorAdapter create(URI baseUrl, ProviderRuntime runtime) {
        return VendorAdapter.withoutTokens(new Adapter(baseUrl, runtime));
    }

    private record Adapter(URI baseUrl, ProviderRuntime runtime) implements IdentityProvider {
        @Override
        public ProviderId id() {
            return runtime.provider();
        }

        @Override
        public Capabilities capabilities() {
            return Capabilities.of(EnumSet.allOf(Capability.class), Set.of());
        }

        @Override
        public VerificationSession start(VerificationRequest request) {
            throw new IllegalStateException("no test starts");
        }

        /** The session's reference is the code. */
        @Override
        public VerificationResult complete(SessionRef session, ReturnedParameters back) {
            String code = session.reference();
            return runtime.calls()
                    .make(new VendorCall.Redemption<>(
                            REDEEM,
                            runtime.deadline(TIMEOUT),
                            within -> (deadline, onFreshConnection) -> redeemed(code),
                            answer -> VerificationResult.builder(id(), Decision.APPROVED, Finality.FINAL)
                                    .id(code)
                                    .build(),
                            VaultKey.of(id(), code),
                            TIMEOUT));
        }

        private StoredResponse redeemed(String code) {
            try {
                baseUrl.resolve("/?" + code).toURL().openStream().close();
                return new StoredResponse(200, code.getBytes(UTF_8));
            } catch (IOException failed) {
                throw VeriportException.notSent(ErrorCode.UNAVAILABLE, "the vendor is away: end the test")
                        .cause(failed)
                        .build();
            }
        }
    }
}
