package dev.veriport.spi;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Capabilities;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Reported;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** What the providers of adapters share: the instance, what it offers, and failures in its name. Thread-safe. */
public abstract class VendorProvider implements IdentityProvider {
    private static final Duration RECENT = Duration.ofMinutes(1);

    private final ProviderRuntime runtime;
    private final Capabilities capabilities;

    /** @param capabilities those that the factory declares for the instance's settings */
    protected VendorProvider(ProviderRuntime runtime, Capabilities capabilities) {
        this.runtime = runtime;
        this.capabilities = capabilities;
    }

    @Override
    public final ProviderId id() {
        return runtime.provider();
    }

    @Override
    public final Capabilities capabilities() {
        return capabilities;
    }

    /** What Veriport gives to the instance. */
    protected final ProviderRuntime runtime() {
        return runtime;
    }

    /** The time of the instance's clock. */
    protected final Instant now() {
        return runtime.clock().instant();
    }

    /**
     * A value that the adapter stored in a session at the start.
     *
     * @param name as for {@link SessionRef#state}; the message contains it
     * @throws VeriportException {@code INVALID_REQUEST} when the session has no such value
     */
    protected final String state(SessionRef session, String name) {
        return session.state(name)
                .orElseThrow(() -> refused(
                        ErrorCode.INVALID_REQUEST,
                        "this session has no " + name + ": hand in the session that start returned"));
    }

    /**
     * The session of an answer to a start with an idempotency key. The answer can be the stored one of an earlier start, whose page
     * or token may be used or expired; then the session is resumed. Clocks may differ by a minute.
     *
     * @param created when the vendor created the verification; where the vendor does not say so, the answer counts as new
     * @return gives the session; call it after the start's own call, because a resumed session costs another one
     */
    protected final Supplier<VerificationSession> unlessEarlier(
            VerificationSession session, Reported<Instant> created) {
        boolean isEarlier = created.match(session.startedAt().minus(RECENT)::isAfter, missing -> false);
        return () -> isEarlier ? resume(session.ref()) : session;
    }

    /** A copy of a result with the reference of the session that it completes: a vendor may not tell it. */
    protected static VerificationResult ofSession(SessionRef session, VerificationResult read) {
        return read.toBuilder().reference(Reported.of(session.reference())).build();
    }

    /** The failure of a call that is refused before anything is sent. */
    protected final VeriportException refused(ErrorCode code, String message) {
        return VeriportException.notSent(code, message).provider(id()).build();
    }

    /** The failure of {@code resume} and {@code cancel} for a verification in which the user has nothing left to do. */
    protected final VeriportException ended() {
        return answered(
                ErrorCode.INVALID_REQUEST,
                "the user has nothing left to do in this verification: complete the session, or start again");
    }

    /** As {@link #ended()}, for one that ended without a decision. */
    protected final VeriportException ended(ReasonCode reason) {
        return ended().toBuilder().reason(reason).build();
    }

    /** The failure of a search that found nothing, {@code NOT_FOUND}. */
    protected final VeriportException notFound(String what) {
        return answered(ErrorCode.NOT_FOUND, id() + " has no " + what);
    }

    /** The failure for an answer that lacks what every such answer has, {@code MALFORMED_RESPONSE}. */
    protected final VeriportException malformed(String what) {
        return answered(ErrorCode.MALFORMED_RESPONSE, "the vendor's answer " + what + ": ask the vendor");
    }

    private VeriportException answered(ErrorCode code, String message) {
        return VeriportException.of(code, message)
                .phase(Phase.ANSWERED)
                .provider(id())
                .build();
    }
}
