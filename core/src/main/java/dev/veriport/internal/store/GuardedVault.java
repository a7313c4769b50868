package dev.veriport.internal.store;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.VaultKey;
import dev.veriport.store.ResultVault;
import dev.veriport.store.VaultIntent;
import dev.veriport.store.VaultPage;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A shared vault, and what becomes of its steps while the store is away. A redemption that cannot record its intent is refused,
 * or by a setting recorded in this process alone. An answer or a withdrawal that cannot be written stays in this process. All is
 * written when the store is back. Thread-safe.
 */
public final class GuardedVault implements ResultVault {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedVault.class);

    private final ResultVault shared;
    private final StoreAvailability availability;
    private final VaultFailurePolicy policy;
    private final UnwrittenSteps unwritten;
    /** What was begun in the store, as far as this process knows: while the store is away it is not begun again. */
    private final Set<VaultKey> known = LatestKeys.set();

    /** @param capacity in bytes, of the answers that are not written yet */
    public GuardedVault(
            ResultVault shared,
            StoreAvailability availability,
            VaultFailurePolicy policy,
            Ticker ticker,
            long capacity) {
        this.shared = shared;
        this.availability = availability;
        this.policy = policy;
        this.unwritten = new UnwrittenSteps(ticker, capacity);
        availability.whenBack(this::writeAll);
    }

    @Override
    public VaultIntent begin(VaultKey key, String owner) {
        if (unwritten.answer(key).isPresent()) {
            return new VaultIntent(VaultIntent.State.KEPT, Duration.ZERO);
        }
        try {
            VaultIntent intent = availability.call(() -> {
                write(key); // a withdrawal of our own, which the store has not seen
                return begun(key, owner);
            });
            known.add(key);
            return intent;
        } catch (VeriportException failure) {
            if (isFatal(failure) || known.contains(key)) {
                throw failure;
            }
            return unwritten.begin(key, owner);
        }
    }

    /** An intent that may have been recorded, although its answer was lost, is withdrawn later: nothing is sent for it. */
    private VaultIntent begun(VaultKey key, String owner) {
        try {
            return shared.begin(key, owner);
        } catch (VeriportException failure) {
            if (failure.code() == ErrorCode.UNAVAILABLE) {
                unwritten.withdraw(key, owner);
            }
            throw failure;
        }
    }

    private boolean isFatal(VeriportException failure) {
        return policy == VaultFailurePolicy.FAIL || failure.code() != ErrorCode.UNAVAILABLE;
    }

    @Override
    public void withdraw(VaultKey key, String owner) {
        known.remove(key);
        unwritten.withdraw(key, owner);
        try {
            availability.run(() -> write(key));
        } catch (VeriportException notWritten) {
            LOG.debug("{}: the withdrawal is kept in this process until the store takes it", key, notWritten);
        }
    }

    @Override
    public void keep(VaultKey key, byte[] sealed, Duration keep) {
        unwritten.keep(key, sealed, keep); // first: whoever looks meanwhile finds it
        try {
            availability.run(() -> write(key));
        } catch (VeriportException notWritten) {
            LOG.warn(
                    "{}: the answer is kept in this process until the store takes it: {}",
                    key,
                    notWritten.getMessage());
        }
    }

    @Override
    public Optional<byte[]> find(VaultKey key) {
        Optional<byte[]> here = unwritten.answer(key);
        if (here.isPresent()) {
            return here;
        }
        try {
            return availability.call(() -> shared.find(key));
        } catch (VeriportException failure) {
            if (isFatal(failure) || known.contains(key)) {
                throw failure; // the store may have an answer
            }
            return Optional.empty();
        }
    }

    @Override
    public boolean assign(VaultKey key, VaultKey verification) {
        boolean isHere = unwritten.assign(key, verification);
        try {
            return availability.call(() -> shared.assign(key, verification));
        } catch (VeriportException failure) {
            if (isHere) {
                return true; // assigned when it is written
            }
            throw failure;
        }
    }

    /** An answer that is not written yet is erased although the store may be away; the failure is the caller's to repeat. */
    @Override
    public int erase(VaultKey verification, Duration remembered) {
        int here = unwritten.erase(verification);
        return here + availability.call(() -> shared.erase(verification, remembered));
    }

    @Override
    public VaultPage entries(String after, int limit) {
        return availability.call(() -> shared.entries(after, limit));
    }

    /** Also writes what was refused before, such as for a missing right. */
    @Override
    public boolean eraseExpired() {
        Supplier<Boolean> step = () -> {
            writeAll();
            return shared.eraseExpired();
        };
        return availability.call(step);
    }

    @Override
    public Duration pollInterval() {
        return shared.pollInterval();
    }

    /**
     * One that is refused does not hold up the others. One that the store cannot take now ends the round: it is tried again later,
     * and tokens and counts do not wait for it.
     */
    private void writeAll() {
        for (VaultKey key : unwritten.keys()) {
            try {
                write(key);
            } catch (VeriportException failure) {
                LOG.warn("{}: the store does not take what it has yet to take: {}", key, failure.getMessage());
                if (failure.code() == ErrorCode.UNAVAILABLE) {
                    return;
                }
            }
        }
    }

    private void write(VaultKey key) {
        unwritten.write(key, shared);
    }
}
