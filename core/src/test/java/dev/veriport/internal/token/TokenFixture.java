package dev.veriport.internal.token;

import dev.veriport.fakes.CountingIssuer;
import dev.veriport.fakes.EventLog;
import dev.veriport.internal.store.MemoryStore;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.ProviderId;
import dev.veriport.port.TokenIssuer;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.store.TokenStore;
import dev.veriport.store.VendorAccount;
import dev.veriport.testkit.time.MutableTicker;
import dev.veriport.token.AccessToken;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.time.Duration;
import java.time.InstantSource;

/** A guarded issuer in virtual time: 2 s of tokenTransitAllowance, callers who wait for 10 minutes. */
final class TokenFixture implements AutoCloseable {
    static final ProviderId VENDOR = new ProviderId("vendor");
    static final Duration TRANSIT = Duration.ofSeconds(2);
    static final Duration PATIENCE = Duration.ofMinutes(10);

    final MutableTicker ticker = new MutableTicker();
    final DetachedTasks detachedTasks = new DetachedTasks("token-test");

    final MemoryStore memory = new MemoryStore(InstantSource.system(), ticker, detachedTasks, 0);
    final TokenStore store = memory.tokens();
    final EventLog events = new EventLog();
    private int accounts;

    /** Each shares nothing with the others. */
    GuardedTokenIssuer guard(TokenIssuer issuer) {
        VendorAccount another = new VendorAccount(
                CountingIssuer.ACCOUNT.baseUrl(), "client-" + accounts++, CountingIssuer.ACCOUNT.clientSecret());
        return guard(issuer, another, store);
    }

    GuardedTokenIssuer guard(TokenIssuer issuer, VendorAccount account, TokenStore in) {
        TokenContext context = new TokenContext(VENDOR, ticker, detachedTasks, in, task -> {}, events);
        return new HoldingTokenIssuer(issuer, account, TRANSIT, PATIENCE, context);
    }

    /** An issuer whose answers take virtual time. */
    CountingIssuer slow(Duration exchange, Duration lifetime) {
        return CountingIssuer.reusable(number -> {
            ticker.pass(exchange);
            return CountingIssuer.token(number, lifetime);
        });
    }

    /** An issuer whose answers take time that has passed as soon as it is asked. */
    CountingIssuer instant(Duration exchange, Duration lifetime) {
        return CountingIssuer.reusable(number -> {
            ticker.advance(exchange);
            return CountingIssuer.token(number, lifetime);
        });
    }

    static AccessToken api(GuardedTokenIssuer tokens) {
        return tokens.issue(TokenRequest.of(TokenPurpose.API));
    }

    @Override
    public void close() {
        detachedTasks.close();
    }
}
