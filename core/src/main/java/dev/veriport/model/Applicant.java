package dev.veriport.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The person to verify, as the application knows them. {@link Capabilities#required()} says which fields a vendor requires; a
 * field that a vendor does not take is not sent to it. Prints redacted. Immutable.
 */
public final class Applicant {
    private static final Applicant UNKNOWN = builder().build();
    private static final int LONGEST = 500;

    private final EnumMap<RequestField, Object> values;

    private Applicant(EnumMap<RequestField, Object> values) {
        this.values = values.clone();
    }

    /** An applicant of whom nothing is known. */
    public static Applicant unknown() {
        return UNKNOWN;
    }

    /** A builder for an applicant. A field that is not set has no value. */
    public static Builder builder() {
        return new Builder();
    }

    /** The given names, in one text. */
    public Personal<String> givenNames() {
        return text(RequestField.GIVEN_NAMES);
    }

    /** The family name. */
    public Personal<String> familyName() {
        return text(RequestField.FAMILY_NAME);
    }

    /** The e-mail address. */
    public Personal<String> email() {
        return text(RequestField.EMAIL);
    }

    /** The phone number. */
    public Personal<String> phone() {
        return text(RequestField.PHONE);
    }

    /** The date of birth. */
    public Personal<PartialDate> dateOfBirth() {
        return value(RequestField.DATE_OF_BIRTH, PartialDate.class);
    }

    /** The street of the address, with the number of the house. */
    public Personal<String> street() {
        return text(RequestField.STREET);
    }

    /** The city of the address. */
    public Personal<String> city() {
        return text(RequestField.CITY);
    }

    /** The state, province or region of the address. */
    public Personal<String> subdivision() {
        return text(RequestField.SUBDIVISION);
    }

    /** The postal code of the address. */
    public Personal<String> postalCode() {
        return text(RequestField.POSTAL_CODE);
    }

    /** The country of the address. */
    public Personal<Country> addressCountry() {
        return value(RequestField.ADDRESS_COUNTRY, Country.class);
    }

    /** The country where the person lives. */
    public Personal<Country> countryOfResidence() {
        return value(RequestField.COUNTRY_OF_RESIDENCE, Country.class);
    }

    /** The IP address of the person's device. */
    public Personal<String> ipAddress() {
        return text(RequestField.IP_ADDRESS);
    }

    /** The person's numbers in registers; may be empty. */
    public List<IdNumber> idNumbers() {
        return values.get(RequestField.ID_NUMBERS) instanceof List<?> numbers
                ? numbers.stream().map(IdNumber.class::cast).toList()
                : List.of();
    }

    /** The fields that have a value, in the order of {@link RequestField}. */
    public Set<RequestField> given() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /** The same applicant with no other fields than these. */
    Applicant only(Set<RequestField> fields) {
        EnumMap<RequestField, Object> kept = values.clone();
        kept.keySet().retainAll(fields);
        return new Applicant(kept);
    }

    static void requireText(String what, String text) {
        if (Blank.is(text) || text.length() > LONGEST) {
            throw new IllegalArgumentException(what + " of an applicant has 1 to " + LONGEST + " characters");
        }
    }

    private Personal<String> text(RequestField field) {
        return value(field, String.class);
    }

    private <T> Personal<T> value(RequestField field, Class<T> type) {
        Object value = values.get(field);
        return value == null ? Personal.notProvided() : Personal.of(type.cast(value));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Applicant that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** The names of the fields that have a value. */
    @Override
    public String toString() {
        return "Applicant" + given();
    }

    /** Builds an applicant. Not thread-safe. */
    public static final class Builder {
        private final EnumMap<RequestField, Object> values = new EnumMap<>(RequestField.class);

        private Builder() {}

        /**
         * Sets the given names, in one text.
         *
         * @throws IllegalArgumentException when the text has no visible character or is longer than 500 characters, as for every text of an
         *     applicant; the message does not contain it
         */
        public Builder givenNames(String givenNames) {
            return text(RequestField.GIVEN_NAMES, givenNames);
        }

        /** Sets the family name. */
        public Builder familyName(String familyName) {
            return text(RequestField.FAMILY_NAME, familyName);
        }

        /** Sets the e-mail address. */
        public Builder email(String email) {
            return text(RequestField.EMAIL, email);
        }

        /** Sets the phone number, with its country's code: {@code +4930...}. */
        public Builder phone(String phone) {
            return text(RequestField.PHONE, phone);
        }

        /** Sets the date of birth. */
        public Builder dateOfBirth(PartialDate dateOfBirth) {
            return value(RequestField.DATE_OF_BIRTH, dateOfBirth);
        }

        /** Sets the street of the address, with the number of the house. */
        public Builder street(String street) {
            return text(RequestField.STREET, street);
        }

        /** Sets the city of the address. */
        public Builder city(String city) {
            return text(RequestField.CITY, city);
        }

        /** Sets the state, province or region of the address. */
        public Builder subdivision(String subdivision) {
            return text(RequestField.SUBDIVISION, subdivision);
        }

        /** Sets the postal code of the address. */
        public Builder postalCode(String postalCode) {
            return text(RequestField.POSTAL_CODE, postalCode);
        }

        /** Sets the country of the address. */
        public Builder addressCountry(Country country) {
            return value(RequestField.ADDRESS_COUNTRY, country);
        }

        /** Sets the country where the person lives. */
        public Builder countryOfResidence(Country country) {
            return value(RequestField.COUNTRY_OF_RESIDENCE, country);
        }

        /** Sets the IP address of the person's device. */
        public Builder ipAddress(String ipAddress) {
            return text(RequestField.IP_ADDRESS, ipAddress);
        }

        /** Sets the person's numbers in registers. Default: none. */
        public Builder idNumbers(IdNumber... idNumbers) {
            values.remove(RequestField.ID_NUMBERS);
            return idNumbers.length == 0 ? this : value(RequestField.ID_NUMBERS, List.of(idNumbers));
        }

        private Builder text(RequestField field, String text) {
            requireText(field.name(), text);
            return value(field, text);
        }

        private Builder value(RequestField field, Object value) {
            values.put(field, Objects.requireNonNull(value));
            return this;
        }

        /** Builds the applicant. */
        public Applicant build() {
            return new Applicant(values);
        }
    }
}
