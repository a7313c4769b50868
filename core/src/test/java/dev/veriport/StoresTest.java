package dev.veriport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.config.ConfigEntry;
import dev.veriport.config.ConfigReader;
import dev.veriport.error.ConfigurationException;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent.StoreLost;
import dev.veriport.fakes.ReachableStore;
import dev.veriport.model.Erasure.State;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationId;
import dev.veriport.store.Store;
import dev.veriport.store.StoreFactory;
import dev.veriport.store.StoreRuntime;
import dev.veriport.testkit.time.MutableTicker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which store has what, by the configuration. */
@Timeout(60)
final class StoresTest {
    private static final ProviderId ALPHA = new ProviderId("alpha");

    @AutoClose
    private final OneShotVendors vendors = new OneShotVendors();

    private final List<String> steps = vendors.shared.store().steps();

    private List<String> problems(Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "veriport.provider", "alpha", "veriport.alpha.client-id", "me", "veriport.alpha.client-secret", "s"));
        settings.putAll(more);
        return catchThrowableOfType(
                        ConfigurationException.class,
                        () -> vendors.builder(settings).build())
                .problems()
                .stream()
                .map(Object::toString)
                .toList();
    }

    private void complete(Veriport veriport) {
        vendors.completed(veriport, "alpha", "case-1");
    }

    @Test
    @DisplayName("S1 without a setting all is in memory: an installed store is not opened, and needs no settings")
    void memory() {
        try (Veriport veriport = vendors.open("memory")) {
            complete(veriport);
            assertThat(veriport.checkStores()).isEmpty();
        }
        assertThat(steps).isEmpty();
    }

    @Test
    @DisplayName("S1 one setting puts the answers into a store; it is connected on first use, and closed once")
    void shared() {
        try (Veriport veriport = vendors.open(ReachableStore.NAME)) {
            assertThat(steps).isEmpty();
            complete(veriport);
            assertThat(steps).contains("begin", "keep", "assign");
        }
        assertThat(steps).filteredOn("close"::equals).hasSize(1);
        assertThat(steps).last().isEqualTo("close");
    }

    @Test
    @DisplayName("S1 the vault can be in another store than tokens and counts, which stay in memory then")
    void vaultElsewhere() {
        vendors.settings.putAll(ReachableStore.settings());
        vendors.settings.put("veriport.vault", ReachableStore.NAME);
        vendors.settings.put("veriport.alpha.daily-requests", "10");
        try (Veriport veriport = vendors.open("memory")) {
            complete(veriport);
            assertThat(veriport.used(ALPHA)).hasSize(1);
            assertThat(steps).contains("keep").doesNotContain("count", "usage");
            assertThat(veriport.checkStores()).contains("the disk is almost full");
        }
    }

    @Test
    @DisplayName("S1 the vault can be in memory, and tokens and counts in a store")
    void vaultInMemory() {
        vendors.settings.put("veriport.vault", "memory");
        vendors.settings.put("veriport.alpha.daily-requests", "10");
        try (Veriport veriport = vendors.open(ReachableStore.NAME)) {
            complete(veriport);
            assertThat(veriport.used(ALPHA)).hasSize(1);
            assertThat(steps).contains("count", "usage").doesNotContain("begin", "keep", "find");
            assertThat(veriport.checkStores()).contains("the disk is almost full");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ReachableStore.NAME, "memory"})
    @DisplayName("S6 a process that redeems nothing erases what is over in its store, whatever is its vault:")
    void erases(String vault) throws Exception {
        MutableTicker ticker = new MutableTicker();
        Map<String, String> settings = new TreeMap<>(ReachableStore.settings());
        settings.putAll(Map.of(
                "veriport.vault", vault,
                "veriport.provider", "alpha",
                "veriport.alpha.client-id", "me",
                "veriport.alpha.client-secret", "s"));
        try (Veriport veriport = vendors.builder(settings).ticker(ticker).build()) {
            ticker.awaitWaiters(1);
            assertThat(steps).isEmpty();
            ticker.advance(Duration.ofMinutes(1));
            ticker.awaitWaiters(1);
            assertThat(steps).containsExactly("eraseExpired");
            assertThat(veriport.vault()).isNotNull();
        }
    }

    @Test
    @DisplayName("S1 a store that is open is closed when the store of the vault does not open")
    void vaultDoesNotOpen() {
        Map<String, String> settings = new TreeMap<>(ReachableStore.settings());
        settings.putAll(Map.of(
                "veriport.vault", "broken",
                "veriport.provider", "alpha",
                "veriport.alpha.client-id", "me",
                "veriport.alpha.client-secret", "s"));
        assertThatThrownBy(() -> vendors.builder(settings)
                        .storeFactory(new BrokenStore())
                        .build())
                .hasMessage("no driver");
        assertThat(steps).containsExactly("close");
    }

    /** A store that does not open. */
    private static final class BrokenStore implements StoreFactory<Boolean> {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public Boolean configure(ConfigReader in) {
            return true;
        }

        @Override
        public Store open(Boolean settings, StoreRuntime runtime) {
            throw new IllegalStateException("no driver");
        }
    }

    @Test
    @DisplayName("S8 a redemption whose intent cannot be recorded is not sent, and that the store is lost is told once")
    void lost() {
        try (Veriport veriport = vendors.open(ReachableStore.NAME)) {
            vendors.shared.store().lose();
            for (int attempt = 0; attempt < 3; attempt++) {
                VeriportException failure = OneShotVendors.failure(veriport, "alpha", "case-1");
                assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
                assertThat(failure.requestMayHaveBeenProcessed()).isFalse();
            }
            assertThat(vendors.vendor("alpha").sent).hasValue(0);
            assertThat(vendors.events.of(StoreLost.class)).containsExactly(new StoreLost(ReachableStore.NAME));
        }
    }

    @Test
    @DisplayName("S8 with veriport.vault.on-failure = memory it is sent, once")
    void lostAndInMemory() {
        vendors.settings.put("veriport.vault.on-failure", "memory");
        try (Veriport veriport = vendors.open(ReachableStore.NAME)) {
            vendors.shared.store().lose();
            complete(veriport);
            complete(veriport);
            assertThat(vendors.vendor("alpha").sent).hasValue(1);
        }
    }

    @Test
    @DisplayName("S9 a check of stores names the step that is refused")
    void check() {
        try (Veriport veriport = vendors.open(ReachableStore.NAME)) {
            vendors.shared.store().refuse("erase");
            assertThat(catchThrowableOfType(VeriportException.class, veriport::checkStores))
                    .hasMessage("the store refuses erase");
        }
    }

    @Test
    @DisplayName("L10 an erasure that the store does not take is a failed line, to be repeated")
    void erasureWhileLost() {
        try (Veriport veriport = vendors.open(ReachableStore.NAME)) {
            VerificationId id = vendors.completed(veriport, "alpha", "case-1");
            vendors.shared.store().lose();
            assertThat(OneShotVendors.inVault(veriport.erase(List.of(id)))).containsExactly(State.FAILED);
        }
    }

    @ParameterizedTest
    @CsvSource({"veriport.store, shared", "veriport.vault, shared"})
    @DisplayName("S6 a store outside the process requires the keys:")
    void keysAreMissing(String key, String store) {
        assertThat(problems(Map.of(key, store)))
                .containsExactly("veriport.store-keys: is missing: the store requires it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary", "Y2FuYXJ5", "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=, Y2FuYXJ5"})
    @DisplayName("S6 a key that is not 32 bytes in base64 is a problem that does not show it")
    void keysAreMalformed(String keys) {
        assertThat(problems(Map.of("veriport.store", "shared", "veriport.store-keys", keys)))
                .singleElement()
                .asString()
                .startsWith("veriport.store-keys: ")
                .contains("32 bytes in base64")
                .doesNotContain("canary", "Y2FuYXJ5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"veriport.store", "veriport.vault"})
    @DisplayName("S1 a store that is not installed is told, with those that are:")
    void unknown(String key) {
        Map<String, String> settings = new TreeMap<>(ReachableStore.settings());
        settings.put(key, "delta");
        assertThat(problems(settings))
                .containsExactly(key + ": must be one of memory, shared; another store needs a dependency, as"
                        + " dev.veriport:veriport-store-NAME");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            veriport.token-store          | redis  | set veriport.store = memory, jdbc or redis
            veriport.vault                | file   | set veriport.store = jdbc with a SQLite file in veriport.jdbc.url
            veriport.vault.directory      | /vault | set veriport.store = jdbc, and take the files over with veriport vault import
            veriport.vault.encryption-key | canary | move the value to veriport.store-keys
            veriport.redis.encryption-key | canary | move the value to veriport.store-keys
            veriport.redis.on-failure     | fail   | set veriport.store.on-failure
            veriport.redis.grace          | 5s     | set veriport.store.grace
            """)
    @DisplayName("CFG a key that is replaced says what to write instead, and is not unknown:")
    void replaced(String key, String value, String instead) {
        Map<String, String> settings = new TreeMap<>(ReachableStore.settings());
        settings.put(key, value);
        assertThat(problems(settings))
                .singleElement()
                .asString()
                .startsWith(key + ": ")
                .endsWith(": " + instead)
                .doesNotContain("canary");
    }

    @Test
    @DisplayName("CFG the settings of the store have their defaults, and the keys are redacted")
    void defaults() {
        Map<String, String> settings = new TreeMap<>(ReachableStore.settings());
        Map<String, String> shown = new TreeMap<>();
        for (ConfigEntry entry : vendors.builder(settings).setup().settings()) {
            if (entry.key().startsWith("veriport.store") || entry.key().startsWith("veriport.vault")) {
                shown.put(entry.key(), entry.value());
            }
        }
        assertThat(shown)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "veriport.store", "shared",
                        "veriport.store-keys", "[redacted]",
                        "veriport.store.on-failure", "local",
                        "veriport.store.grace", "5s",
                        "veriport.vault", "store",
                        "veriport.vault.on-failure", "fail",
                        "veriport.vault.keep", "15m",
                        "veriport.vault.megabytes", "256"));
    }
}
