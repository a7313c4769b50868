package dev.veriport.docs.globex;

import dev.veriport.model.Personal;

/** Globex's own API: {@code unwrap} gives it. */
public interface GlobexPeople {

    /** The name of a person; empty when Globex has none. */
    Personal<String> name(String person);

    /** Deletes a person, with the checks. */
    void delete(String person);
}
