package dev.veriport.store;

import dev.veriport.model.Secret;
import java.net.URI;

/** Whose tokens they are: where the vendor is, and as whom it is asked. Other credentials are another account. */
public record VendorAccount(URI baseUrl, String clientId, Secret clientSecret) {

    @Override
    public String toString() {
        return "VendorAccount[" + baseUrl + "]";
    }
}
