package dev.veriport.internal.routing;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Erasure;
import dev.veriport.model.ErasureReceipt;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationId;
import dev.veriport.port.IdentityProvider;
import dev.veriport.store.ResultVault;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Erases verifications at their vendors and in the vault. A failure is a line of the receipt.
 *
 * @param manualErasure what an operator does at an open vendor that has no API for it
 */
public record Erasures(Router router, ResultVault vault, Function<ProviderId, String> manualErasure) {
    /** The stack is in what observes the call. */
    private static final String UNEXPECTED =
            "the erasure failed for no reason we know: report it with the stack that your listener gets";

    /** One line for each id, in order. */
    public ErasureReceipt erase(Collection<VerificationId> verifications) {
        return new ErasureReceipt(
                new LinkedHashSet<>(verifications).stream().map(this::line).toList());
    }

    private ErasureReceipt.Line line(VerificationId verification) {
        IdentityProvider vendor;
        Set<ProviderId> names = new LinkedHashSet<>(Set.of(verification.provider()));
        try {
            vendor = router.vendor(verification.provider());
            names.addAll(router.names(verification.provider()));
        } catch (VeriportException notOpen) {
            String advice = String.valueOf(notOpen.getMessage());
            return new ErasureReceipt.Line(
                    Erasure.failed(verification, notOpen.code().name(), advice), inVault(verification, names));
        }
        return new ErasureReceipt.Line(
                attempt(verification, () -> vendor.erase(verification)), inVault(verification, names));
    }

    /** @param names all names of the instance: it has stored its answers under any of them */
    private Erasure inVault(VerificationId verification, Set<ProviderId> names) {
        return attempt(verification, () -> {
            int erased = names.stream()
                    .mapToInt(name -> vault.erase(new VerificationId(name, verification.value())))
                    .sum();
            return erased > 0 ? Erasure.done(verification) : Erasure.unknown(verification);
        });
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
