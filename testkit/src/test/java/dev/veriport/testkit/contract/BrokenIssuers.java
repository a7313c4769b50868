package dev.veriport.testkit.contract;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Secret;
import dev.veriport.port.TokenIssuer;
import dev.veriport.token.AccessToken;
import dev.veriport.token.SingleUseToken;
import dev.veriport.token.TokenPolicy;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Issuers with one thing done wrong, each a class that the contract is run against. */
final class BrokenIssuers {
    private BrokenIssuers() {}

    /** The in-memory adapter's issuer, broken as the extending class says. */
    abstract static class Broken extends BrokenContract {
        abstract AccessToken issue(TokenIssuer sound, TokenRequest request);

        TokenPolicy policy(TokenIssuer sound, TokenPurpose purpose) {
            return sound.policy(purpose);
        }

        @Override
        TokenIssuer breakingTokens(TokenIssuer sound) {
            return new TokenIssuer() {
                @Override
                public TokenPolicy policy(TokenPurpose purpose) {
                    return Broken.this.policy(sound, purpose);
                }

                @Override
                public AccessToken issue(TokenRequest request) {
                    return Broken.this.issue(sound, request);
                }
            };
        }
    }

    static final class DeclaresNoPolicy extends Broken {
        @Override
        TokenPolicy policy(TokenIssuer sound, TokenPurpose purpose) {
            throw VeriportException.of(ErrorCode.UNSUPPORTED, "none").build();
        }

        @Override
        AccessToken issue(TokenIssuer sound, TokenRequest request) {
            return sound.issue(request);
        }
    }

    static final class CachesSingleUseTokens extends Broken {
        private final ConcurrentMap<TokenPurpose, Secret> cached = new ConcurrentHashMap<>();

        @Override
        AccessToken issue(TokenIssuer sound, TokenRequest request) {
            return sound.issue(request)
                    .match(
                            token -> SingleUseToken.of(
                                    cached.computeIfAbsent(request.purpose(), purpose -> token.take())),
                            token -> token);
        }
    }

    static final class TakesTokensItself extends Broken {
        @Override
        AccessToken issue(TokenIssuer sound, TokenRequest request) {
            AccessToken issued = sound.issue(request);
            return issued.match(
                    token -> {
                        token.take();
                        return token;
                    },
                    token -> token);
        }
    }

    static final class AsksTwice extends Broken {
        @Override
        AccessToken issue(TokenIssuer sound, TokenRequest request) {
            sound.issue(TokenRequest.of(TokenPurpose.IDENTITY_VERIFICATION));
            return sound.issue(request);
        }
    }

    static final class IssuesWhatItDoesNotDeclare extends Broken {
        @Override
        AccessToken issue(TokenIssuer sound, TokenRequest request) {
            boolean undeclared = request.purpose() == TokenPurpose.FACE_AUTHENTICATION;
            return sound.issue(undeclared ? TokenRequest.of(TokenPurpose.IDENTITY_VERIFICATION) : request);
        }
    }

    static final class NamesItsThreadAfterTheToken extends Broken {
        @Override
        AccessToken issue(TokenIssuer sound, TokenRequest request) {
            return sound.issue(request)
                    .match(
                            token -> {
                                Secret secret = token.take();
                                Thread.currentThread().setName("token " + secret.reveal());
                                return SingleUseToken.of(secret);
                            },
                            token -> token);
        }
    }
}
