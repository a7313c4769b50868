package dev.veriport.model;

import java.util.List;

/** A document the person showed. Prints redacted where it tells of the person. Immutable. */
public final class Document {
    private final DocumentType type;
    private final Reported<String> typeWord;
    private final Personal<String> number;
    private final Reported<Country> issuingCountry;
    private final Reported<String> jurisdiction;
    private final Reported<PartialDate> dateOfIssue;
    private final Reported<PartialDate> dateOfExpiry;
    private final Personal<String> mrz;
    private final Reported<String> licenceClass;
    private final List<LicenceClass> licenceClasses;

    private Document(Builder from) {
        type = from.type;
        typeWord = from.typeWord;
        number = from.number;
        issuingCountry = from.issuingCountry;
        jurisdiction = from.jurisdiction;
        dateOfIssue = from.dateOfIssue;
        dateOfExpiry = from.dateOfExpiry;
        mrz = from.mrz;
        licenceClass = from.licenceClass;
        licenceClasses = List.copyOf(from.licenceClasses);
    }

    /** @param typeWord the vendor's own word for the type */
    public static Builder builder(DocumentType type, String typeWord) {
        return builder(type, Reported.of(typeWord));
    }

    /** @param typeWord the vendor's own word for the type, where it gave one that can be read */
    public static Builder builder(DocumentType type, Reported<String> typeWord) {
        return new Builder(type, typeWord);
    }

    public DocumentType type() {
        return type;
    }

    /** The vendor's own word for its type. */
    public Reported<String> typeWord() {
        return typeWord;
    }

    public Personal<String> number() {
        return number;
    }

    public Reported<Country> issuingCountry() {
        return issuingCountry;
    }

    /** The state or province within the country. */
    public Reported<String> jurisdiction() {
        return jurisdiction;
    }

    public Reported<PartialDate> dateOfIssue() {
        return dateOfIssue;
    }

    public Reported<PartialDate> dateOfExpiry() {
        return dateOfExpiry;
    }

    /** The machine-readable zone, its lines joined as the vendor joins them. */
    public Personal<String> mrz() {
        return mrz;
    }

    /** The classes of a driving licence in one line, as the vendor gave them. */
    public Reported<String> licenceClass() {
        return licenceClass;
    }

    /** The classes one by one, where the vendor lists them. */
    public List<LicenceClass> licenceClasses() {
        return licenceClasses;
    }

    private List<Object> parts() {
        return List.of(
                type,
                typeWord,
                number,
                issuingCountry,
                jurisdiction,
                dateOfIssue,
                dateOfExpiry,
                mrz,
                licenceClass,
                licenceClasses);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Document that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "Document" + parts();
    }

    /** What is not set is {@code NOT_PROVIDED}. Not thread-safe. */
    public static final class Builder {
        private final DocumentType type;
        private final Reported<String> typeWord;
        private Personal<String> number = Personal.notProvided();
        private Reported<Country> issuingCountry = Reported.notProvided();
        private Reported<String> jurisdiction = Reported.notProvided();
        private Reported<PartialDate> dateOfIssue = Reported.notProvided();
        private Reported<PartialDate> dateOfExpiry = Reported.notProvided();
        private Personal<String> mrz = Personal.notProvided();
        private Reported<String> licenceClass = Reported.notProvided();
        private List<LicenceClass> licenceClasses = List.of();

        private Builder(DocumentType type, Reported<String> typeWord) {
            this.type = type;
            this.typeWord = typeWord;
        }

        public Builder number(Personal<String> value) {
            number = value;
            return this;
        }

        public Builder issuingCountry(Reported<Country> value) {
            issuingCountry = value;
            return this;
        }

        /** The state or province within the country. */
        public Builder jurisdiction(Reported<String> value) {
            jurisdiction = value;
            return this;
        }

        public Builder dateOfIssue(Reported<PartialDate> value) {
            dateOfIssue = value;
            return this;
        }

        public Builder dateOfExpiry(Reported<PartialDate> value) {
            dateOfExpiry = value;
            return this;
        }

        public Builder mrz(Personal<String> value) {
            mrz = value;
            return this;
        }

        public Builder licenceClass(Reported<String> value) {
            licenceClass = value;
            return this;
        }

        public Builder licenceClasses(List<LicenceClass> value) {
            licenceClasses = value;
            return this;
        }

        public Document build() {
            return new Document(this);
        }
    }
}
