package dev.veriport.store;

import dev.veriport.model.Secret;

/**
 * A reusable token in a store. Immutable.
 *
 * @param id identifies this token; not a secret
 * @param value the token
 * @param replacement whether it replaces a token that the vendor refused before that one expired
 */
public record StoredToken(String id, Secret value, boolean replacement) {}
