package dev.veriport.testkit.stores;

import dev.veriport.config.ConfigReader;
import dev.veriport.error.ErrorCode;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.Handoff;
import dev.veriport.model.Reported;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.Secret;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.spi.Operation;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorAdapter;
import dev.veriport.spi.VendorProvider;
import dev.veriport.store.VendorAccount;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/** A vendor that takes every start at once. It has no tokens, so that processes share nothing but their counts. */
final class InstantVendor implements IdentityProviderFactory<VendorAccount> {
    static final String NAME = "instant";

    private static final Capabilities STARTS = Capabilities.of(Set.of(Capability.START_WEB), Set.of());

    @Override
    public String vendor() {
        return NAME;
    }

    @Override
    public VendorAccount configure(ConfigReader in) {
        return new VendorAccount(URI.create("https://instant.invalid"), NAME, Secret.of("none"));
    }

    @Override
    public VendorAccount account(VendorAccount settings) {
        return settings;
    }

    @Override
    public Set<Operation> operations() {
        return Set.of();
    }

    @Override
    public Capabilities capabilities(VendorAccount settings) {
        return STARTS;
    }

    @Override
    public VendorAdapter create(VendorAccount settings, ProviderRuntime runtime) {
        return VendorAdapter.withoutTokens(new Provider(runtime));
    }

    private static final class Provider extends VendorProvider {
        Provider(ProviderRuntime runtime) {
            super(runtime, STARTS);
        }

        @Override
        public VerificationSession start(VerificationRequest request) {
            return new VerificationSession(
                    SessionRef.of(id(), request.reference(), Map.of()),
                    new Handoff.HostedPage(URI.create("https://instant.invalid/page")),
                    now(),
                    Reported.notProvided());
        }

        @Override
        public VerificationResult complete(SessionRef session, ReturnedParameters back) {
            throw refused(ErrorCode.UNSUPPORTED, "a start is all that it takes");
        }
    }
}
