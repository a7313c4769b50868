package dev.veriport.model;

import java.util.LinkedHashMap;
import java.util.Map;

/** The person as the document describes them. Names are not split, joined or swapped. Prints redacted. Immutable. */
public final class Person {
    private static final Person UNKNOWN = builder().build();
    private static final Person NOT_READ = new Builder(Missing.NOT_READ).build();

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
    private final Personal<String> placeOfBirth;
    private final Personal<String> personalNumber;
    private final Personal<String> email;
    private final Personal<String> phone;

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
        placeOfBirth = from.placeOfBirth;
        personalNumber = from.personalNumber;
        email = from.email;
        phone = from.phone;
    }

    /** A person of whom the vendor reported nothing. Every value is {@code NOT_PROVIDED}. */
    public static Person unknown() {
        return UNKNOWN;
    }

    /** A person whom the vendor described in an answer that was not read. Every value is {@code NOT_READ}. */
    public static Person notRead() {
        return NOT_READ;
    }

    /** A builder for a person. Every value is {@code NOT_PROVIDED} until it is set. */
    public static Builder builder() {
        return new Builder(Missing.NOT_PROVIDED);
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

    /** The place of birth, in the words of the document or of the vendor. */
    public Personal<String> placeOfBirth() {
        return placeOfBirth;
    }

    /** The person's number in a register, such as a tax or social security number. It is not the document's. */
    public Personal<String> personalNumber() {
        return personalNumber;
    }

    /** The e-mail address. */
    public Personal<String> email() {
        return email;
    }

    /** The phone number, as the vendor writes it. */
    public Personal<String> phone() {
        return phone;
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
        parts.put("placeOfBirth", placeOfBirth);
        parts.put("personalNumber", personalNumber);
        parts.put("email", email);
        parts.put("phone", phone);
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
        private Personal<String> fullName;
        private Personal<String> familyName;
        private Personal<String> givenNames;
        private Personal<String> middleName;
        private Personal<String> localName;
        private Personal<String> namePrefixes;
        private Personal<String> nameSuffixes;
        private Personal<PartialDate> dateOfBirth;
        private Personal<Sex> sex;
        private Personal<Country> nationality;
        private Personal<String> address;
        private Personal<String> placeOfBirth;
        private Personal<String> personalNumber;
        private Personal<String> email;
        private Personal<String> phone;

        private Builder(Missing all) {
            fullName = Personal.missing(all);
            familyName = Personal.missing(all);
            givenNames = Personal.missing(all);
            middleName = Personal.missing(all);
            localName = Personal.missing(all);
            namePrefixes = Personal.missing(all);
            nameSuffixes = Personal.missing(all);
            dateOfBirth = Personal.missing(all);
            sex = Personal.missing(all);
            nationality = Personal.missing(all);
            address = Personal.missing(all);
            placeOfBirth = Personal.missing(all);
            personalNumber = Personal.missing(all);
            email = Personal.missing(all);
            phone = Personal.missing(all);
        }

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

        /** Sets the place of birth, in the words of the document or of the vendor. */
        public Builder placeOfBirth(Personal<String> value) {
            placeOfBirth = value;
            return this;
        }

        /** Sets the person's number in a register. */
        public Builder personalNumber(Personal<String> value) {
            personalNumber = value;
            return this;
        }

        /** Sets the e-mail address. */
        public Builder email(Personal<String> value) {
            email = value;
            return this;
        }

        /** Sets the phone number, as the vendor writes it. */
        public Builder phone(Personal<String> value) {
            phone = value;
            return this;
        }

        /** Builds the person. */
        public Person build() {
            return new Person(this);
        }
    }
}
