package dev.veriport.model;

/**
 * An operation that a vendor may offer. An operation that is not declared fails with {@code UNSUPPORTED} and sends
 * nothing.
 */
public enum Capability {
    /** Start a verification on the vendor's hosted page. */
    START_WEB,
    /** Start a verification in the vendor's SDK inside a page of the application. */
    START_WEB_SDK,
    /** Start a verification in the vendor's mobile SDK. */
    START_MOBILE_SDK,
    /** Start a face authentication of a person who was verified before. */
    START_FACE_AUTHENTICATION,
    /** Give a fresh hand-off for a verification that is still open. */
    RESUME,
    /** End a verification that is still open. */
    CANCEL,
    /** Read the result of a started verification when the user has returned. */
    COMPLETE,
    /** Read a result again by its id. */
    FIND,
    /** Find the outcome of an attempt by its {@link AttemptReference}. */
    FIND_BY_REFERENCE,
    /** Verify images sent from server to server. */
    VERIFY,
    /** Receive results by webhook. */
    RECEIVE,
    /** Erase a verification at the vendor. */
    ERASE,
    /** Start a verification, verify images or request a token for one of several workflows of the account. */
    WORKFLOW;

    /** The capability of a start on this channel. */
    public static Capability startOn(Channel channel) {
        return switch (channel) {
            case WEB -> START_WEB;
            case WEB_SDK -> START_WEB_SDK;
            case MOBILE_SDK -> START_MOBILE_SDK;
        };
    }
}
