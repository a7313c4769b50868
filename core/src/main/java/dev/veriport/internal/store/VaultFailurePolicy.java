package dev.veriport.internal.store;

/** What happens to redemptions while the store is away. */
public enum VaultFailurePolicy {
    /** They are refused before anything is sent. */
    FAIL,
    /** This process remembers what it redeems. Another process may redeem the same code again. */
    MEMORY
}
