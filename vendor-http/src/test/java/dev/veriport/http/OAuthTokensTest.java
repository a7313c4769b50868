package dev.veriport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Secret;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import dev.veriport.testkit.time.MutableTicker;
import dev.veriport.token.ReusableToken;
import dev.veriport.token.TokenPolicy;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens by OAuth 2 client credentials. */
final class OAuthTokensTest {
    private final RecordingVendor vendor = new RecordingVendor();
    private final AtVendor at = AtVendor.at(vendor.baseUrl(), MutableTicker.skippingPauses());
    private final OAuthTokens tokens = at.oauth(TokenPolicy.RENEW_AHEAD);

    @AfterEach
    void close() {
        at.close();
        vendor.close();
    }

    private ReusableToken issue() {
        return (ReusableToken) tokens.issue(TokenRequest.of(TokenPurpose.API));
    }

    private ErrorCode failure() {
        return catchThrowableOfType(VeriportException.class, this::issue).code();
    }

    @Test
    @DisplayName("the grant and the credentials go in the form, never in the URL; the answer has the lifetime")
    void issued() {
        vendor.answerNext(Reply.json(
                200, "{\"access_token\":\"token-1\",\"token_type\":\"Bearer\",\"expires_in\":900,\"scope\":\"x\"}"));
        ReusableToken token = issue();
        RecordedRequest request = vendor.requests().get(0);

        assertThat(token.value()).isEqualTo(Secret.of("token-1"));
        assertThat(token.lifetime()).isEqualTo(Duration.ofSeconds(900));
        assertThat(request.method() + " " + request.path() + " " + request.rawQuery())
                .isEqualTo("POST /oauth/token null");
        assertThat(request.header("Content-Type")).contains("application/x-www-form-urlencoded");
        assertThat(request.bodyText())
                .isEqualTo("grant_type=client_credentials&client_id=client&client_secret=secret-1");
    }

    @ParameterizedTest
    @DisplayName("T3 without a usable expires_in the documented lifetime counts")
    @CsvSource({"''", "',\"expires_in\":0'", "',\"expires_in\":\"soon\"'", "',\"expires_in\":90000'"})
    void documentedLifetime(String more) {
        vendor.answerNext(Reply.json(200, "{\"access_token\":\"token-1\"" + more + "}"));
        assertThat(issue().lifetime()).isEqualTo(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @DisplayName("an error of the endpoint, or an answer without a bearer token, issues nothing")
    @CsvSource({
        "400, '{\"error\":\"invalid_client\"}', AUTHENTICATION",
        "401, '{\"error\":\"invalid_client\"}', AUTHENTICATION",
        "403, '{}', PERMISSION",
        "429, '{}', RATE_LIMITED",
        "500, '{}', UNAVAILABLE",
        "200, '{}', MALFORMED_RESPONSE",
        "200, '{\"access_token\":\"two words\"}', MALFORMED_RESPONSE",
        "200, '{\"access_token\":\"token-1\",\"token_type\":\"mac\"}', MALFORMED_RESPONSE",
    })
    void refused(int status, String body, ErrorCode code) {
        vendor.answerNext(Reply.json(status, body));
        assertThat(failure()).isEqualTo(code);
        assertThat(vendor.requests()).hasSize(1);
    }

    @Test
    @DisplayName("T1 the policy is the adapter's, for the API alone")
    void policy() {
        assertThat(tokens.policy(TokenPurpose.API)).isEqualTo(TokenPolicy.RENEW_AHEAD);
        assertThat(catchThrowableOfType(
                                VeriportException.class, () -> tokens.policy(TokenPurpose.IDENTITY_VERIFICATION))
                        .code())
                .isEqualTo(ErrorCode.UNSUPPORTED);
        assertThat(vendor.requests()).isEmpty();
    }
}
