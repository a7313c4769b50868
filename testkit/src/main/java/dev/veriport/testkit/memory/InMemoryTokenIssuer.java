package dev.veriport.testkit.memory;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.port.TokenIssuer;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorCall;
import dev.veriport.time.Deadline;
import dev.veriport.token.AccessToken;
import dev.veriport.token.SingleUseToken;
import dev.veriport.token.TokenPolicy;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.util.function.Supplier;

/** The in-memory vendor's tokens. Each is a request; core stores them. */
final class InMemoryTokenIssuer implements TokenIssuer {
    static final Operation.Token SDK_TOKEN = new Operation.Token("sdk-token", Role.SESSION, false);
    static final Operation.Token API_TOKEN = new Operation.Token("api-token", Role.SESSION, true);

    private final InMemoryVendor vendor;
    private final InMemorySettings settings;
    private final ProviderRuntime runtime;

    InMemoryTokenIssuer(InMemoryVendor vendor, InMemorySettings settings, ProviderRuntime runtime) {
        this.vendor = vendor;
        this.settings = settings;
        this.runtime = runtime;
    }

    @Override
    public TokenPolicy policy(TokenPurpose purpose) {
        return switch (purpose) {
            case API -> TokenPolicy.REUSE_UNTIL_EXPIRY;
            case IDENTITY_VERIFICATION -> {
                if (!vendor.hasSdk()) {
                    throw unsupported(purpose);
                }
                yield TokenPolicy.SINGLE_USE;
            }
            case FACE_AUTHENTICATION -> throw unsupported(purpose);
        };
    }

    @Override
    public AccessToken issue(TokenRequest request) {
        return switch (policy(request.purpose())) {
            case SINGLE_USE -> SingleUseToken.of(ask(SDK_TOKEN, vendor::issueSdkToken));
            case REUSE_UNTIL_EXPIRY, RENEW_AHEAD ->
                ask(API_TOKEN, () -> vendor.issueApiToken(runtime.ticker().nanos()));
        };
    }

    private <T> T ask(Operation.Token operation, Supplier<T> request) {
        Deadline deadline = runtime.deadline(settings.timeout());
        ObjectExchange<T> exchange = new ObjectExchange<>(within -> request);
        return runtime.calls().make(new VendorCall.Ordinary<>(operation, deadline, exchange, exchange::read));
    }

    private VeriportException unsupported(TokenPurpose purpose) {
        return VeriportException.notSent(
                        ErrorCode.UNSUPPORTED,
                        runtime.provider() + " has no tokens for " + purpose + ": see its policies")
                .provider(runtime.provider())
                .build();
    }
}
