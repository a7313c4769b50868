package dev.veriport.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A start whose vendor is to be chosen; without anything that tells whose it is. Immutable. */
public final class StartChoice {
    private final Channel channel;
    private final Set<CheckType> checks;
    private final int bucket;
    private final Map<ProviderId, Capabilities> candidates;
    private final Set<ProviderId> failing;

    private StartChoice(
            VerificationRequest request,
            int bucket,
            Map<ProviderId, Capabilities> candidates,
            Set<ProviderId> failing) {
        this.channel = request.channel();
        this.checks = request.checks();
        this.bucket = bucket;
        this.candidates = Collections.unmodifiableMap(new LinkedHashMap<>(candidates));
        this.failing = Set.copyOf(failing);
    }

    /**
     * The choice for a request, of which only the channel and the checks are kept.
     *
     * @param bucket from 0 to 99
     * @param candidates in the order of the configuration
     * @param failing those of them that are left alone just now
     */
    public static StartChoice of(
            VerificationRequest request,
            int bucket,
            Map<ProviderId, Capabilities> candidates,
            Set<ProviderId> failing) {
        return new StartChoice(request, bucket, candidates, failing);
    }

    public Channel channel() {
        return channel;
    }

    /** That are asked for. */
    public Set<CheckType> checks() {
        return checks;
    }

    /** From 0 to 99, the same for every start of the same reference, spread evenly over references. */
    public int bucket() {
        return bucket;
    }

    /** The vendors that can do it, in the order of the configuration. */
    public List<ProviderId> candidates() {
        return List.copyOf(candidates.keySet());
    }

    /**
     * What a candidate can do.
     *
     * @throws IllegalArgumentException when the vendor is no candidate
     */
    public Capabilities capabilities(ProviderId candidate) {
        Capabilities capabilities = candidates.get(candidate);
        if (capabilities == null) {
            throw new IllegalArgumentException(candidate + " is no candidate for this start");
        }
        return capabilities;
    }

    /** Whether a candidate is left alone just now because it failed too often. */
    public boolean isFailing(ProviderId candidate) {
        return failing.contains(candidate);
    }

    @Override
    public String toString() {
        return "StartChoice[channel=%s, checks=%s, bucket=%d, candidates=%s, failing=%s]"
                .formatted(channel, checks, bucket, candidates.keySet(), failing);
    }
}
