package dev.veriport.token;

/** What a token is for. A token of one purpose does not work for another. */
public enum TokenPurpose {
    /** One identity verification in the vendor's mobile SDK. */
    IDENTITY_VERIFICATION,
    /** One face authentication in the vendor's mobile SDK. */
    FACE_AUTHENTICATION,
    /** The vendor's API, from server to server. */
    API
}
