package dev.veriport.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A start whose vendor is to be chosen. It contains nothing that identifies the person or the case. Immutable. */
public final class StartChoice {
    private final Channel channel;
    private final Set<CheckType> checks;
    private final Optional<Country> documentCountry;
    private final Set<DocumentType> documentTypes;
    private final int bucket;
    private final Map<ProviderId, Capabilities> candidates;
    private final Set<ProviderId> failing;
    private final OptionalInt rule;

    private StartChoice(
            VerificationRequest request,
            int bucket,
            Map<ProviderId, Capabilities> candidates,
            Set<ProviderId> failing) {
        this.channel = request.channel();
        this.checks = request.checks();
        this.documentCountry = request.documentCountry();
        this.documentTypes = request.documentTypes();
        this.bucket = bucket;
        this.candidates = Collections.unmodifiableMap(new LinkedHashMap<>(candidates));
        this.failing = Set.copyOf(failing);
        this.rule = OptionalInt.empty();
    }

    private StartChoice(StartChoice from, int rule) {
        this.channel = from.channel;
        this.checks = from.checks;
        this.documentCountry = from.documentCountry;
        this.documentTypes = from.documentTypes;
        this.bucket = from.bucket;
        this.candidates = from.candidates;
        this.failing = from.failing;
        this.rule = OptionalInt.of(rule);
    }

    /**
     * The choice for a request. Only its channel, checks, and the country and types of its document are kept.
     *
     * @param bucket from 0 to 99
     * @param candidates the vendors that support the request, in the order of the configuration
     * @param failing those of them whose circuit breaker is open
     */
    public static StartChoice of(
            VerificationRequest request,
            int bucket,
            Map<ProviderId, Capabilities> candidates,
            Set<ProviderId> failing) {
        return new StartChoice(request, bucket, candidates, failing);
    }

    /** The same choice, of the candidates of a rule. */
    public StartChoice withRule(int number) {
        return new StartChoice(this, number);
    }

    /** Where the user is verified. */
    public Channel channel() {
        return channel;
    }

    /** The checks that the request requires. */
    public Set<CheckType> checks() {
        return checks;
    }

    /** The country that the document is probably from, where the request says it. */
    public Optional<Country> documentCountry() {
        return documentCountry;
    }

    /** The types of documents that the person can show; empty where any will do. */
    public Set<DocumentType> documentTypes() {
        return documentTypes;
    }

    /** From 0 to 99: the same for every start with the same reference, and evenly distributed over references. */
    public int bucket() {
        return bucket;
    }

    /** The number of the rule whose list the candidates are from, 1 for {@code veriport.route.1}; empty where no rule matches. */
    public OptionalInt rule() {
        return rule;
    }

    /** The vendors that support the request, in the order of the configuration. */
    public List<ProviderId> candidates() {
        return List.copyOf(candidates.keySet());
    }

    /**
     * What a candidate supports.
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

    /** Whether the circuit breaker of a candidate is open. */
    public boolean isFailing(ProviderId candidate) {
        return failing.contains(candidate);
    }

    @Override
    public String toString() {
        return "StartChoice[channel=%s, checks=%s, documentCountry=%s, documentTypes=%s, bucket=%d, rule=%s, candidates=%s, failing=%s]"
                .formatted(
                        channel,
                        checks,
                        documentCountry.map(Country::code).orElse("any"),
                        documentTypes,
                        bucket,
                        rule,
                        candidates.keySet(),
                        failing);
    }
}
