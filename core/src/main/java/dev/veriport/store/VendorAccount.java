package dev.veriport.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.model.Ascii;
import dev.veriport.model.Secret;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An account at a vendor. Its tokens and its daily limits are shared by all instances that use it, in one process and
 * through a store. Prints the URL alone. Immutable.
 *
 * @param baseUrl the URL of the vendor's API
 * @param clientId the user name for the vendor's API
 * @param clientSecret the password for the vendor's API
 */
public record VendorAccount(URI baseUrl, String clientId, Secret clientSecret) {
    private static final int DIGITS = 16;

    /** Writes the URL in one way, so that the same address is the same account: RFC 3986, 6.2.2.1 and 6.2.3. */
    public VendorAccount {
        String address = Ascii.lowerCase(baseUrl.getScheme() + "://" + baseUrl.getRawAuthority());
        String standard = address.startsWith("https:") ? ":443" : ":80";
        String host = address.endsWith(standard) ? address.substring(0, address.length() - standard.length()) : address;
        baseUrl = URI.create(host + baseUrl.getRawPath().replaceAll("/+$", ""));
    }

    /** An account that has an API key and no client id. Another key is another account. */
    public static VendorAccount ofKey(URI baseUrl, Secret apiKey) {
        return new VendorAccount(baseUrl, hash(apiKey.reveal()), apiKey);
    }

    /**
     * Identifies the account in the names of a store. The secret is not part of it, so that a rotated secret is the same
     * account. Contains the URL's host, and neither the client id nor the secret.
     */
    public String id() {
        return baseUrl.getHost() + "-" + hash(baseUrl + " " + clientId).substring(0, DIGITS);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "VendorAccount[" + baseUrl + "]";
    }
}
