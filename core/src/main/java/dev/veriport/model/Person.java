package dev.veriport.model;

/**
 * The person, in the words of the document. Names are as given: nothing is split, joined or swapped. Prints redacted.
 * Immutable.
 */
public record Person(
        Reported<Pii<String>> fullName,
        Reported<Pii<String>> familyName,
        Reported<Pii<String>> givenNames,
        Reported<Pii<String>> middleName,
        Reported<Pii<String>> localName,
        Reported<Pii<String>> namePrefixes,
        Reported<Pii<String>> nameSuffixes,
        Reported<Pii<PartialDate>> dateOfBirth,
        Reported<Pii<Sex>> sex,
        Reported<Pii<Country>> nationality,
        Reported<Pii<String>> address) {

    private static final Person UNKNOWN = builder().build();

    /** Somebody of whom the vendor said nothing. */
    public static Person unknown() {
        return UNKNOWN;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** What is not set is {@code NOT_PROVIDED}. Not thread-safe. */
    public static final class Builder {
        private Reported<Pii<String>> fullName = Reported.notProvided();
        private Reported<Pii<String>> familyName = Reported.notProvided();
        private Reported<Pii<String>> givenNames = Reported.notProvided();
        private Reported<Pii<String>> middleName = Reported.notProvided();
        private Reported<Pii<String>> localName = Reported.notProvided();
        private Reported<Pii<String>> namePrefixes = Reported.notProvided();
        private Reported<Pii<String>> nameSuffixes = Reported.notProvided();
        private Reported<Pii<PartialDate>> dateOfBirth = Reported.notProvided();
        private Reported<Pii<Sex>> sex = Reported.notProvided();
        private Reported<Pii<Country>> nationality = Reported.notProvided();
        private Reported<Pii<String>> address = Reported.notProvided();

        private Builder() {}

        public Builder fullName(Reported<Pii<String>> value) {
            fullName = value;
            return this;
        }

        public Builder familyName(Reported<Pii<String>> value) {
            familyName = value;
            return this;
        }

        public Builder givenNames(Reported<Pii<String>> value) {
            givenNames = value;
            return this;
        }

        public Builder middleName(Reported<Pii<String>> value) {
            middleName = value;
            return this;
        }

        /** In the document's own script. */
        public Builder localName(Reported<Pii<String>> value) {
            localName = value;
            return this;
        }

        public Builder namePrefixes(Reported<Pii<String>> value) {
            namePrefixes = value;
            return this;
        }

        public Builder nameSuffixes(Reported<Pii<String>> value) {
            nameSuffixes = value;
            return this;
        }

        public Builder dateOfBirth(Reported<Pii<PartialDate>> value) {
            dateOfBirth = value;
            return this;
        }

        public Builder sex(Reported<Pii<Sex>> value) {
            sex = value;
            return this;
        }

        public Builder nationality(Reported<Pii<Country>> value) {
            nationality = value;
            return this;
        }

        /** The raw line, the vendor's separators kept. */
        public Builder address(Reported<Pii<String>> value) {
            address = value;
            return this;
        }

        public Person build() {
            return new Person(
                    fullName,
                    familyName,
                    givenNames,
                    middleName,
                    localName,
                    namePrefixes,
                    nameSuffixes,
                    dateOfBirth,
                    sex,
                    nationality,
                    address);
        }
    }
}
