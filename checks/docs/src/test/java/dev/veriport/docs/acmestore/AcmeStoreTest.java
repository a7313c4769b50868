package dev.veriport.docs.acmestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.model.ProviderId;
import dev.veriport.testkit.memory.InMemoryIdentityProviderFactory;
import dev.veriport.testkit.memory.InMemoryVendor;
import dev.veriport.testkit.time.MutableClock;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** docs/stores.md: a store of one's own is opened by its name, and says when its engine is away. */
final class AcmeStoreTest {
    private static final String KEY = "a2V5IGZvciB0ZXN0cywgMzIgYnl0ZXMgbG9uZyEhISE=";

    @Test
    @DisplayName("docs/stores.md: the store is opened by its name, and does what check tries")
    void opened() {
        InMemoryVendor vendor = InMemoryVendor.create();
        Map<String, String> settings = Map.of(
                "veriport.provider",
                InMemoryIdentityProviderFactory.NAME,
                "veriport.store",
                "acme",
                "veriport.acme.url",
                "https://engine.example",
                "veriport.store-keys",
                KEY);
        try (Veriport veriport = Veriport.builder(ConfigSource.of(settings))
                .storeFactory(new AcmeStoreFactory())
                .factory(new InMemoryIdentityProviderFactory(vendor))
                .build()) {
            assertThat(veriport.checkStores()).isEmpty();
            veriport.tokens(new ProviderId(InMemoryIdentityProviderFactory.NAME))
                    .issue(TokenRequest.of(TokenPurpose.API));
            assertThat(vendor.tokens(TokenPurpose.API)).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("docs/stores.md: an engine that is away is UNAVAILABLE, and nothing was sent")
    void away() {
        AcmeEngine engine = new AcmeEngine(MutableClock.at(Instant.EPOCH));
        try (AcmeStore store = new AcmeStore(engine)) {
            store.ping();
            engine.stop();
            VeriportException away = catchThrowableOfType(VeriportException.class, store::ping);
            assertThat(away.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(away.phase()).isEqualTo(Phase.NOT_SENT);
        }
    }
}
