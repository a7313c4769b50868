package dev.veriport.spi;

import dev.veriport.model.KeptResponse;
import dev.veriport.model.VerificationResult;
import dev.veriport.port.IdentityProvider;
import dev.veriport.port.TokenIssuer;
import dev.veriport.token.GuardedTokenIssuer;
import java.util.Optional;
import java.util.function.Function;

/** A vendor behind the ports. */
public final class VendorAdapter {
    private final IdentityProvider provider;
    private final Optional<GuardedTokenIssuer> tokens;
    private final Optional<Function<KeptResponse, VerificationResult>> reader;

    private VendorAdapter(
            IdentityProvider provider,
            Optional<GuardedTokenIssuer> tokens,
            Optional<Function<KeptResponse, VerificationResult>> reader) {
        this.provider = provider;
        this.tokens = tokens;
        this.reader = reader;
    }

    /** @param tokens from {@link ProviderRuntime#guard}: only an issuer within its policies leaves an adapter */
    public static VendorAdapter of(IdentityProvider provider, GuardedTokenIssuer tokens) {
        return new VendorAdapter(provider, Optional.of(tokens), Optional.empty());
    }

    /** For a vendor that knows no tokens. */
    public static VendorAdapter withoutTokens(IdentityProvider provider) {
        return new VendorAdapter(provider, Optional.empty(), Optional.empty());
    }

    /** The same, able to read again what a vault kept of it. */
    public VendorAdapter readingKept(Function<KeptResponse, VerificationResult> keptReader) {
        return new VendorAdapter(provider, tokens, Optional.of(keptReader));
    }

    /** Empty where the vendor has nothing that exists once. */
    public Optional<Function<KeptResponse, VerificationResult>> keptReader() {
        return reader;
    }

    public IdentityProvider provider() {
        return provider;
    }

    /** Empty where the vendor knows no tokens. */
    public Optional<TokenIssuer> tokens() {
        return tokens.map(issuer -> issuer);
    }
}
