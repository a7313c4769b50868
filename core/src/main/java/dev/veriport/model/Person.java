package dev.veriport.model;

import java.util.List;

/**
 * The person, in the words of the document. Names are as given: nothing is split, joined or swapped. Prints redacted.
 * Immutable.
 */
public final class Person {
    private static final Person UNKNOWN = builder().build();

    private final Personal<String> fullName;
    private final Personal<String> familyName;
    private final Personal<String> givenNames;
    private final Personal<String> middleName;
    private final Personal<String> localName;
    private final Personal<String> namePrefixes;
    private final Personal<String> nameSuffixes;
    private final Personal<PartialDate> dateOfBirth;
    private final Personal<Sex> sex;
    private final Personal<Country> nationality;
    private final Personal<String> address;

    private Person(Builder from) {
        fullName = from.fullName;
        familyName = from.familyName;
        givenNames = from.givenNames;
        middleName = from.middleName;
        localName = from.localName;
        namePrefixes = from.namePrefixes;
        nameSuffixes = from.nameSuffixes;
        dateOfBirth = from.dateOfBirth;
        sex = from.sex;
        nationality = from.nationality;
        address = from.address;
    }

    /** Somebody of whom the vendor said nothing. */
    public static Person unknown() {
        return UNKNOWN;
    }

    public static Builder builder() {
        return new Builder();
    }

    public Personal<String> fullName() {
        return fullName;
    }

    public Personal<String> familyName() {
        return familyName;
    }

    public Personal<String> givenNames() {
        return givenNames;
    }

    public Personal<String> middleName() {
        return middleName;
    }

    /** In the document's own script. */
    public Personal<String> localName() {
        return localName;
    }

    public Personal<String> namePrefixes() {
        return namePrefixes;
    }

    public Personal<String> nameSuffixes() {
        return nameSuffixes;
    }

    public Personal<PartialDate> dateOfBirth() {
        return dateOfBirth;
    }

    public Personal<Sex> sex() {
        return sex;
    }

    public Personal<Country> nationality() {
        return nationality;
    }

    /** The raw line, the vendor's separators kept. */
    public Personal<String> address() {
        return address;
    }

    private List<Object> parts() {
        return List.of(
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

    @Override
    public boolean equals(Object other) {
        return other instanceof Person that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "Person" + parts();
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
            return new Person(this);
        }
    }
}
