package dev.veriport.fakes;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Secret;
import dev.veriport.port.TokenIssuer;
import dev.veriport.store.VendorAccount;
import dev.veriport.token.AccessToken;
import dev.veriport.token.ReusableToken;
import dev.veriport.token.SingleUseToken;
import dev.veriport.token.TokenPolicy;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A vendor's issuer that counts, and does what the test says while a request is under way. */
public final class CountingIssuer implements TokenIssuer {
    public static final VendorAccount ACCOUNT =
            new VendorAccount(URI.create("https://vendor.invalid"), "client", Secret.of("secret"));

    /** What happens between request and answer. */
    @FunctionalInterface
    public interface Exchange {
        AccessToken answer(int number) throws InterruptedException;
    }

    private final TokenPurpose purpose;
    private final TokenPolicy policy;
    private final Exchange exchange;
    private final List<TokenRequest> requests = new CopyOnWriteArrayList<>();

    public CountingIssuer(TokenPurpose purpose, TokenPolicy policy, Exchange exchange) {
        this.purpose = purpose;
        this.policy = policy;
        this.exchange = exchange;
    }

    public static CountingIssuer reusable(Exchange exchange) {
        return new CountingIssuer(TokenPurpose.API, TokenPolicy.REUSE_UNTIL_EXPIRY, exchange);
    }

    public static CountingIssuer singleUse(Exchange exchange) {
        return new CountingIssuer(TokenPurpose.IDENTITY_VERIFICATION, TokenPolicy.SINGLE_USE, exchange);
    }

    public static ReusableToken token(int number, Duration lifetime) {
        return new ReusableToken(Secret.of("token-" + number), lifetime);
    }

    public static SingleUseToken token(int number) {
        return SingleUseToken.of(Secret.of("token-" + number));
    }

    public int issued() {
        return requests.size();
    }

    public List<TokenRequest> requests() {
        return requests;
    }

    @Override
    public TokenPolicy policy(TokenPurpose asked) {
        if (asked != purpose) {
            throw VeriportException.of(ErrorCode.UNSUPPORTED, "no such tokens").build();
        }
        return policy;
    }

    @Override
    public AccessToken issue(TokenRequest request) {
        int number;
        synchronized (requests) {
            requests.add(request);
            number = requests.size();
        }
        try {
            return exchange.answer(number);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw VeriportException.of(ErrorCode.INTERRUPTED, "interrupted").build();
        }
    }
}
