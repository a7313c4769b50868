package dev.veriport.model;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The result of a verification, the same for every vendor. Prints without personal data. Immutable. */
public final class VerificationResult {
    private final ProviderId provider;
    private final Decision decision;
    private final Finality finality;
    private final Reported<VerificationId> id;
    private final Reported<String> reference;
    private final List<Reason> reasons;
    private final Person person;
    private final List<Document> documents;
    private final List<Check> checks;
    private final List<Evidence> evidence;
    private final Reported<Instant> startedAt;
    private final Reported<Instant> endedAt;
    private final Provenance provenance;
    private final Reported<Environment> environment;
    private final List<UnreadPart> notRead;

    private VerificationResult(Builder from) {
        provider = from.provider;
        decision = from.decision;
        finality = from.finality;
        id = from.id;
        reference = from.reference;
        reasons = List.copyOf(from.reasons);
        person = from.notRead.stream().anyMatch(unread -> unread.part() == UnreadPart.Part.PERSON)
                ? Person.notRead()
                : from.person;
        documents = List.copyOf(from.documents);
        checks = List.copyOf(from.checks);
        evidence = List.copyOf(from.evidence);
        startedAt = from.startedAt;
        endedAt = from.endedAt;
        provenance = from.provenance;
        environment = from.environment;
        notRead = List.copyOf(from.notRead);
    }

    /** For adapters: a builder for a result with this decision. Every other value is missing until it is set. */
    public static Builder builder(ProviderId provider, Decision decision, Finality finality) {
        return new Builder(provider, decision, finality);
    }

    /** The vendor that made the verification. */
    public ProviderId provider() {
        return provider;
    }

    /** The decision. */
    public Decision decision() {
        return decision;
    }

    /** Whether the decision can still change. */
    public Finality finality() {
        return finality;
    }

    /** The vendor's id. Absent while there is no record, or where the vendor answered with a code alone. */
    public Reported<VerificationId> id() {
        return id;
    }

    /** The application's own id for the case, where it is known. */
    public Reported<String> reference() {
        return reference;
    }

    /** The reasons of the decision; may be empty. */
    public List<Reason> reasons() {
        return reasons;
    }

    /** The person. */
    public Person person() {
        return person;
    }

    /** The documents, in the vendor's order. */
    public List<Document> documents() {
        return documents;
    }

    /** The checks that the vendor reported. */
    public List<Check> checks() {
        return checks;
    }

    /** The images and files that the decision is based on. */
    public List<Evidence> evidence() {
        return evidence;
    }

    /** When the user began, by the vendor's clock. */
    public Reported<Instant> startedAt() {
        return startedAt;
    }

    /** When the user had finished, by the vendor's clock. */
    public Reported<Instant> endedAt() {
        return endedAt;
    }

    /** Where the result came from. */
    public Provenance provenance() {
        return provenance;
    }

    /** The vendor's environment that made the result, where its answer says it. */
    public Reported<Environment> environment() {
        return environment;
    }

    /** The parts that could not be read this time; empty when everything was read. The decision stands. */
    public List<UnreadPart> notRead() {
        return notRead;
    }

    /** A builder with all of this result. */
    public Builder toBuilder() {
        return toBuilder(decision);
    }

    /** A builder with all of this result but its decision. */
    public Builder toBuilder(Decision other) {
        return new Builder(this, other);
    }

    /** For each value the vendor's field and word, and the fields of the answer that were not mapped. */
    public Explanation explain() {
        return Explanation.of(this);
    }

    private Map<String, Object> parts() {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("provider", provider);
        parts.put("decision", decision);
        parts.put("finality", finality);
        parts.put("id", id);
        parts.put("reference", reference);
        parts.put("reasons", reasons);
        parts.put("person", person);
        parts.put("documents", documents);
        parts.put("checks", checks);
        parts.put("evidence", evidence);
        parts.put("startedAt", startedAt);
        parts.put("endedAt", endedAt);
        parts.put("provenance", provenance);
        parts.put("environment", environment);
        parts.put("notRead", notRead);
        return parts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerificationResult that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "VerificationResult" + parts();
    }

    /** Builds a result. Not thread-safe. */
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
        private Reported<Environment> environment = Reported.notProvided();
        private List<UnreadPart> notRead = List.of();

        private Builder(ProviderId provider, Decision decision, Finality finality) {
            this.provider = provider;
            this.decision = decision;
            this.finality = finality;
        }

        private Builder(VerificationResult from, Decision decision) {
            this(from.provider, decision, from.finality);
            id = from.id;
            reference = from.reference;
            reasons = from.reasons;
            person = from.person;
            documents = from.documents;
            checks = from.checks;
            evidence = from.evidence;
            startedAt = from.startedAt;
            endedAt = from.endedAt;
            provenance = from.provenance;
            environment = from.environment;
            notRead = from.notRead;
        }

        /** Sets the application's own id for the case. */
        public Builder reference(Reported<String> value) {
            reference = value;
            return this;
        }

        /** Sets the reasons of the decision. Default: none. */
        public Builder reasons(List<Reason> value) {
            reasons = value;
            return this;
        }

        /** Sets the person. */
        public Builder person(Person value) {
            person = value;
            return this;
        }

        /** Sets the documents, in the vendor's order. Default: none. */
        public Builder documents(List<Document> value) {
            documents = value;
            return this;
        }

        /** Sets the checks that the vendor reported. Default: none. */
        public Builder checks(List<Check> value) {
            checks = value;
            return this;
        }

        /** Sets the images and files that the decision is based on. Default: none. */
        public Builder evidence(List<Evidence> value) {
            evidence = value;
            return this;
        }

        /** Sets when the user began, by the vendor's clock. */
        public Builder startedAt(Reported<Instant> value) {
            startedAt = value;
            return this;
        }

        /** Sets when the user had finished, by the vendor's clock. */
        public Builder endedAt(Reported<Instant> value) {
            endedAt = value;
            return this;
        }

        /** Sets where the result came from. */
        public Builder provenance(Provenance value) {
            provenance = value;
            return this;
        }

        /** Sets the environment that made the result. A result of the wrong one becomes {@code INDETERMINATE}. */
        public Builder environment(Reported<Environment> value) {
            environment = value;
            return this;
        }

        /** Sets the parts that could not be read. With the person among them, each of its values is {@code NOT_READ}. */
        public Builder notRead(List<UnreadPart> value) {
            notRead = value;
            return this;
        }

        /** Sets the vendor's own id. */
        public Builder id(String value) {
            return id(Reported.of(value));
        }

        /** Sets the vendor's own id, or why it is missing. */
        public Builder id(Reported<String> value) {
            id = value.map(text -> new VerificationId(provider, text));
            return this;
        }

        /** Builds the result. */
        public VerificationResult build() {
            return new VerificationResult(this);
        }
    }
}
