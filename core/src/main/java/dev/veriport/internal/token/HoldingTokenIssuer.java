package dev.veriport.internal.token;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Secret;
import dev.veriport.port.TokenIssuer;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.store.TokenKey;
import dev.veriport.store.VendorAccount;
import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import dev.veriport.token.AccessToken;
import dev.veriport.token.ReusableToken;
import dev.veriport.token.SingleUseToken;
import dev.veriport.token.TokenPolicy;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's issuer with the vendor's policies. Each single-use token is a request of its own. A reusable token is used
 * until it expires, and renewed only then, or in the last tenth of its life where the policy is RENEW_AHEAD. Thread-safe.
 */
public final class HoldingTokenIssuer implements GuardedTokenIssuer {
    private final TokenIssuer issuer;
    private final Ticker ticker;
    private final Duration fetchTimeout;
    private final Map<TokenPurpose, TokenHolder> holders = new EnumMap<>(TokenPurpose.class);

    /** The holder for {@code API}, kept in a field because every call uses it. */
    private final @Nullable TokenHolder api;

    /**
     * @param account that the tokens belong to; accounts share no tokens
     * @param tokenTransitAllowance the time allowed for a request to reach the vendor
     * @param fetchTimeout how long a request for a token may take, and how long {@link #issue(TokenRequest)} waits for
     *     a token
     * @throws VeriportException {@link ErrorCode#CONFIGURATION} when the issuer declares a policy for no purpose
     */
    public HoldingTokenIssuer(
            TokenIssuer issuer,
            VendorAccount account,
            Duration tokenTransitAllowance,
            Duration fetchTimeout,
            TokenContext context) {
        this.issuer = issuer;
        this.ticker = context.ticker();
        this.fetchTimeout = fetchTimeout;
        Map<TokenPurpose, TokenPolicy> policies = policiesOf(issuer);
        if (policies.isEmpty()) {
            throw VeriportException.notSent(
                            ErrorCode.CONFIGURATION,
                            "the adapter declares no token policy: every purpose requires one, there is no default")
                    .build();
        }
        policies.forEach((purpose, policy) -> {
            if (policy != TokenPolicy.SINGLE_USE) {
                TokenKey key = new TokenKey(account, purpose);
                holders.put(
                        purpose,
                        new TokenHolder(
                                key,
                                policy,
                                context,
                                tokenTransitAllowance,
                                fetchTimeout,
                                () -> issueReusable(purpose)));
            }
        });
        this.api = holders.get(TokenPurpose.API);
    }

    private static Map<TokenPurpose, TokenPolicy> policiesOf(TokenIssuer issuer) {
        Map<TokenPurpose, TokenPolicy> policies = new EnumMap<>(TokenPurpose.class);
        for (TokenPurpose purpose : TokenPurpose.values()) {
            try {
                policies.put(purpose, Objects.requireNonNull(issuer.policy(purpose), "a token policy"));
            } catch (VeriportException declined) {
                if (declined.code() != ErrorCode.UNSUPPORTED) {
                    throw declined;
                }
            }
        }
        return policies;
    }

    @Override
    public TokenPolicy policy(TokenPurpose purpose) {
        return issuer.policy(purpose);
    }

    @Override
    public AccessToken issue(TokenRequest request) {
        long now = ticker.nanos(); // read the ticker first: it would wait for every load before it
        TokenHolder holder = holder(request.purpose());
        if (holder == null) {
            return singleUse(request);
        }
        ReusableToken hit = holder.usableAt(now);
        return hit != null ? hit : holder.get(Deadline.after(ticker, fetchTimeout));
    }

    @Override
    public ReusableToken reusable(TokenPurpose purpose, Deadline deadline) {
        TokenHolder holder = holder(purpose);
        if (holder == null) {
            throw mismatch(purpose);
        }
        return holder.get(deadline);
    }

    @Override
    public void refuse(TokenPurpose purpose, ReusableToken seen) {
        TokenHolder holder = holder(purpose);
        if (holder == null) {
            throw mismatch(purpose);
        }
        holder.refuse(seen);
    }

    private @Nullable TokenHolder holder(TokenPurpose purpose) {
        return purpose == TokenPurpose.API ? api : holders.get(purpose);
    }

    @Override
    public SingleUseToken singleUse(TokenRequest request) {
        return issuer.issue(request).match(token -> SingleUseToken.of(wellFormed(token.take())), token -> {
            throw mismatch(request.purpose());
        });
    }

    private ReusableToken issueReusable(TokenPurpose purpose) {
        return issuer.issue(TokenRequest.of(purpose))
                .match(
                        token -> {
                            throw mismatch(purpose);
                        },
                        token -> new ReusableToken(wellFormed(token.value()), token.lifetime()));
    }

    /** Refuses a malformed token, so that it is neither returned nor sent. */
    private static Secret wellFormed(Secret value) {
        if (!AccessToken.isWellFormed(value.reveal())) {
            throw VeriportException.of(
                            ErrorCode.MALFORMED_RESPONSE,
                            "the vendor issued a token that is malformed (RFC 6750); it is not sent: ask the vendor")
                    .phase(Phase.ANSWERED)
                    .build();
        }
        return value;
    }

    private static VeriportException mismatch(TokenPurpose purpose) {
        return VeriportException.of(
                        ErrorCode.CONFIGURATION,
                        "the adapter issued a token of another type than its policy for " + purpose + " says")
                .build();
    }
}
