package dev.veriport.testkit.contract;

/** Clauses of the contract of vaults: default methods that are tests. Each gets an empty vault. */
interface VaultClauses {

    /** The vault under test. */
    OpenVault opened();
}
