package dev.veriport.http;

/** The full names of the settings that messages mention. */
record KeyNames(
        String baseUrl, String proxy, String proxyUser, String proxyPassword, String trustStore, String keyStore) {}
