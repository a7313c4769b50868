package dev.veriport.http;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.model.Secret;
import dev.veriport.store.VendorAccount;

/** The client id and secret that a vendor issues to the application. Immutable, thread-safe. */
public record ClientCredentials(String clientId, Secret clientSecret) {

    /**
     * Reads {@code client-id} and {@code client-secret} below a vendor's prefix.
     *
     * @param whereFrom for the documentation: where the vendor shows them. A missing value is reported by the reader.
     */
    public static ClientCredentials read(ConfigReader in, String whereFrom) {
        return new ClientCredentials(
                in.get(ConfigKey.text("client-id", whereFrom)), in.get(ConfigKey.secret("client-secret", whereFrom)));
    }

    /** The vendor account of these credentials. */
    public VendorAccount at(HttpSettings http) {
        return new VendorAccount(http.baseUrl(), clientId, clientSecret);
    }
}
