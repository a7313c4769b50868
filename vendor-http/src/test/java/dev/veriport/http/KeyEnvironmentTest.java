package dev.veriport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.config.ConfigSource;
import dev.veriport.config.Configuration;
import dev.veriport.model.Environment;
import dev.veriport.model.Secret;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the environment of a key is the one of the settings. */
final class KeyEnvironmentTest {
    private static final ConfigKey<Secret> KEY = ConfigKey.secret("api-key", "The key.");

    private static void check(String setting, Environment ofKey) {
        Configuration configuration = new Configuration(
                ConfigSource.of(
                        Map.of("veriport.anyone.api-key", "not-a-secret", "veriport.anyone.environment", setting)),
                Map.of());
        ConfigReader in = configuration.section("anyone");
        in.get(KEY);
        KeyEnvironment.require(in, KEY, ofKey);
        configuration.check();
    }

    @ParameterizedTest
    @DisplayName("the same environment is no problem, and live where none is set:")
    @CsvSource({"live, LIVE", "sandbox, SANDBOX", "'', LIVE"})
    void same(String setting, Environment ofKey) {
        assertThatCode(() -> check(setting, ofKey)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @DisplayName("another environment is a problem that names both settings, and no key:")
    @CsvSource({"live, SANDBOX, sandbox", "'', SANDBOX, sandbox", "sandbox, LIVE, live"})
    void another(String setting, Environment ofKey, String word) {
        assertThatThrownBy(() -> check(setting, ofKey))
                .hasMessageContaining("veriport.anyone.environment: must be " + word
                        + ", because veriport.anyone.api-key is a key of that environment")
                .hasMessageNotContaining("not-a-secret");
    }

    @Test
    @DisplayName("a key begins as one of its two environments, and names it")
    void beginnings() {
        Secret live = Secret.of("prd:x");

        assertThat(KeyEnvironment.checked(live, "prd:", "sbx:")).isSameAs(live);
        assertThat(KeyEnvironment.of(live, "sbx:")).isEqualTo(Environment.LIVE);
        assertThat(KeyEnvironment.of(Secret.of("sbx:x"), "sbx:")).isEqualTo(Environment.SANDBOX);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyEnvironment.checked(Secret.of("x:prd:"), "prd:", "sbx:"))
                .withMessage("must begin with prd: or sbx:");
    }
}
