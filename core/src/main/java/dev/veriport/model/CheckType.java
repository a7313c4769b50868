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
    /** The operator's own rules: countries, document types. */
    RULES,
    /** Sanctions, politically exposed persons, adverse media. */
    AML,
    /** The data of the document and of the person agree with each other. */
    DATA_CONSISTENCY,
    /** The person is old enough. */
    AGE,
    /** The number of the person in a register, such as a tax or social security number. */
    ID_NUMBER,
    /** The person's data agree with a register or another database. */
    DATABASE,
    /** The person can be reached at the e-mail address. */
    EMAIL,
    /** The person can be reached at the phone number. */
    PHONE,
    /** The person lives at the address. */
    ADDRESS,
    /** The device and its network give no reason for suspicion. */
    DEVICE
}
