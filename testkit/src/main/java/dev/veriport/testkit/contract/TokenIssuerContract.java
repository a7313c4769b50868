package dev.veriport.testkit.contract;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.Veriport;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Secret;
import dev.veriport.port.TokenIssuer;
import dev.veriport.token.AccessToken;
import dev.veriport.token.ReusableToken;
import dev.veriport.token.SingleUseToken;
import dev.veriport.token.TokenPolicy;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract of every adapter whose vendor has tokens. Extend it, implement two methods, and run it as a JUnit test.
 * The clauses are listed in {@code docs/contract.md}. Each clause gets a new Veriport, and tests every purpose.
 */
public abstract class TokenIssuerContract {
    private static final int FEW = 8;
    private static final int MANY = 64;

    private Veriport veriport;

    /** For the extending class. */
    protected TokenIssuerContract() {}

    /**
     * Opens a Veriport whose chosen vendor is the adapter, against a fake whose reusable tokens live for at least one
     * minute. Called before every clause; the contract closes it afterwards. Start what it needs in this method or in a
     * field: a {@code @BeforeEach} of the extending class runs too late.
     */
    protected abstract Veriport open();

    /** The number of all requests that the vendor has received so far. */
    protected abstract int requests();

    @BeforeEach
    void openVeriport() {
        veriport = open();
    }

    @AfterEach
    void closeVeriport() {
        veriport.close();
    }

    @Test
    @DisplayName("K1 Every purpose has a policy or is UNSUPPORTED, and at least one has a policy")
    void everyPurposeIsDecided() {
        assertThat(TokenPurpose.values()).anyMatch(purpose -> policy(purpose).isPresent());
    }

    @Test
    @DisplayName("K2 Eight concurrent callers get eight single-use tokens, for one request each")
    void singleUseTokensAreNotShared() {
        for (TokenPurpose purpose : purposes(TokenPolicy.SINGLE_USE)) {
            issue(purpose); // whatever the vendor requires first is done now
            int before = requests();
            List<AccessToken> tokens = AtOnce.call(FEW, () -> issue(purpose));

            assertThat(tokens).map(token -> singleUse(token).take()).doesNotHaveDuplicates();
            assertThat(requests() - before).as("requests for %s", purpose).isEqualTo(FEW);
        }
    }

    @Test
    @DisplayName("K3 A single-use token can be taken once")
    void aSingleUseTokenIsTakenOnce() {
        for (TokenPurpose purpose : purposes(TokenPolicy.SINGLE_USE)) {
            SingleUseToken token = singleUse(issue(purpose));

            assertThat(token.take().reveal().isBlank()).as("blank").isFalse();
            assertThatThrownBy(token::take).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    @DisplayName("K4 Sixty-four concurrent callers get the same reusable token, for one request")
    void aReusableTokenIsShared() {
        for (TokenPurpose purpose : purposes(TokenPolicy.REUSE_UNTIL_EXPIRY)) {
            int before = requests();
            List<AccessToken> tokens = AtOnce.call(MANY, () -> issue(purpose));

            assertThat(tokens.stream().map(token -> reusable(token).value()).distinct())
                    .hasSize(1);
            assertThat(requests() - before).as("requests for %s", purpose).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("K5 A reusable token is not requested again while it is usable")
    void aReusableTokenIsKept() {
        for (TokenPurpose purpose : purposes(TokenPolicy.REUSE_UNTIL_EXPIRY)) {
            Secret first = reusable(issue(purpose)).value();
            int before = requests();
            Secret second = reusable(issue(purpose)).value();

            assertThat(second.equals(first))
                    .as("the same token for %s", purpose)
                    .isTrue();
            assertThat(requests()).as("requests").isEqualTo(before);
        }
    }

    @Test
    @DisplayName("K6 A purpose without a policy fails with UNSUPPORTED, and nothing is sent")
    void aPurposeWithoutAPolicyFails() {
        for (TokenPurpose purpose : TokenPurpose.values()) {
            if (policy(purpose).isEmpty()) {
                int before = requests();

                assertThatFailureOf(() -> issue(purpose))
                        .hasCode(ErrorCode.UNSUPPORTED)
                        .sentNothing();
                assertThat(requests()).as("requests").isEqualTo(before);
            }
        }
    }

    @Test
    @DisplayName("K7 Nothing prints a token: not itself, not its issuer, not a thread's name")
    void nothingPrintsAToken() {
        for (TokenPurpose purpose : TokenPurpose.values()) {
            if (policy(purpose).isPresent()) {
                AccessToken token = issue(purpose);
                String printed = token + " " + tokens() + " "
                        + Thread.getAllStackTraces().keySet().stream()
                                .map(Thread::getName)
                                .toList();
                Secret value = token.match(SingleUseToken::take, ReusableToken::value);

                assertThat(printed.contains(value.reveal()))
                        .as("prints a token for %s", purpose)
                        .isFalse();
            }
        }
    }

    private TokenIssuer tokens() {
        return veriport.tokens(veriport.identityProvider().id());
    }

    private AccessToken issue(TokenPurpose purpose) {
        return tokens().issue(TokenRequest.of(purpose));
    }

    private List<TokenPurpose> purposes(TokenPolicy wanted) {
        return Arrays.stream(TokenPurpose.values())
                .filter(purpose -> policy(purpose).equals(Optional.of(wanted)))
                .toList();
    }

    /** Empty where the vendor has no such tokens. */
    private Optional<TokenPolicy> policy(TokenPurpose purpose) {
        try {
            return Optional.of(tokens().policy(purpose));
        } catch (VeriportException declined) {
            assertThatFailureOf(() -> {
                        throw declined;
                    })
                    .hasCode(ErrorCode.UNSUPPORTED);
            return Optional.empty();
        }
    }

    private static SingleUseToken singleUse(AccessToken token) {
        assertThat(token).isInstanceOf(SingleUseToken.class);
        return (SingleUseToken) token;
    }

    private static ReusableToken reusable(AccessToken token) {
        assertThat(token).isInstanceOf(ReusableToken.class);
        return (ReusableToken) token;
    }
}
