package dev.veriport.model;

/**
 * A field of a vendor's answer and the value that it had there. The value can be personal data, so implementations
 * print the field alone. Immutable.
 */
public interface Origin {

    /** A JSON pointer (RFC 6901), or the name of a part of a multipart message. */
    String field();

    /** The value as the vendor wrote it; always given. For an image or another long text it is only the size. */
    Personal<String> word();
}
