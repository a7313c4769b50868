package dev.veriport.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The person as the document describes them. Names are not split, joined or swapped; an address in one text is not cut into
 * parts. Prints redacted. Immutable.
 */
public final class Person {
    /** In the order in which they are printed and explained. */
    private static final List<String> NAMES = List.of(
            "fullName",
            "familyName",
            "givenNames",
            "middleName",
            "localName",
            "namePrefixes",
            "nameSuffixes",
            "dateOfBirth",
            "sex",
            "nationality",
            "address",
            "street",
            "city",
            "subdivision",
            "postalCode",
            "addressCountry",
            "placeOfBirth",
            "personalNumber",
            "email",
            "phone");

    private static final Person UNKNOWN = builder().build();
    private static final Person NOT_READ = new Builder(Missing.NOT_READ).build();

    private final Map<String, Personal<?>> values;

    private Person(Map<String, Personal<?>> values) {
        this.values = new LinkedHashMap<>(values);
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
        return text("fullName");
    }

    /** The family name. */
    public Personal<String> familyName() {
        return text("familyName");
    }

    /** The given names, in one text. */
    public Personal<String> givenNames() {
        return text("givenNames");
    }

    /** The middle name. */
    public Personal<String> middleName() {
        return text("middleName");
    }

    /** The name in the document's own script. */
    public Personal<String> localName() {
        return text("localName");
    }

    /** What stands before the name, such as a title. */
    public Personal<String> namePrefixes() {
        return text("namePrefixes");
    }

    /** What stands after the name. */
    public Personal<String> nameSuffixes() {
        return text("nameSuffixes");
    }

    /** The date of birth. */
    public Personal<PartialDate> dateOfBirth() {
        return value("dateOfBirth", PartialDate.class);
    }

    /** The sex that the document states. */
    public Personal<Sex> sex() {
        return value("sex", Sex.class);
    }

    /** The nationality. */
    public Personal<Country> nationality() {
        return value("nationality", Country.class);
    }

    /** The address in one text, with the vendor's separators. */
    public Personal<String> address() {
        return text("address");
    }

    /** The street of the address, with the number of the house, where the vendor gives the address in parts. */
    public Personal<String> street() {
        return text("street");
    }

    /** The city of the address, where the vendor gives it in parts. */
    public Personal<String> city() {
        return text("city");
    }

    /** The state, province or region of the address, where the vendor gives it in parts. */
    public Personal<String> subdivision() {
        return text("subdivision");
    }

    /** The postal code of the address, where the vendor gives it in parts. */
    public Personal<String> postalCode() {
        return text("postalCode");
    }

    /** The country of the address, where the vendor gives it in parts. */
    public Personal<Country> addressCountry() {
        return value("addressCountry", Country.class);
    }

    /** The place of birth, in the words of the document or of the vendor. */
    public Personal<String> placeOfBirth() {
        return text("placeOfBirth");
    }

    /** The person's number in a register, such as a tax or social security number. It is not the document's. */
    public Personal<String> personalNumber() {
        return text("personalNumber");
    }

    /** The e-mail address. */
    public Personal<String> email() {
        return text("email");
    }

    /** The phone number, as the vendor writes it. */
    public Personal<String> phone() {
        return text("phone");
    }

    /** Every value by its name. */
    Map<String, Personal<?>> values() {
        return Collections.unmodifiableMap(values);
    }

    private Personal<String> text(String name) {
        return value(name, String.class);
    }

    private <T> Personal<T> value(String name, Class<T> type) {
        return values.getOrDefault(name, Personal.notProvided()).map(type::cast);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Person that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "Person" + values;
    }

    /** Builds a person. A value that is not set is {@code NOT_PROVIDED}. Not thread-safe. */
    public static final class Builder {
        private final Map<String, Personal<?>> values = new LinkedHashMap<>();

        private Builder(Missing all) {
            NAMES.forEach(name -> values.put(name, Personal.missing(all)));
        }

        /** Sets the full name, where the vendor gives it as one text. */
        public Builder fullName(Personal<String> value) {
            return put("fullName", value);
        }

        /** Sets the family name. */
        public Builder familyName(Personal<String> value) {
            return put("familyName", value);
        }

        /** Sets the given names, in one text. */
        public Builder givenNames(Personal<String> value) {
            return put("givenNames", value);
        }

        /** Sets the middle name. */
        public Builder middleName(Personal<String> value) {
            return put("middleName", value);
        }

        /** Sets the name in the document's own script. */
        public Builder localName(Personal<String> value) {
            return put("localName", value);
        }

        /** Sets what stands before the name, such as a title. */
        public Builder namePrefixes(Personal<String> value) {
            return put("namePrefixes", value);
        }

        /** Sets what stands after the name. */
        public Builder nameSuffixes(Personal<String> value) {
            return put("nameSuffixes", value);
        }

        /** Sets the date of birth. */
        public Builder dateOfBirth(Personal<PartialDate> value) {
            return put("dateOfBirth", value);
        }

        /** Sets the sex that the document states. */
        public Builder sex(Personal<Sex> value) {
            return put("sex", value);
        }

        /** Sets the nationality. */
        public Builder nationality(Personal<Country> value) {
            return put("nationality", value);
        }

        /** Sets the address in one text, with the vendor's separators. */
        public Builder address(Personal<String> value) {
            return put("address", value);
        }

        /** Sets the street of the address, with the number of the house, where the vendor gives the address in parts. */
        public Builder street(Personal<String> value) {
            return put("street", value);
        }

        /** Sets the city of the address. */
        public Builder city(Personal<String> value) {
            return put("city", value);
        }

        /** Sets the state, province or region of the address. */
        public Builder subdivision(Personal<String> value) {
            return put("subdivision", value);
        }

        /** Sets the postal code of the address. */
        public Builder postalCode(Personal<String> value) {
            return put("postalCode", value);
        }

        /** Sets the country of the address. */
        public Builder addressCountry(Personal<Country> value) {
            return put("addressCountry", value);
        }

        /** Sets the place of birth, in the words of the document or of the vendor. */
        public Builder placeOfBirth(Personal<String> value) {
            return put("placeOfBirth", value);
        }

        /** Sets the person's number in a register. */
        public Builder personalNumber(Personal<String> value) {
            return put("personalNumber", value);
        }

        /** Sets the e-mail address. */
        public Builder email(Personal<String> value) {
            return put("email", value);
        }

        /** Sets the phone number, as the vendor writes it. */
        public Builder phone(Personal<String> value) {
            return put("phone", value);
        }

        private Builder put(String name, Personal<?> value) {
            values.put(name, value);
            return this;
        }

        /** Builds the person. */
        public Person build() {
            return new Person(values);
        }
    }
}
