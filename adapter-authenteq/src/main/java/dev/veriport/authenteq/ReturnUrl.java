package dev.veriport.authenteq;

import java.net.URI;

/**
 * Where the browser comes back to, tied to one session by a one-time parameter. Authenteq's pages show own parameters
 * there and keep them; {@code code} is its own.
 */
final class ReturnUrl {
    static final String NONCE = "veriport";
    static final String CODE = "code";

    private ReturnUrl() {}

    /** The same URL with one more parameter; what it had stays as it was, letter by letter. */
    static String with(URI returnTo, String nonce) {
        String url = returnTo.toString();
        int hash = url.indexOf('#');
        String withoutFragment = hash < 0 ? url : url.substring(0, hash);
        String fragment = hash < 0 ? "" : url.substring(hash);
        String separator =
                returnTo.getRawQuery() == null ? "?" : returnTo.getRawQuery().isEmpty() ? "" : "&";
        return withoutFragment + separator + NONCE + "=" + nonce + fragment;
    }
}
