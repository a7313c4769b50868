package dev.veriport.model;

import java.util.LinkedHashMap;
import java.util.Map;

/** The person as the document describes them. Names are not split, joined or swapped. Prints redacted. Immutable. */
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

    /** A person of whom the vendor reported nothing. Every value is {@code NOT_PROVIDED}. */
    public static Person unknown() {
        return UNKNOWN;
    }

    /** A builder for a person. */
    public static Builder builder() {
        return new Builder();
    }

    /** The full name, where the vendor gives it as one text. */
    public Personal<String> fullName() {
        return fullName;
    }

    /** The family name. */
    public Personal<String> familyName() {
        return familyName;
    }

    /** The given names, in one text. */
    public Personal<String> givenNames() {
        return givenNames;
    }

    /** The middle name. */
    public Personal<String> middleName() {
        return middleName;
    }

    /** The name in the document's own script. */
    public Personal<String> localName() {
        return localName;
    }

    /** What stands before the name, such as a title. */
    public Personal<String> namePrefixes() {
        return namePrefixes;
    }

    /** What stands after the name. */
    public Personal<String> nameSuffixes() {
        return nameSuffixes;
    }

    /** The date of birth. */
    public Personal<PartialDate> dateOfBirth() {
        return dateOfBirth;
    }

    /** The sex that the document states. */
    public Personal<Sex> sex() {
        return sex;
    }

    /** The nationality. */
    public Personal<Country> nationality() {
        return nationality;
    }

    /** The address in one text, with the vendor's separators. */
    public Personal<String> address() {
        return address;
    }

    private Map<String, Object> parts() {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("fullName", fullName);
        parts.put("familyName", familyName);
        parts.put("givenNames", givenNames);
        parts.put("middleName", middleName);
        parts.put("localName", localName);
        parts.put("namePrefixes", namePrefixes);
        parts.put("nameSuffixes", nameSuffixes);
        parts.put("dateOfBirth", dateOfBirth);
        parts.put("sex", sex);
        parts.put("nationality", nationality);
        parts.put("address", address);
        return parts;
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

    /** Builds a person. A value that is not set is {@code NOT_PROVIDED}. Not thread-safe. */
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

        /** Sets the full name, where the vendor gives it as one text. */
        public Builder fullName(Personal<String> value) {
            fullName = value;
            return this;
        }

        /** Sets the family name. */
        public Builder familyName(Personal<String> value) {
            familyName = value;
            return this;
        }

        /** Sets the given names, in one text. */
        public Builder givenNames(Personal<String> value) {
            givenNames = value;
            return this;
        }

        /** Sets the middle name. */
        public Builder middleName(Personal<String> value) {
            middleName = value;
            return this;
        }

        /** Sets the name in the document's own script. */
        public Builder localName(Personal<String> value) {
            localName = value;
            return this;
        }

        /** Sets what stands before the name, such as a title. */
        public Builder namePrefixes(Personal<String> value) {
            namePrefixes = value;
            return this;
        }

        /** Sets what stands after the name. */
        public Builder nameSuffixes(Personal<String> value) {
            nameSuffixes = value;
            return this;
        }

        /** Sets the date of birth. */
        public Builder dateOfBirth(Personal<PartialDate> value) {
            dateOfBirth = value;
            return this;
        }

        /** Sets the sex that the document states. */
        public Builder sex(Personal<Sex> value) {
            sex = value;
            return this;
        }

        /** Sets the nationality. */
        public Builder nationality(Personal<Country> value) {
            nationality = value;
            return this;
        }

        /** Sets the address in one text, with the vendor's separators. */
        public Builder address(Personal<String> value) {
            address = value;
            return this;
        }

        /** Builds the person. */
        public Person build() {
            return new Person(this);
        }
    }
}
