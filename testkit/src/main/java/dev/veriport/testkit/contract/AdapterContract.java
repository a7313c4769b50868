package dev.veriport.testkit.contract;

import dev.veriport.Veriport;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.server.Ending;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The methods that the extending class of every adapter contract implements. */
public abstract class AdapterContract {
    OpenAdapter adapter;

    AdapterContract() {}

    /**
     * Opens a Veriport whose chosen vendor is the adapter, against its fake. Called before every clause; the contract
     * closes it afterwards. Start what it needs in this method or in a field: a {@code @BeforeEach} of the extending
     * class runs too late.
     */
    protected abstract Veriport open();

    /**
     * Completes the vendor's page as the user.
     *
     * @return the parameters of the returning browser
     */
    protected abstract ReturnedParameters finish(VerificationSession session, Ending ending);

    /** The number of all requests that the vendor has received so far. */
    protected abstract int requests();

    /** The endings that the fake supports; at least these. */
    protected Set<Ending> endings() {
        return EnumSet.of(Ending.APPROVED, Ending.ABANDONED);
    }

    /** A request that the fake accepts. Override it where the vendor requires more. */
    protected VerificationRequest.Builder request(String reference) {
        return VerificationRequest.builder(reference).returnTo(URI.create("https://shop.example/verified"));
    }

    /** A well-formed id that the vendor does not have. */
    protected String unknownVerification() {
        return "00000000-0000-4000-8000-000000000000";
    }

    @BeforeEach
    void openVeriport() {
        adapter = new OpenAdapter(this, open());
    }

    @AfterEach
    void closeVeriport() {
        adapter.close();
    }

    final IdentityProvider provider() {
        return adapter.provider();
    }
}
