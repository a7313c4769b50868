package dev.veriport.http;

/** The whole keys of settings that messages tell a reader to look at. */
record KeyNames(
        String baseUrl, String proxy, String proxyUser, String proxyPassword, String trustStore, String keyStore) {}
