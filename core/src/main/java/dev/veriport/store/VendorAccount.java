package dev.veriport.store;

import dev.veriport.model.Secret;
import java.net.URI;

/**
 * An account at a vendor. Other credentials are another account. Prints the URL alone. Immutable.
 *
 * @param baseUrl the URL of the vendor's API
 * @param clientId the user name for the vendor's tokens
 * @param clientSecret the password for the vendor's tokens
 */
public record VendorAccount(URI baseUrl, String clientId, Secret clientSecret) {

    @Override
    public String toString() {
        return "VendorAccount[" + baseUrl + "]";
    }
}
