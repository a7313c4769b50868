package dev.veriport.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigReader;
import dev.veriport.config.ConfigSource;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.http.Credentials;
import dev.veriport.http.HttpSettings;
import dev.veriport.http.VendorClient;
import dev.veriport.http.VendorRequest;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.Decision;
import dev.veriport.model.Finality;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.Secret;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorAdapter;
import dev.veriport.store.VendorAccount;
import dev.veriport.testkit.fault.Fault;
import dev.veriport.testkit.fault.FaultServer;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Sends requests to a server on loopback, and says with which path they arrive. */
final class SentPath implements AutoCloseable {
    private static final Operation.Read SEND = new Operation.Read("send", Role.SESSION);
    private static final ProviderId ID = new ProviderId("anyone");

    private final FaultServer server = FaultServer.start();
    private final Veriport veriport;
    private final Sending sending = new Sending();

    SentPath() {
        server.always(Fault.respond(200, Map.of("Content-Type", "application/json"), "{}".getBytes(UTF_8)));
        veriport = Veriport.builder(ConfigSource.of(Map.of(
                        "veriport.provider",
                        ID.value(),
                        "veriport.anyone.base-url",
                        server.baseUrl().toString())))
                .factory(sending)
                .build();
    }

    /**
     * Sends a request, and asserts that its parameters arrive as they are, each within the segment where the template has it,
     * or that it is refused and nothing is sent.
     *
     * @param template with names in braces
     * @param values those of the names, in their order
     * @return whether it was sent
     */
    boolean arrivesInItsSegment(String template, List<String> values, Supplier<VendorRequest> request) {
        int before = server.requests();
        Optional<VeriportException> refused = send(request);
        List<String> arrived = server.requestLines().subList(before, server.requests());
        if (refused.isPresent()) {
            assertThat(refused.get().code()).isEqualTo(ErrorCode.INVALID_REQUEST);
            assertThat(refused.get().phase()).isEqualTo(Phase.NOT_SENT);
            assertThat(arrived).as("requests").isEmpty();
            return false;
        }
        assertThat(arrived).as("requests").hasSize(1);
        String target = arrived.get(0).split(" ", 3)[1];
        assertThat(target).as("delimiters outside of the template").matches("[^?#]*");
        assertThat(target.chars().filter(letter -> letter == ';').count())
                .isEqualTo(template.chars().filter(letter -> letter == ';').count());
        assertThat(decoded(target)).isEqualTo(filled(template, values));
        return true;
    }

    private Optional<VeriportException> send(Supplier<VendorRequest> request) {
        sending.next = request;
        try {
            veriport.identityProvider().find(new VerificationId(ID, "any"));
            return Optional.empty();
        } catch (VeriportException failure) {
            return Optional.of(failure);
        }
    }

    private static List<String> decoded(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            segments.add(URLDecoder.decode(segment.replace("+", "%2B"), UTF_8));
        }
        return segments;
    }

    private static List<String> filled(String template, List<String> values) {
        List<String> left = new ArrayList<>(values);
        List<String> segments = new ArrayList<>();
        for (String segment : template.split("/", -1)) {
            StringBuilder filled = new StringBuilder();
            for (String part : segment.split("(?=[{])|(?<=})", -1)) {
                filled.append(part.startsWith("{") ? left.remove(0) : part);
            }
            segments.add(filled.toString());
        }
        return segments;
    }

    @Override
    public void close() {
        try {
            veriport.close();
        } finally {
            server.close();
        }
    }

    /** An adapter whose {@code find} sends the next request. */
    private static final class Sending implements IdentityProviderFactory<HttpSettings> {
        private static final Capabilities CAPABILITIES =
                Capabilities.of(Set.of(Capability.START_WEB, Capability.COMPLETE, Capability.FIND), Set.of());
        private volatile Supplier<VendorRequest> next = () -> {
            throw new IllegalStateException("there is no request to send");
        };

        @Override
        public String vendor() {
            return ID.value();
        }

        @Override
        public HttpSettings configure(ConfigReader in) {
            return HttpSettings.read(in, "https://anyone.example");
        }

        @Override
        public VendorAccount account(HttpSettings settings) {
            return VendorAccount.ofKey(settings.baseUrl(), Secret.of("not-a-secret"));
        }

        @Override
        public Set<Operation> operations() {
            return Set.of(SEND);
        }

        @Override
        public Capabilities capabilities(HttpSettings settings) {
            return CAPABILITIES;
        }

        @Override
        public VendorAdapter create(HttpSettings settings, ProviderRuntime runtime) {
            VendorClient client = VendorClient.open(runtime, settings);
            return VendorAdapter.withoutTokens(new IdentityProvider() {
                @Override
                public ProviderId id() {
                    return ID;
                }

                @Override
                public Capabilities capabilities() {
                    return CAPABILITIES;
                }

                @Override
                public VerificationSession start(VerificationRequest request) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public VerificationResult complete(SessionRef session, ReturnedParameters back) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public VerificationResult find(VerificationId verification) {
                    return client.call(
                            SEND,
                            client.deadline(),
                            Credentials.none(),
                            next.get(),
                            answer -> VerificationResult.builder(ID, Decision.PENDING, Finality.OPEN)
                                    .build());
                }
            });
        }
    }
}
