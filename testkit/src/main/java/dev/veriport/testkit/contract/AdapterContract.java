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

/** What every contract of an adapter is told by the extending class. */
public abstract class AdapterContract {
    OpenAdapter adapter;

    AdapterContract() {}

    /**
     * A Veriport whose chosen vendor is the adapter, against its fake. Called before every clause, and closed here
     * after it. What it needs starts in it or in a field: a {@code @BeforeEach} of the extending class comes too late.
     */
    protected abstract Veriport open();

    /**
     * Does what the user does at the vendor.
     *
     * @return what the browser comes back with
     */
    protected abstract ReturnedParameters finish(VerificationSession session, Ending ending);

    /** How many requests the vendor has seen so far, whatever for. */
    protected abstract int requests();

    /** How verifications can end at the fake; at least these. */
    protected Set<Ending> endings() {
        return EnumSet.of(Ending.APPROVED, Ending.ABANDONED);
    }

    /** A request that the fake accepts; override it where the vendor wants more. */
    protected VerificationRequest.Builder request(String reference) {
        return VerificationRequest.builder(reference).returnTo(URI.create("https://shop.example/verified"));
    }

    /** The value of a well-formed id under which the vendor has nothing. */
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
