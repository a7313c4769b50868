package dev.veriport.opentelemetry;

import dev.veriport.config.ConfigReader;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.Decision;
import dev.veriport.model.Finality;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.Secret;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VaultKey;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.port.TokenIssuer;
import dev.veriport.spi.Exchange;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorAdapter;
import dev.veriport.spi.VendorCall;
import dev.veriport.store.StoredResponse;
import dev.veriport.store.VendorAccount;
import dev.veriport.time.Deadline;
import dev.veriport.token.AccessToken;
import dev.veriport.token.ReusableToken;
import dev.veriport.token.TokenPolicy;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A vendor whose answers are redeemed or read with a token that is renewed ahead of its expiry. What a test passes runs in
 * the thread that sends, in place of an HTTP client, and in the reader of the answer.
 */
final class OneShotVendor implements IdentityProviderFactory<Integer> {
    static final ProviderId ID = new ProviderId("vendor");
    static final Duration TOKEN_LIFETIME = Duration.ofMinutes(100);

    private static final Operation.OneShot REDEEM = new Operation.OneShot("redeem", Role.SESSION);
    private static final Operation.Read READ = new Operation.Read("read", Role.SESSION);
    private static final Operation.Token TOKEN = new Operation.Token("token", Role.SESSION, true);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Consumer<String> sending;
    private final Consumer<String> reading;

    /** Both get the name of the operation. */
    OneShotVendor(Consumer<String> sending, Consumer<String> reading) {
        this.sending = sending;
        this.reading = reading;
    }

    @Override
    public String vendor() {
        return ID.value();
    }

    @Override
    public Integer configure(ConfigReader in) {
        return 0;
    }

    @Override
    public VendorAccount account(Integer settings) {
        return new VendorAccount(URI.create("https://vendor.example"), "client", Secret.of("secret"));
    }

    @Override
    public Set<Operation> operations() {
        return Set.of(REDEEM, READ, TOKEN);
    }

    @Override
    public Capabilities capabilities(Integer settings) {
        return Capabilities.of(Set.of(Capability.COMPLETE, Capability.FIND), Set.of());
    }

    @Override
    public VendorAdapter create(Integer settings, ProviderRuntime runtime) {
        GuardedTokenIssuer tokens = runtime.guard(new Tokens(runtime), Duration.ofSeconds(2), TIMEOUT);
        return VendorAdapter.of(new Provider(runtime, tokens), tokens);
    }

    private Exchange exchange(Operation operation, Consumer<Deadline> authorizing) {
        return within -> {
            authorizing.accept(within);
            return (deadline, onFreshConnection) -> {
                sending.accept(operation.name());
                return new StoredResponse(200, new byte[0]);
            };
        };
    }

    private <T> Function<StoredResponse, T> reader(Operation operation, T result) {
        return answer -> {
            reading.accept(operation.name());
            return result;
        };
    }

    private final class Tokens implements TokenIssuer {
        private final ProviderRuntime runtime;

        Tokens(ProviderRuntime runtime) {
            this.runtime = runtime;
        }

        @Override
        public TokenPolicy policy(TokenPurpose purpose) {
            return TokenPolicy.RENEW_AHEAD;
        }

        @Override
        public AccessToken issue(TokenRequest request) {
            AccessToken token = new ReusableToken(Secret.of("token"), TOKEN_LIFETIME);
            return runtime.calls()
                    .make(new VendorCall.Ordinary<>(
                            TOKEN, runtime.deadline(TIMEOUT), exchange(TOKEN, any -> {}), reader(TOKEN, token)));
        }
    }

    private final class Provider implements IdentityProvider {
        private final ProviderRuntime runtime;
        private final GuardedTokenIssuer tokens;

        Provider(ProviderRuntime runtime, GuardedTokenIssuer tokens) {
            this.runtime = runtime;
            this.tokens = tokens;
        }

        @Override
        public ProviderId id() {
            return ID;
        }

        @Override
        public Capabilities capabilities() {
            return OneShotVendor.this.capabilities(0);
        }

        @Override
        public VerificationSession start(VerificationRequest request) {
            throw new UnsupportedOperationException();
        }

        private void authorize(Deadline deadline) {
            tokens.reusable(TokenPurpose.API, deadline);
        }

        private VerificationResult result() {
            return VerificationResult.builder(ID, Decision.APPROVED, Finality.FINAL)
                    .id("v-1")
                    .build();
        }

        @Override
        public VerificationResult complete(SessionRef session, ReturnedParameters back) {
            return runtime.calls()
                    .make(new VendorCall.Redemption<>(
                            REDEEM,
                            runtime.deadline(TIMEOUT),
                            exchange(REDEEM, this::authorize),
                            reader(REDEEM, result()),
                            VaultKey.of(ID, session.reference()),
                            TIMEOUT));
        }

        @Override
        public VerificationResult find(VerificationId verification) {
            return runtime.calls()
                    .make(new VendorCall.Ordinary<>(
                            READ, runtime.deadline(TIMEOUT), exchange(READ, this::authorize), reader(READ, result())));
        }
    }
}
