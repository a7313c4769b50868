package dev.veriport.docs.another;

/** Globex's own API: {@code unwrap} gives it. */
public interface GlobexPeople {

    /** Deletes a person, with the checks. */
    void delete(String person);
}
