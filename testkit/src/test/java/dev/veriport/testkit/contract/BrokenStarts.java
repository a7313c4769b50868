package dev.veriport.testkit.contract;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.AttemptId;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Channel;
import dev.veriport.model.Handoff;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.vendor.SampleRequest;
import java.net.URI;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Adapters that send or require other fields than they declare, each a class that the contract is run against. */
final class BrokenStarts {
    private BrokenStarts() {}

    /** Changes the request before a sound adapter gets it. */
    private static IdentityProvider changing(IdentityProvider provider, UnaryOperator<VerificationRequest> change) {
        return new Delegating(provider) {
            @Override
            public VerificationSession start(VerificationRequest request) {
                return sound.start(change.apply(request));
            }
        };
    }

    static final class HandsOffToAPageInTheWebSdk extends BrokenContract {
        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            return new Delegating(provider) {
                @Override
                public VerificationSession start(VerificationRequest request) {
                    VerificationSession session = sound.start(request);
                    Handoff page = new Handoff.HostedPage(URI.create("https://in-memory.invalid/verify"));
                    return request.channel() == Channel.WEB_SDK
                            ? new VerificationSession(session.ref(), page, session.startedAt(), session.expiresAt())
                            : session;
                }
            };
        }
    }

    static final class RequiresMoreThanItDeclares extends BrokenContract {
        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            return changing(provider, request -> {
                if (request.locale().isEmpty()) {
                    throw VeriportException.of(ErrorCode.INVALID_REQUEST, "a locale is missing")
                            .build();
                }
                return request;
            });
        }
    }

    static final class SendsNothingThatItDeclares extends BrokenContract {
        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            return changing(provider, request -> request.only(Set.of()));
        }
    }

    static final class SendsMoreThanItDeclares extends BrokenContract {
        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            IdentityProvider sending = changing(
                    provider,
                    request -> request.toBuilder()
                            .applicant(SampleRequest.of("another")
                                    .channel(Channel.WEB_SDK)
                                    .build()
                                    .applicant())
                            .build());
            return new Delegating(sending) {
                @Override
                public Capabilities capabilities() {
                    return Capabilities.of(
                            sound.capabilities().supported(),
                            sound.capabilities().checks());
                }
            };
        }
    }

    static final class ForgetsTheAttempt extends BrokenContract {
        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            return changing(
                    provider,
                    request -> request.toBuilder().attempt(AttemptId.random()).build());
        }
    }
}
