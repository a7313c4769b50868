package dev.veriport.model;

/** What a check examines. */
public enum CheckType {
    /** The document is authentic and readable. */
    DOCUMENT,
    /** The document was live in front of the camera, not a copy or a screen. */
    DOCUMENT_LIVENESS,
    /** The document's chip was read. */
    CHIP,
    /** The face is the one on the document. */
    FACE_MATCH,
    /** The face belonged to a living person in front of the camera. */
    FACE_LIVENESS,
    /** The images are good enough to judge. */
    IMAGE_QUALITY,
    /** The operator's own rules: age, countries, document types. */
    RULES,
    /** Sanctions, politically exposed persons, adverse media. */
    AML
}
