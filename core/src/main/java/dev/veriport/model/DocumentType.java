package dev.veriport.model;

/**
 * The kind of a document, with the vendor's own word for it.
 *
 * @param raw as the vendor wrote it
 */
public record DocumentType(Kind kind, Reported<String> raw) {

    public DocumentType(Kind kind, String raw) {
        this(kind, Reported.of(raw));
    }

    public enum Kind {
        PASSPORT,
        DRIVING_LICENCE,
        NATIONAL_ID,
        RESIDENCE_PERMIT,
        /** Anything else; {@link DocumentType#raw()} says what. */
        OTHER
    }
}
