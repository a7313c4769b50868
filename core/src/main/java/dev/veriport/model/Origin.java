package dev.veriport.model;

/**
 * Where in a vendor's answer something stood, and how it read there. What a vendor wrote can be about a person, so this
 * prints its place alone.
 */
public interface Origin {

    /** A JSON pointer (RFC 6901), or the name of a part of the message. */
    String field();

    /** As the vendor wrote it, always given; an image or another long text is only told by its size. */
    Personal<String> word();
}
