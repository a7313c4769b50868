package dev.veriport.store;

/**
 * What was taken over from the directory of an earlier version's file vault. Immutable.
 *
 * @param redemptions how many redemptions are remembered
 * @param answers how many of them have their answer
 */
public record ImportedVault(int redemptions, int answers) {}
