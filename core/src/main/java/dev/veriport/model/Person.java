package dev.veriport.model;

/**
 * The person, in the words of the document. Names are as given: nothing is split, joined or swapped. Prints redacted.
 * Immutable.
 */
public record Person(
        Personal<String> fullName,
        Personal<String> familyName,
        Personal<String> givenNames,
        Personal<String> middleName,
        Personal<String> localName,
        Personal<String> namePrefixes,
        Personal<String> nameSuffixes,
        Personal<PartialDate> dateOfBirth,
        Personal<Sex> sex,
        Personal<Country> nationality,
        Personal<String> address) {

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
        private Personal<String> fullName = Personal.notProvided();
        private Personal<String> familyName = Personal.notProvided();
        private Personal<String> givenNames = Personal.notProvided();
        private Personal<String> middleName = Personal.notProvided();
        private Personal<String> localName = Personal.notProvided();
        private Personal<String> namePrefixes = Personal.notProvided();
        private Personal<String> nameSuffixes = Personal.notProvided();
        private Personal<PartialDate> dateOfBirth = Personal.notProvided();
        private Personal<Sex> sex = Personal.notProvided();
        private Personal<Country> nationality = Personal.notProvided();
        private Personal<String> address = Personal.notProvided();

        private Builder() {}

        public Builder fullName(Personal<String> value) {
            fullName = value;
            return this;
        }

        public Builder familyName(Personal<String> value) {
            familyName = value;
            return this;
        }

        public Builder givenNames(Personal<String> value) {
            givenNames = value;
            return this;
        }

        public Builder middleName(Personal<String> value) {
            middleName = value;
            return this;
        }

        /** In the document's own script. */
        public Builder localName(Personal<String> value) {
            localName = value;
            return this;
        }

        public Builder namePrefixes(Personal<String> value) {
            namePrefixes = value;
            return this;
        }

        public Builder nameSuffixes(Personal<String> value) {
            nameSuffixes = value;
            return this;
        }

        public Builder dateOfBirth(Personal<PartialDate> value) {
            dateOfBirth = value;
            return this;
        }

        public Builder sex(Personal<Sex> value) {
            sex = value;
            return this;
        }

        public Builder nationality(Personal<Country> value) {
            nationality = value;
            return this;
        }

        /** The raw line, the vendor's separators kept. */
        public Builder address(Personal<String> value) {
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
