package dev.veriport.http;

/**
 * The full names of the settings that messages mention.
 *
 * @param baseUrl the setting that says which host is called
 */
record KeyNames(
        String baseUrl, String proxy, String proxyUser, String proxyPassword, String trustStore, String keyStore) {

    /** The same names, and another setting that says which host is called. */
    KeyNames withHostIn(String key) {
        return new KeyNames(key, proxy, proxyUser, proxyPassword, trustStore, keyStore);
    }
}
