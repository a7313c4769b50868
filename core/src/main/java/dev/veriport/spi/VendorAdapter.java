package dev.veriport.spi;

import dev.veriport.port.IdentityProvider;
import dev.veriport.port.TokenIssuer;
import java.util.Optional;

/** A vendor behind the ports. */
public final class VendorAdapter {
    private final IdentityProvider provider;
    private final Optional<GuardedTokenIssuer> tokens;

    private VendorAdapter(IdentityProvider provider, Optional<GuardedTokenIssuer> tokens) {
        this.provider = provider;
        this.tokens = tokens;
    }

    /** @param tokens from {@link ProviderRuntime#guard}: only an issuer within its policies leaves an adapter */
    public static VendorAdapter of(IdentityProvider provider, GuardedTokenIssuer tokens) {
        return new VendorAdapter(provider, Optional.of(tokens));
    }

    /** For a vendor that knows no tokens. */
    public static VendorAdapter withoutTokens(IdentityProvider provider) {
        return new VendorAdapter(provider, Optional.empty());
    }

    public IdentityProvider provider() {
        return provider;
    }

    /** Empty where the vendor knows no tokens. */
    public Optional<TokenIssuer> tokens() {
        return tokens.map(issuer -> issuer);
    }
}
