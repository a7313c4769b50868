package dev.veriport.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelEdgesTest {
    private static final ProviderId VENDOR = new ProviderId("vendor");

    @Test
    @DisplayName("REQ vault keys differ where a part holds the byte that separates parts")
    void vaultKeys() {
        assertThat(VaultKey.of(VENDOR, "a", "b")).isNotEqualTo(VaultKey.of(VENDOR, "a\u0000b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "code"})
    @DisplayName("REQ a vault key is a hash, never a code itself:")
    void vaultKeyOfACode(String code) {
        String upper = VaultKey.of(VENDOR, "a").value().toUpperCase(Locale.ROOT);
        for (String value : List.of(code, upper)) {
            assertThatIllegalArgumentException().isThrownBy(() -> new VaultKey(VENDOR, value));
        }
    }

    @Test
    @DisplayName("REQ headers of one name in two spellings are one header of both values")
    void headers() {
        InboundNotification raw = new InboundNotification(
                VENDOR, Map.of("X-Signature", List.of("a"), "x-signature", List.of("b")), new byte[0]);
        assertThat(raw.headers().get("x-signature")).containsExactlyInAnyOrder("a", "b");
    }
}
