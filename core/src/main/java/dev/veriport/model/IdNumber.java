package dev.veriport.model;

import java.util.Objects;

/** A number that identifies a person in a register, such as a tax number. Prints redacted. Immutable. */
public final class IdNumber {
    private final String type;
    private final Personal<String> number;
    private final Personal<String> issuingState;

    private IdNumber(String type, Personal<String> number, Personal<String> issuingState) {
        this.type = type;
        this.number = number;
        this.issuingState = issuingState;
    }

    /**
     * A number.
     *
     * @param type in the vendor's word, such as {@code ssn} or {@code tax_id}; not personal data
     * @throws IllegalArgumentException when a text has no visible character or is longer than 500 characters; the message does
     *     not contain it
     */
    public static IdNumber of(String type, String number) {
        Applicant.requireText("type of an id number", type);
        return new IdNumber(type, text("number", number), Personal.notProvided());
    }

    /**
     * A copy with the state that issued the number.
     *
     * @param state its code, as {@code CA} for California
     * @throws IllegalArgumentException as {@link #of}
     */
    public IdNumber issuedBy(String state) {
        return new IdNumber(type, number, text("issuing state", state));
    }

    private static Personal<String> text(String part, String text) {
        Applicant.requireText(part + " of an id number", text);
        return Personal.of(text);
    }

    /** The type of the number, in the vendor's word. */
    public String type() {
        return type;
    }

    /** The number. */
    public Personal<String> number() {
        return number;
    }

    /** The state that issued the number, by its code. */
    public Personal<String> issuingState() {
        return issuingState;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdNumber that
                && type.equals(that.type)
                && number.equals(that.number)
                && issuingState.equals(that.issuingState);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, number, issuingState);
    }

    @Override
    public String toString() {
        return "IdNumber[type=%s, number=%s, issuingState=%s]".formatted(type, number, issuingState);
    }
}
