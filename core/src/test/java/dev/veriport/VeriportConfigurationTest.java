package dev.veriport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.config.ConfigEntry;
import dev.veriport.config.ConfigSource;
import dev.veriport.error.ConfigurationException;
import dev.veriport.fakes.ScriptedFactory;
import dev.veriport.fakes.ScriptedProvider;
import dev.veriport.internal.setup.SettingsTable;
import dev.veriport.model.ProviderId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class VeriportConfigurationTest {
    private final ScriptedProvider alpha = new ScriptedProvider("alpha", ScriptedFactory.EVERYTHING);
    private final ScriptedProvider beta = new ScriptedProvider("beta", ScriptedFactory.EVERYTHING);
    private final Map<String, String> settings = new HashMap<>(Map.of(
            "veriport.provider", "alpha",
            "veriport.alpha.client-id", "me",
            "veriport.alpha.client-secret", "canary-secret"));

    private Veriport.Builder builder() {
        return Veriport.builder(ConfigSource.of(settings))
                .environment(Map.of())
                .factory(ScriptedFactory.of(alpha))
                .factory(ScriptedFactory.of(beta));
    }

    private List<String> problems() {
        ConfigurationException refusal = catchThrowableOfType(
                ConfigurationException.class, () -> builder().build());
        assertThat(refusal).isNotNull();
        return refusal.problems().stream().map(Object::toString).toList();
    }

    @Test
    @DisplayName("CFG a vendor that is not chosen may lack its settings, and have them malformed")
    void unselectedVendor() {
        settings.put("veriport.beta.timeout", "soon");
        settings.put("veriport.beta.client-secret", "${ENV:UNSET}");
        try (Veriport veriport = builder().build()) {
            assertThat(veriport.providers()).containsExactly(new ProviderId("alpha"));
        }
    }

    @Test
    @DisplayName("CFG an unknown key of a vendor that is not chosen is a problem all the same")
    void unselectedVendorsUnknownKey() {
        settings.put("veriport.beta.timeot", "5s");
        assertThat(problems()).containsExactly("veriport.beta.timeot: is unknown: did you mean veriport.beta.timeout?");
    }

    @Test
    @DisplayName("CFG a vendor that is also read needs all of its settings")
    void alsoReadVendor() {
        settings.put("veriport.also-read", "beta");
        assertThat(problems())
                .containsExactly("veriport.beta.client-id: is missing", "veriport.beta.client-secret: is missing");
    }

    @Test
    @DisplayName("CFG without a provider the installed vendors are listed")
    void noProvider() {
        settings.remove("veriport.provider");
        assertThat(problems())
                .singleElement()
                .asString()
                .isEqualTo(
                        "veriport.provider: must be an installed vendor: alpha, beta; for another one add dev.veriport:veriport-adapter-NAME, for another instance set veriport.NAME.vendor");
    }

    @Test
    @DisplayName("CFG a provider or also-read that is not installed is told with those that are, without the value")
    void notInstalled() {
        settings.put("veriport.provider", "Gamma!");
        settings.put("veriport.also-read", "alpha, delta, epsilon");
        assertThat(problems())
                .satisfiesExactly(
                        problem -> assertThat(problem)
                                .isEqualTo(
                                        "veriport.also-read: must be an installed vendor: alpha, beta; for another one add dev.veriport:veriport-adapter-NAME, for another instance set veriport.NAME.vendor"),
                        problem -> assertThat(problem)
                                .isEqualTo(
                                        "veriport.provider: must consist of names of lower-case letters, digits and hyphens"));
    }

    @Test
    @DisplayName("CFG session keys that are not 32 bytes in base64 are refused without being printed")
    void sessionKeys() {
        settings.put("veriport.session-keys", "Y2FuYXJ5");
        assertThat(problems()).containsExactly("veriport.session-keys: a key must be 32 bytes in base64");
    }

    @Test
    @DisplayName("C10 plain sessions are accepted until an instant, which needs keys: without them nothing is sealed")
    void acceptPlainUntil() {
        settings.put("veriport.session-keys-accept-plain-until", "2030-01-31T12:00:00Z");
        assertThat(problems())
                .containsExactly(
                        "veriport.session-keys-accept-plain-until: requires veriport.session-keys, which is unset:"
                                + " sessions are not sealed");
        settings.put("veriport.session-keys", "A".repeat(43) + "=");
        settings.put("veriport.session-keys-accept-plain-until", "next week");
        assertThat(problems())
                .containsExactly(
                        "veriport.session-keys-accept-plain-until: must be an instant, like 2030-01-31T12:00:00Z");
        settings.put("veriport.session-keys-accept-plain-until", "2030-01-31T12:00:00+02:00");
        builder().build().close();
    }

    @Test
    @DisplayName("C5 that nothing is installed is one problem, and no key is unknown for it")
    void nothingInstalled() {
        ConfigurationException refusal = catchThrowableOfType(
                ConfigurationException.class,
                () -> Veriport.builder(ConfigSource.of(settings))
                        .environment(Map.of())
                        .build());
        assertThat(refusal.problems())
                .hasToString("[veriport.provider: no vendor's adapter is on the class path: add a dependency, as"
                        + " dev.veriport:veriport-adapter-NAME]");
    }

    @Test
    @DisplayName("C5 the keys of a vendor or store that is named and not installed are not unknown: it is")
    void oneIsNotInstalled() {
        settings.put("veriport.provider", "gamma");
        settings.put("veriport.gamma.client-id", "me");
        settings.put("veriport.store", "delta");
        settings.put("veriport.delta.uri", "x");
        settings.put("veriport.epsilon.uri", "x");
        assertThat(problems())
                .satisfiesExactly(
                        unknown -> assertThat(unknown).startsWith("veriport.epsilon.uri: is unknown"),
                        provider -> assertThat(provider)
                                .isEqualTo(
                                        "veriport.provider: must be an installed vendor: alpha, beta; for another one add dev.veriport:veriport-adapter-NAME, for another instance set veriport.NAME.vendor"),
                        store -> assertThat(store)
                                .startsWith("veriport.store: must be one of memory; another store needs"),
                        keys -> assertThat(keys).isEqualTo("veriport.store-keys: is missing: the store requires it"));
    }

    @Test
    @DisplayName("CFG nothing is opened while there is a problem")
    void opensNothing() {
        settings.put("veriport.unknown", "x");
        boolean[] opened = new boolean[1];
        ScriptedFactory watched = new ScriptedFactory("alpha", (read, runtime) -> {
            opened[0] = true;
            throw new AssertionError("opened");
        });
        assertThat(catchThrowableOfType(
                        ConfigurationException.class,
                        () -> builder().factory(watched).build()))
                .isNotNull();
        assertThat(opened[0]).isFalse();
    }

    @Test
    @DisplayName("CFG the table of settings has every key of every installed vendor, and no secret")
    void settingsTable() {
        String table = SettingsTable.of(builder().setup().settings());
        assertThat(table)
                .contains("veriport.provider ", "veriport.session-keys ", "veriport.beta.client-secret ")
                .containsPattern("veriport\\.alpha\\.client-secret +\\[redacted] +set\n")
                .containsPattern("veriport\\.alpha\\.timeout +10s +default\n")
                .containsPattern("veriport\\.beta\\.client-id +- +missing\n")
                .doesNotContain("canary-secret");
        assertThat(builder().setup().settings())
                .extracting(ConfigEntry::key)
                .doesNotHaveDuplicates()
                .contains("veriport.alpha.base-url", "veriport.beta.base-url");
    }

    @Test
    @DisplayName("CFG describe prints a table whatever is wrong with the configuration")
    void describe() {
        assertThat(Veriport.builder(ConfigSource.of(
                                Map.of("veriport.vault.keep", "soon", "veriport.session-keys", "canary-secret")))
                        .setup()
                        .describe())
                .containsPattern("veriport\\.provider +- +missing\n")
                .containsPattern("veriport\\.session-keys +\\[redacted] +set\n")
                .doesNotContain("canary-secret");
    }

    @Test
    @DisplayName("CFG fallback and shares open their vendors, who need all of their settings")
    void startCandidates() {
        settings.put("veriport.fallback", "beta");
        assertThat(problems())
                .containsExactly("veriport.beta.client-id: is missing", "veriport.beta.client-secret: is missing");
        settings.remove("veriport.fallback");
        settings.put("veriport.split.beta", "20");
        assertThat(problems()).hasSize(2);
        settings.put("veriport.beta.client-id", "me");
        settings.put("veriport.beta.client-secret", "secret");
        try (Veriport veriport = builder().build()) {
            assertThat(veriport.providers()).containsExactlyInAnyOrder(new ProviderId("alpha"), new ProviderId("beta"));
        }
    }

    @Test
    @DisplayName("CFG what cannot be a share or a fallback is told")
    void malformedRouting() {
        settings.put("veriport.fallback", "gamma");
        settings.put("veriport.split.alpha", "60");
        settings.put("veriport.split.beta", "50");
        settings.put("veriport.split.gamma", "5");
        settings.put("veriport.beta.client-id", "me");
        settings.put("veriport.beta.client-secret", "secret");
        assertThat(problems())
                .containsExactly(
                        "veriport.fallback: must be an installed vendor: alpha, beta; for another one add dev.veriport:veriport-adapter-NAME, for another instance set veriport.NAME.vendor",
                        "veriport.split.beta: must not exceed 100 together with the other percentages",
                        "veriport.split.gamma: is unknown: remove it, or see the list of settings");
    }

    @Test
    @DisplayName("CFG a variable that is set to nothing sets nothing")
    void emptyVariable() {
        settings.put("veriport.alpha.client-secret", "${ENV:EMPTY}");
        ConfigurationException refusal = catchThrowableOfType(
                ConfigurationException.class,
                () -> builder().environment(Map.of("EMPTY", " ")).build());
        assertThat(refusal.problems()).hasToString("[veriport.alpha.client-secret: is missing]");
    }
}
