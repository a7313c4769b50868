package dev.veriport.spring;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Capabilities;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;

/** What an application has that implements the port itself. */
final class OwnPort implements IdentityProvider {
    static final ProviderId ID = new ProviderId("own");

    @Override
    public ProviderId id() {
        return ID;
    }

    @Override
    public Capabilities capabilities() {
        throw down();
    }

    @Override
    public VerificationSession start(VerificationRequest request) {
        throw down();
    }

    @Override
    public VerificationResult complete(SessionRef session, ReturnedParameters back) {
        throw down();
    }

    private static VeriportException down() {
        return VeriportException.of(ErrorCode.UNSUPPORTED, "not here").build();
    }
}
