package dev.veriport.model;

import java.time.Instant;
import java.util.List;

/**
 * What a verification came to, the same for every vendor. Prints without personal data. Immutable.
 *
 * @param provider the vendor that did it
 * @param id the vendor's id of it; absent while there is no record, or where the vendor answered with a code alone
 * @param reference the application's own id for the case, where it is known
 * @param documents in the order of the vendor
 * @param startedAt when the user began, by the vendor's clock
 * @param endedAt when the user was done, by the vendor's clock
 */
public record VerificationResult(
        ProviderId provider,
        Reported<VerificationId> id,
        Reported<String> reference,
        Decision decision,
        Finality finality,
        List<Reason> reasons,
        Person person,
        List<Document> documents,
        List<Check> checks,
        List<Evidence> evidence,
        Reported<Instant> startedAt,
        Reported<Instant> endedAt,
        Provenance provenance) {

    public VerificationResult {
        reasons = List.copyOf(reasons);
        documents = List.copyOf(documents);
        checks = List.copyOf(checks);
        evidence = List.copyOf(evidence);
    }

    /** For each value the vendor's field and word, and what of the answer has no place here. */
    public Explanation explain() {
        return Explanation.of(this);
    }

    /** For adapters: a result that says nothing beyond its decision until more is set. */
    public static Builder builder(ProviderId provider, Decision decision, Finality finality) {
        return new Builder(provider, decision, finality);
    }

    /** Not thread-safe. */
    public static final class Builder {
        private final ProviderId provider;
        private final Decision decision;
        private final Finality finality;
        private Reported<VerificationId> id = Reported.absent();
        private Reported<String> reference = Reported.notProvided();
        private List<Reason> reasons = List.of();
        private Person person = Person.unknown();
        private List<Document> documents = List.of();
        private List<Check> checks = List.of();
        private List<Evidence> evidence = List.of();
        private Reported<Instant> startedAt = Reported.notProvided();
        private Reported<Instant> endedAt = Reported.notProvided();
        private Provenance provenance = Provenance.none();

        private Builder(ProviderId provider, Decision decision, Finality finality) {
            this.provider = provider;
            this.decision = decision;
            this.finality = finality;
        }

        /** The vendor's own id. */
        public Builder id(String value) {
            return id(Reported.of(value));
        }

        /** The vendor's own id, where it gave one. */
        public Builder id(Reported<String> value) {
            this.id = value.map(text -> new VerificationId(provider, text));
            return this;
        }

        public Builder reference(Reported<String> value) {
            this.reference = value;
            return this;
        }

        public Builder reasons(List<Reason> value) {
            this.reasons = value;
            return this;
        }

        public Builder person(Person value) {
            this.person = value;
            return this;
        }

        public Builder documents(List<Document> value) {
            this.documents = value;
            return this;
        }

        public Builder checks(List<Check> value) {
            this.checks = value;
            return this;
        }

        public Builder evidence(List<Evidence> value) {
            this.evidence = value;
            return this;
        }

        public Builder startedAt(Reported<Instant> value) {
            this.startedAt = value;
            return this;
        }

        public Builder endedAt(Reported<Instant> value) {
            this.endedAt = value;
            return this;
        }

        public Builder provenance(Provenance value) {
            this.provenance = value;
            return this;
        }

        public VerificationResult build() {
            return new VerificationResult(
                    provider,
                    id,
                    reference,
                    decision,
                    finality,
                    reasons,
                    person,
                    documents,
                    checks,
                    evidence,
                    startedAt,
                    endedAt,
                    provenance);
        }
    }
}
