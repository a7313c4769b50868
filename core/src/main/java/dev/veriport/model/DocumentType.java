package dev.veriport.model;

/** What kind of document it is; {@link Document#typeWord()} has the vendor's own word. */
public enum DocumentType {
    PASSPORT,
    DRIVING_LICENCE,
    NATIONAL_ID,
    RESIDENCE_PERMIT,
    /** Anything else; the vendor's word says what. */
    OTHER
}
