package dev.veriport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract of the vault of every store. Extend it, implement two methods, and run it as a JUnit test. Each clause gets an
 * empty store.
 */
public abstract class ResultVaultContract extends StoreContract
        implements VaultIntentClauses, VaultAnswerClauses, VaultErasureClauses, VaultEntryClauses {

    /** For the extending class. */
    protected ResultVaultContract() {}

    /** Returns when this much time has passed on the store's clock. */
    protected abstract void pass(Duration time);

    /** The vault under test. */
    @Override
    public final OpenVault opened() {
        return new OpenVault(store().vault(), this::pass);
    }

    @Test
    @DisplayName("RV30 a ping leaves no entry in the vault")
    void pingLeavesNothing() {
        store().ping();
        assertThat(opened().entries(10)).isEmpty();
    }
}
