package dev.veriport.model;

/** Whether a vendor verifies real people. */
public enum Environment {
    /** The vendor verifies real people. */
    LIVE,
    /** The vendor's test environment: its results say nothing about a person. */
    SANDBOX
}
