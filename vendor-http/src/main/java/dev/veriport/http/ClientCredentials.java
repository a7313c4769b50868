package dev.veriport.http;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.model.Secret;
import dev.veriport.store.VendorAccount;

/** What a vendor knows the application by; most vendors give such a pair. */
public record ClientCredentials(String clientId, Secret clientSecret) {

    /**
     * Reads {@code client-id} and {@code client-secret} below a vendor's prefix.
     *
     * @param whereFrom tells a reader of the documentation where the vendor shows them
     */
    public static ClientCredentials read(ConfigReader in, String whereFrom) {
        return new ClientCredentials(
                in.get(ConfigKey.text("client-id", whereFrom)), in.get(ConfigKey.secret("client-secret", whereFrom)));
    }

    /** The account they open. */
    public VendorAccount at(HttpSettings http) {
        return new VendorAccount(http.baseUrl(), clientId, clientSecret);
    }
}
