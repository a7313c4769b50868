package dev.veriport.model;

/** Where the user is verified. */
public enum Channel {
    /** On the vendor's hosted page, in a browser. */
    WEB,
    /** In the vendor's SDK, inside a page of the application. */
    WEB_SDK,
    /** In the vendor's SDK, inside a mobile application. */
    MOBILE_SDK
}
