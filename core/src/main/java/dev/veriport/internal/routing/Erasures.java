package dev.veriport.internal.routing;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportListener;
import dev.veriport.internal.store.Vault;
import dev.veriport.model.Erasure;
import dev.veriport.model.ErasureReceipt;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationId;
import dev.veriport.port.IdentityProvider;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Erases verifications at their vendors and in the vault. A failure is a line of the receipt. Thread-safe.
 *
 * @param manualErasure what an operator does at an open vendor that has no API for it
 * @param clock for the time of the receipt
 */
public record Erasures(
        Router router,
        Vault vault,
        Function<ProviderId, String> manualErasure,
        InstantSource clock,
        VeriportListener listener) {
    /** The stack is in what observes the call. */
    private static final String UNEXPECTED =
            "the erasure failed for no reason we know: report it with the stack that your listener gets";

    /** One line for each id, in order. */
    public ErasureReceipt erase(Collection<VerificationId> verifications) {
        List<ErasureReceipt.Line> lines =
                new LinkedHashSet<>(verifications).stream().map(this::line).toList();
        return new ErasureReceipt(clock.instant(), lines);
    }

    private ErasureReceipt.Line line(VerificationId verification) {
        ProviderId asked = verification.provider();
        try {
            IdentityProvider vendor = router.vendor(asked);
            Erasure atVendor = attempt(verification, () -> vendor.erase(verification));
            return reported(vendor.id(), atVendor, router.names(asked));
        } catch (VeriportException notOpen) {
            String advice = String.valueOf(notOpen.getMessage());
            return reported(asked, Erasure.failed(verification, notOpen.code().name(), advice), Set.of(asked));
        }
    }

    /** @param names all names of the instance: it has stored its answers under any of them */
    private ErasureReceipt.Line reported(ProviderId provider, Erasure atVendor, Set<ProviderId> names) {
        VerificationId verification = atVendor.verification();
        AtomicInteger answers = new AtomicInteger();
        Erasure inVault = attempt(verification, () -> {
            names.forEach(name -> answers.addAndGet(vault.erase(new VerificationId(name, verification.value()))));
            return answers.get() > 0 ? Erasure.done(verification) : Erasure.unknown(verification);
        });
        listener.on(
                new VeriportEvent.ErasureReported(provider, verification.value(), atVendor.state(), inVault.state()));
        return new ErasureReceipt.Line(atVendor, inVault, answers.get());
    }

    private Erasure attempt(VerificationId verification, Supplier<Erasure> erasing) {
        try {
            return erasing.get();
        } catch (VeriportException failure) {
            return failure.code() == ErrorCode.UNSUPPORTED
                    ? Erasure.unsupported(verification, manualErasure.apply(verification.provider()))
                    : Erasure.failed(verification, failure.code().name(), String.valueOf(failure.getMessage()));
        } catch (RuntimeException unexpected) {
            return Erasure.failed(verification, ErrorCode.UNAVAILABLE.name(), UNEXPECTED);
        }
    }
}
