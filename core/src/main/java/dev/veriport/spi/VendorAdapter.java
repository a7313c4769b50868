package dev.veriport.spi;

import dev.veriport.port.IdentityProvider;
import dev.veriport.port.TokenIssuer;
import java.util.Optional;

/** What an adapter opened: a vendor behind the ports. */
public final class VendorAdapter {
    private final IdentityProvider provider;
    private final Optional<GuardedTokenIssuer> tokens;

    private VendorAdapter(IdentityProvider provider, Optional<GuardedTokenIssuer> tokens) {
        this.provider = provider;
        this.tokens = tokens;
    }

    /**
     * A vendor with tokens.
     *
     * @param tokens from {@link ProviderRuntime#guard}: no other issuer leaves an adapter
     */
    public static VendorAdapter of(IdentityProvider provider, GuardedTokenIssuer tokens) {
        return new VendorAdapter(provider, Optional.of(tokens));
    }

    /** A vendor without tokens. */
    public static VendorAdapter withoutTokens(IdentityProvider provider) {
        return new VendorAdapter(provider, Optional.empty());
    }

    /** The vendor. */
    public IdentityProvider provider() {
        return provider;
    }

    /** Its tokens; empty for a vendor without tokens. */
    public Optional<TokenIssuer> tokens() {
        return tokens.map(issuer -> issuer);
    }
}
