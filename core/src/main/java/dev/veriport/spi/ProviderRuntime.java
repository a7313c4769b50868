package dev.veriport.spi;

import dev.veriport.call.Background;
import dev.veriport.call.CallGuard;
import dev.veriport.call.Ticker;
import dev.veriport.model.ProviderId;
import dev.veriport.port.ResultVault;
import dev.veriport.port.TokenIssuer;
import dev.veriport.token.GuardedTokenIssuer;
import java.time.Duration;
import java.time.InstantSource;

/** What Veriport lends to one vendor's adapter while it is open. Thread-safe. */
public final class ProviderRuntime implements AutoCloseable {
    private final ProviderId provider;
    private final InstantSource clock;
    private final Ticker ticker;
    private final Background background;
    private final CallGuard calls;

    public ProviderRuntime(ProviderId provider, InstantSource clock, Ticker ticker, ResultVault vault) {
        this.provider = provider;
        this.clock = clock;
        this.ticker = ticker;
        this.background = new Background(provider.value());
        this.calls = new CallGuard(provider, ticker, vault, background);
    }

    public ProviderId provider() {
        return provider;
    }

    /** For moments that are told to people and vendors; never for measuring time. */
    public InstantSource clock() {
        return clock;
    }

    /** For measuring time. */
    public Ticker ticker() {
        return ticker;
    }

    /** What every call goes through. */
    public CallGuard calls() {
        return calls;
    }

    /**
     * Wraps the vendor's issuer in the policies it declares.
     *
     * @param transit how long a token may be on its way to the vendor
     * @param patience how long somebody who asks for a token waits for it
     */
    public GuardedTokenIssuer guard(TokenIssuer issuer, Duration transit, Duration patience) {
        return new GuardedTokenIssuer(issuer, ticker, background, transit, patience);
    }

    /** Ends what is under way for this vendor. */
    @Override
    public void close() {
        background.close();
    }
}
