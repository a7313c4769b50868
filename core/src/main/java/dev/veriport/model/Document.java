package dev.veriport.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A document that the person showed. Personal values print redacted. Immutable. */
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

    /**
     * A builder for a document of this type.
     *
     * @param typeWord the vendor's own word for the type
     */
    public static Builder builder(DocumentType type, String typeWord) {
        return builder(type, Reported.of(typeWord));
    }

    /**
     * A builder for a document of this type.
     *
     * @param typeWord the vendor's own word for the type, or why it is missing
     */
    public static Builder builder(DocumentType type, Reported<String> typeWord) {
        return new Builder(type, typeWord);
    }

    /** The type of the document. */
    public DocumentType type() {
        return type;
    }

    /** The vendor's own word for the type. */
    public Reported<String> typeWord() {
        return typeWord;
    }

    /** The document number. */
    public Personal<String> number() {
        return number;
    }

    /** The country that issued the document. */
    public Reported<Country> issuingCountry() {
        return issuingCountry;
    }

    /** The state or province within the country. */
    public Reported<String> jurisdiction() {
        return jurisdiction;
    }

    /** The date of issue. */
    public Reported<PartialDate> dateOfIssue() {
        return dateOfIssue;
    }

    /** The date of expiry: the last day on which the document is valid. */
    public Reported<PartialDate> dateOfExpiry() {
        return dateOfExpiry;
    }

    /** The machine-readable zone. Its lines are joined as the vendor joins them. */
    public Personal<String> mrz() {
        return mrz;
    }

    /** The classes of a driving licence in one text, as the vendor gave it. */
    public Reported<String> licenceClass() {
        return licenceClass;
    }

    /** The classes of a driving licence, one by one; empty where the vendor does not list them. */
    public List<LicenceClass> licenceClasses() {
        return licenceClasses;
    }

    private Map<String, Object> parts() {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("type", type);
        parts.put("typeWord", typeWord);
        parts.put("number", number);
        parts.put("issuingCountry", issuingCountry);
        parts.put("jurisdiction", jurisdiction);
        parts.put("dateOfIssue", dateOfIssue);
        parts.put("dateOfExpiry", dateOfExpiry);
        parts.put("mrz", mrz);
        parts.put("licenceClass", licenceClass);
        parts.put("licenceClasses", licenceClasses);
        return parts;
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

    /** Builds a document. A value that is not set is {@code NOT_PROVIDED}. Not thread-safe. */
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

        /** Sets the document number. */
        public Builder number(Personal<String> value) {
            number = value;
            return this;
        }

        /** Sets the country that issued the document. */
        public Builder issuingCountry(Reported<Country> value) {
            issuingCountry = value;
            return this;
        }

        /** Sets the state or province within the country. */
        public Builder jurisdiction(Reported<String> value) {
            jurisdiction = value;
            return this;
        }

        /** Sets the date of issue. */
        public Builder dateOfIssue(Reported<PartialDate> value) {
            dateOfIssue = value;
            return this;
        }

        /** Sets the date of expiry. */
        public Builder dateOfExpiry(Reported<PartialDate> value) {
            dateOfExpiry = value;
            return this;
        }

        /** Sets the machine-readable zone, its lines joined as the vendor joins them. */
        public Builder mrz(Personal<String> value) {
            mrz = value;
            return this;
        }

        /** Sets the classes of a driving licence in one text, as the vendor gave it. */
        public Builder licenceClass(Reported<String> value) {
            licenceClass = value;
            return this;
        }

        /** Sets the classes of a driving licence, one by one. Default: none. */
        public Builder licenceClasses(List<LicenceClass> value) {
            licenceClasses = value;
            return this;
        }

        /** Builds the document. */
        public Document build() {
            return new Document(this);
        }
    }
}
