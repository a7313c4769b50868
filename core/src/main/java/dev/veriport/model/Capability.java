package dev.veriport.model;

/** What a vendor can do behind the ports. What is not declared fails with {@code UNSUPPORTED} and sends nothing. */
public enum Capability {
    /** Start on the vendor's hosted page. */
    START_WEB,
    /** Start in the vendor's mobile SDK. */
    START_MOBILE_SDK,
    /** Start a face authentication of somebody verified earlier. */
    START_FACE_AUTHENTICATION,
    /** Read the result of a started verification when the user is back. */
    COMPLETE,
    /** Read a result again by its id. */
    FIND,
    /** Find out by our own reference what became of an attempt. */
    FIND_BY_REFERENCE,
    /** Verify images sent from server to server. */
    VERIFY,
    /** Tell of results by webhook. */
    RECEIVE
}
