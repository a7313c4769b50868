package dev.veriport.model;

import java.util.List;

/**
 * A document the person showed. Prints redacted where it tells of the person. Immutable.
 *
 * @param mrz the machine-readable zone, its lines joined as the vendor joins them
 * @param licenceClass the classes of a driving licence in one line, as the vendor gave them
 * @param licenceClasses the classes one by one, where the vendor lists them
 */
public record Document(
        DocumentType type,
        Personal<String> number,
        Reported<Country> issuingCountry,
        Reported<String> jurisdiction,
        Reported<PartialDate> dateOfIssue,
        Reported<PartialDate> dateOfExpiry,
        Personal<String> mrz,
        Reported<String> licenceClass,
        List<LicenceClass> licenceClasses) {

    public Document {
        licenceClasses = List.copyOf(licenceClasses);
    }

    public static Builder builder(DocumentType type) {
        return new Builder(type);
    }

    /** What is not set is {@code NOT_PROVIDED}. Not thread-safe. */
    public static final class Builder {
        private final DocumentType type;
        private Personal<String> number = Personal.notProvided();
        private Reported<Country> issuingCountry = Reported.notProvided();
        private Reported<String> jurisdiction = Reported.notProvided();
        private Reported<PartialDate> dateOfIssue = Reported.notProvided();
        private Reported<PartialDate> dateOfExpiry = Reported.notProvided();
        private Personal<String> mrz = Personal.notProvided();
        private Reported<String> licenceClass = Reported.notProvided();
        private List<LicenceClass> licenceClasses = List.of();

        private Builder(DocumentType type) {
            this.type = type;
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
            return new Document(
                    type,
                    number,
                    issuingCountry,
                    jurisdiction,
                    dateOfIssue,
                    dateOfExpiry,
                    mrz,
                    licenceClass,
                    licenceClasses);
        }
    }
}
