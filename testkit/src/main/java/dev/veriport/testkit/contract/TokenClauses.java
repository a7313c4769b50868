package dev.veriport.testkit.contract;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Secret;
import dev.veriport.port.TokenIssuer;
import dev.veriport.spi.Operation;
import dev.veriport.token.AccessToken;
import dev.veriport.token.ReusableToken;
import dev.veriport.token.SingleUseToken;
import dev.veriport.token.TokenPolicy;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The clauses of tokens, for every purpose. Where no purpose has the tokens of a clause, it asserts that none is issued. Where
 * the adapter declares no operation for tokens, every purpose is {@code UNSUPPORTED}.
 */
interface TokenClauses extends Clauses {
    Set<TokenPolicy> REUSABLE = Set.of(TokenPolicy.REUSE_UNTIL_EXPIRY, TokenPolicy.RENEW_AHEAD);
    int FEW = 8;
    int MANY = 64;

    @Test
    @DisplayName(
            "K1 Every purpose has a policy or is UNSUPPORTED, and at least one has a policy where the vendor has tokens")
    default void everyPurposeIsDecided() {
        boolean hasTokens = adapter().operations().stream().anyMatch(Operation::asksForToken);

        assertThat(Arrays.stream(TokenPurpose.values())
                        .filter(purpose -> policy(purpose).isPresent())
                        .findAny()
                        .isPresent())
                .as("a purpose has a policy")
                .isEqualTo(hasTokens);
    }

    @Test
    @DisplayName("K2 Eight concurrent callers get eight single-use tokens, for one request each")
    default void singleUseTokensAreNotShared() {
        eachOf(Set.of(TokenPolicy.SINGLE_USE), purpose -> {
            issue(purpose); // whatever the vendor requires first is done now
            int before = adapter().requests();
            List<AccessToken> tokens = AtOnce.call(FEW, () -> issue(purpose));

            assertThat(tokens).map(token -> singleUse(token).take()).doesNotHaveDuplicates();
            assertThat(adapter().requests() - before)
                    .as("requests for %s", purpose)
                    .isEqualTo(FEW);
        });
    }

    @Test
    @DisplayName("K3 A single-use token can be taken once")
    default void aSingleUseTokenIsTakenOnce() {
        eachOf(Set.of(TokenPolicy.SINGLE_USE), purpose -> {
            SingleUseToken token = singleUse(issue(purpose));

            assertThat(token.take().reveal().isBlank()).as("blank").isFalse();
            assertThatThrownBy(token::take).isInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    @DisplayName("K4 Sixty-four concurrent callers get the same reusable token, for one request")
    default void aReusableTokenIsShared() {
        eachOf(REUSABLE, purpose -> {
            int before = adapter().requests();
            List<AccessToken> tokens = AtOnce.call(MANY, () -> issue(purpose));

            assertThat(tokens.stream().map(token -> reusable(token).value()).distinct())
                    .hasSize(1);
            assertThat(adapter().requests() - before)
                    .as("requests for %s", purpose)
                    .isEqualTo(1);
        });
    }

    @Test
    @DisplayName("K5 A reusable token is not requested again while it is usable")
    default void aReusableTokenIsKept() {
        eachOf(REUSABLE, purpose -> {
            Secret first = reusable(issue(purpose)).value();
            int before = adapter().requests();
            Secret second = reusable(issue(purpose)).value();

            assertThat(second.equals(first))
                    .as("the same token for %s", purpose)
                    .isTrue();
            assertThat(adapter().requests()).as("requests").isEqualTo(before);
        });
    }

    @Test
    @DisplayName("K6 A purpose without a policy fails with UNSUPPORTED, and nothing is sent")
    default void aPurposeWithoutAPolicyFails() {
        for (TokenPurpose purpose : TokenPurpose.values()) {
            issuedAsDeclared(purpose);
        }
    }

    @Test
    @DisplayName("K7 Nothing prints a token: not itself, not its issuer, not a thread's name")
    default void nothingPrintsAToken() {
        for (TokenPurpose purpose : TokenPurpose.values()) {
            issuedAsDeclared(purpose).ifPresent(token -> {
                String printed = token + " " + tokens() + " "
                        + Thread.getAllStackTraces().keySet().stream()
                                .map(Thread::getName)
                                .toList();
                Secret value = token.match(SingleUseToken::take, ReusableToken::value);

                assertThat(printed.contains(value.reveal()))
                        .as("prints a token for %s", purpose)
                        .isFalse();
            });
        }
    }

    private TokenIssuer tokens() {
        return adapter().veriport().tokens(adapter().provider().id());
    }

    private AccessToken issue(TokenPurpose purpose) {
        return tokens().issue(TokenRequest.of(purpose));
    }

    /** Tests each purpose of this policy; where there is none, that no purpose gives such a token. */
    private void eachOf(Set<TokenPolicy> wanted, Consumer<TokenPurpose> clause) {
        List<TokenPurpose> purposes = Arrays.stream(TokenPurpose.values())
                .filter(purpose -> policy(purpose).filter(wanted::contains).isPresent())
                .toList();
        purposes.forEach(clause);
        if (purposes.isEmpty()) {
            Arrays.stream(TokenPurpose.values()).forEach(this::issuedAsDeclared);
        }
    }

    /** A token of the purpose's policy; where the purpose has none, asserts that it is refused and nothing is sent. */
    private Optional<AccessToken> issuedAsDeclared(TokenPurpose purpose) {
        Optional<TokenPolicy> policy = policy(purpose);
        if (policy.isEmpty()) {
            adapter().refusedUnsent(ErrorCode.UNSUPPORTED, () -> issue(purpose));
            return Optional.empty();
        }
        AccessToken token = issue(purpose);
        assertThat(token)
                .as("a token for %s", purpose)
                .isInstanceOf(policy.get() == TokenPolicy.SINGLE_USE ? SingleUseToken.class : ReusableToken.class);
        return Optional.of(token);
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
