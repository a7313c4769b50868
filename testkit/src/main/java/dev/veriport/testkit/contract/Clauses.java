package dev.veriport.testkit.contract;

/** Clauses of the contract: default methods that are tests. Each gets a new fake and a new Veriport. */
interface Clauses {

    /** The adapter under test. */
    OpenAdapter adapter();
}
