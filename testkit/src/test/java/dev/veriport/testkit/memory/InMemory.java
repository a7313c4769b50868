package dev.veriport.testkit.memory;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.model.VerificationRequest;
import java.net.URI;
import java.util.Map;

/** A Veriport on a vendor in memory. */
final class InMemory {
    private InMemory() {}

    static Veriport veriport(InMemoryVendor vendor) {
        return builder(vendor).build();
    }

    static Veriport.Builder builder(InMemoryVendor vendor) {
        return Veriport.builder(ConfigSource.of(Map.of("veriport.provider", "in-memory")))
                .factory(new InMemoryIdentityProviderFactory(vendor));
    }

    static VerificationRequest request() {
        return VerificationRequest.builder("customer-42")
                .returnTo(URI.create("https://shop.example/verified"))
                .build();
    }
}
