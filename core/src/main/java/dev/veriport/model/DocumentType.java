package dev.veriport.model;

/** The type of a document. {@link Document#typeWord()} returns the vendor's own word. */
public enum DocumentType {
    /** A passport. */
    PASSPORT,
    /** A driving licence. */
    DRIVING_LICENCE,
    /** A national identity card. */
    NATIONAL_ID,
    /** A residence permit. */
    RESIDENCE_PERMIT,
    /** Any other document, or an unknown word of the vendor. */
    OTHER
}
