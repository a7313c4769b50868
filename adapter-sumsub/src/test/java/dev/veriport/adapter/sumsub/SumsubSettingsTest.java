package dev.veriport.adapter.sumsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigReader;
import dev.veriport.config.ConfigSource;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.spi.Operation;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorAdapter;
import dev.veriport.store.VendorAccount;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings, and what is declared with them. */
final class SumsubSettingsTest {
    private static final String LIVE = "app-token=prd:x;secret-key=k;workflow-id=basic";

    /** What the adapter reads of these settings. */
    static SumsubSettings read(Map<String, String> settings) {
        Recording factory = new Recording();
        Veriport.builder(ConfigSource.of(settings)).factory(factory).setup();
        return factory.read.get();
    }

    /** Sumsub's factory, with what it has read. */
    private record Recording(SumsubFactory factory, AtomicReference<SumsubSettings> read)
            implements IdentityProviderFactory<SumsubSettings> {
        Recording() {
            this(new SumsubFactory(), new AtomicReference<>());
        }

        @Override
        public String vendor() {
            return factory.vendor();
        }

        @Override
        public SumsubSettings configure(ConfigReader in) {
            SumsubSettings settings = factory.configure(in);
            read.set(settings);
            return settings;
        }

        @Override
        public VendorAccount account(SumsubSettings settings) {
            return factory.account(settings);
        }

        @Override
        public Set<Operation> operations() {
            return factory.operations();
        }

        @Override
        public Capabilities capabilities(SumsubSettings settings) {
            return factory.capabilities(settings);
        }

        @Override
        public VendorAdapter create(SumsubSettings settings, ProviderRuntime runtime) {
            return factory.create(settings, runtime);
        }
    }

    private static Capabilities declared(String settings) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("veriport.provider", "sumsub");
        for (String setting : settings.split(";")) {
            String[] pair = setting.split("=", 2);
            all.put("veriport.sumsub." + pair[0], pair[1]);
        }
        try (Veriport veriport = Veriport.create(ConfigSource.of(all))) {
            return veriport.identityProvider().capabilities();
        }
    }

    @ParameterizedTest
    @DisplayName("settings that are missing or contradict each other are named")
    @CsvSource(
            delimiter = '|',
            value = {
                "app-token=prd:x;workflow-id=basic | veriport.sumsub.secret-key: is missing",
                "secret-key=k;workflow-id=basic | veriport.sumsub.app-token: is missing",
                "app-token=prd:x;secret-key=k | veriport.sumsub.workflow-id: is missing",
                "app-token=x;secret-key=k;workflow-id=basic | veriport.sumsub.app-token: must begin with prd: or sbx:",
                "app-token=sbx:x;secret-key=k;workflow-id=basic | veriport.sumsub.environment: must be sandbox, because"
                        + " veriport.sumsub.app-token is a key of that environment",
                LIVE + ";environment=sandbox | veriport.sumsub.environment: must be live",
                LIVE + ";webhook-algorithm=md5 | veriport.sumsub.webhook-algorithm: must be one of sha1, sha256, sha512"
            })
    void contradictions(String settings, String problem) {
        assertThatThrownBy(() -> declared(settings)).hasMessageContaining(problem);
    }

    @Test
    @DisplayName("webhooks are offered where there is a secret; nothing is cancelled or erased")
    void declaredByTheSettings() {
        assertThat(declared(LIVE).supported())
                .contains(Capability.START_WEB, Capability.START_WEB_SDK, Capability.START_MOBILE_SDK)
                .contains(Capability.RESUME, Capability.VERIFY, Capability.FIND_BY_REFERENCE, Capability.WORKFLOW)
                .doesNotContain(Capability.RECEIVE, Capability.CANCEL, Capability.ERASE);
        assertThat(declared(LIVE + ";webhook-secrets=s").supported()).contains(Capability.RECEIVE);
        assertThat(new SumsubFactory().manualErasure()).startsWith("delete").contains("deactivate");
    }
}
