package dev.veriport.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.AttemptId;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.Decision;
import dev.veriport.model.Finality;
import dev.veriport.model.Handoff;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reported;
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
import dev.veriport.spi.VendorCall;
import dev.veriport.store.StoredResponse;
import dev.veriport.store.VendorAccount;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The adapter of {@link FakeNotary}. */
record NotaryFactory(NotaryRequests requests) implements IdentityProviderFactory<URI> {
    private static final ConfigKey<URI> BASE_URL =
            ConfigKey.baseUrl(OpenAdapter.BASE_URL, "Where the vendor is.").withDefault("https://notary.example");
    private static final Operation.Keyed CREATE = new Operation.Keyed("create-check", Role.SESSION);
    private static final Operation.Read READ = new Operation.Read("read-check", Role.SESSION);
    private static final Capabilities CAPABILITIES =
            Capabilities.of(Set.of(Capability.START_WEB, Capability.COMPLETE, Capability.FIND), Set.of());

    @Override
    public String vendor() {
        return FakeNotary.NAME;
    }

    @Override
    public URI configure(ConfigReader in) {
        return in.get(BASE_URL);
    }

    @Override
    public VendorAccount account(URI baseUrl) {
        return VendorAccount.ofKey(baseUrl, Secret.of("not-a-secret"));
    }

    @Override
    public Set<Operation> operations() {
        return Set.of(CREATE, READ);
    }

    @Override
    public Capabilities capabilities(URI baseUrl) {
        return CAPABILITIES;
    }

    @Override
    public VendorAdapter create(URI baseUrl, ProviderRuntime runtime) {
        return VendorAdapter.withoutTokens(new Provider(baseUrl, runtime, requests));
    }

    private record Provider(URI baseUrl, ProviderRuntime runtime, NotaryRequests requests) implements IdentityProvider {
        private static final Duration TIMEOUT = Duration.ofSeconds(10);

        /** What every answer says. */
        private record Check(String id, String state) {}

        @Override
        public ProviderId id() {
            return runtime.provider();
        }

        @Override
        public Capabilities capabilities() {
            return CAPABILITIES;
        }

        @Override
        public VerificationSession start(VerificationRequest request) {
            String path = "/people/" + requests.segment(request.reference()) + "/checks";
            byte[] body = request.returnTo().orElseThrow().toString().getBytes(UTF_8);
            Check check = runtime.calls()
                    .make(new VendorCall.Creation<>(
                            CREATE,
                            runtime.deadline(TIMEOUT),
                            requests.exchange(baseUrl, path, body, requests.key(), runtime.clock()),
                            Provider::read,
                            AttemptId.random().value(),
                            Optional.empty()));
            SessionRef ref = SessionRef.of(id(), request.reference(), Map.of("check", check.id()));
            Handoff page = new Handoff.HostedPage(URI.create(baseUrl + "/pages/" + check.id()));
            return new VerificationSession(ref, page, runtime.clock().instant(), Reported.notProvided());
        }

        @Override
        public VerificationResult complete(SessionRef session, ReturnedParameters back) {
            return result(session.state("check").orElseThrow());
        }

        @Override
        public VerificationResult find(VerificationId verification) {
            return result(verification.value());
        }

        private VerificationResult result(String id) {
            String path = "/checks/" + requests.segment(id);
            Check check = runtime.calls()
                    .make(new VendorCall.Ordinary<>(
                            READ,
                            runtime.deadline(TIMEOUT),
                            requests.exchange(baseUrl, path, new byte[0], Optional.empty(), runtime.clock()),
                            Provider::read));
            boolean passed = check.state().equals("pass");
            return VerificationResult.builder(
                            id(),
                            passed ? Decision.APPROVED : Decision.PENDING,
                            passed ? Finality.FINAL : Finality.OPEN)
                    .id(check.id())
                    .build();
        }

        private static Check read(StoredResponse answer) {
            String[] words = new String(answer.body(), UTF_8).split(" ", -1);
            if (!answer.isSuccess()) {
                throw VeriportException.of(code(answer.status()), "the vendor refused")
                        .httpStatus(answer.status())
                        .build();
            }
            if (words.length != 2) {
                throw VeriportException.of(ErrorCode.MALFORMED_RESPONSE, "the answer is no check")
                        .build();
            }
            return new Check(words[0], words[1]);
        }

        private static ErrorCode code(int status) {
            return switch (status) {
                case 404 -> ErrorCode.NOT_FOUND;
                case 429 -> ErrorCode.RATE_LIMITED;
                default -> status < 500 ? ErrorCode.INVALID_REQUEST : ErrorCode.UNAVAILABLE;
            };
        }
    }
}
