package dev.veriport.store;

import dev.veriport.model.Secret;

/**
 * A reusable token as it is kept for more than its finder.
 *
 * @param id tells this issue from every other; not a secret
 * @param replacement whether it replaces one that the vendor refused before it was over
 */
public record StoredToken(String id, Secret value, boolean replacement) {}
