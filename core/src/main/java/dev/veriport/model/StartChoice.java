package dev.veriport.model;

import java.util.List;
import java.util.Set;

/**
 * A start whose vendor is to be chosen; without anything that tells whose it is.
 *
 * @param checks that are asked for
 * @param bucket from 0 to 99, the same for every start of the same reference, spread evenly over references
 * @param candidates those that can do it, in the order of the configuration
 */
public record StartChoice(Channel channel, Set<CheckType> checks, int bucket, List<Candidate> candidates) {

    public StartChoice {
        checks = Set.copyOf(checks);
        candidates = List.copyOf(candidates);
    }

    /**
     * A vendor that can do it.
     *
     * @param failing whether it is left alone just now because it failed too often
     */
    public record Candidate(ProviderId provider, Capabilities capabilities, boolean failing) {}
}
