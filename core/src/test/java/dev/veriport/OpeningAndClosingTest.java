package dev.veriport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.veriport.config.ConfigSource;
import dev.veriport.error.VeriportException;
import dev.veriport.fakes.CountingIssuer;
import dev.veriport.fakes.ScriptedFactory;
import dev.veriport.fakes.ScriptedProvider;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class OpeningAndClosingTest {
    private static final ConfigSource SETTINGS = ConfigSource.of(Map.of(
            "veriport.provider", "beta",
            "veriport.also-read", "alpha",
            "veriport.alpha.client-id", "a",
            "veriport.alpha.client-secret", "s",
            "veriport.beta.client-id", "b",
            "veriport.beta.client-secret", "s"));

    @Test
    @DisplayName("C17 what was lent to a vendor that fails to open is taken back")
    void runtimeOfTheFailing() {
        AtomicReference<GuardedTokenIssuer> leaked = new AtomicReference<>();
        ScriptedFactory failing = new ScriptedFactory("beta", (read, runtime) -> {
            leaked.set(runtime.guard(
                    CountingIssuer.reusable(n -> CountingIssuer.token(n, Duration.ofHours(1))),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(10)));
            throw new IllegalStateException("cannot open");
        });
        catchThrowable(() -> Veriport.builder(SETTINGS)
                .factory(ScriptedFactory.of("alpha"))
                .factory(failing)
                .build());
        assertThat(catchThrowable(() -> leaked.get().issue(TokenRequest.of(TokenPurpose.API))))
                .isInstanceOf(VeriportException.class)
                .hasMessageContaining("closed");
    }

    @Test
    @DisplayName("C17 a vendor that fails to close does not hide why another failed to open")
    void originalFailure() {
        ScriptedFactory stuck =
                ScriptedFactory.of(new ScriptedProvider("alpha", ScriptedFactory.EVERYTHING).onClose(() -> {
                    throw new IllegalStateException("stuck");
                }));
        ScriptedFactory failing = new ScriptedFactory("beta", (read, runtime) -> {
            throw new IllegalStateException("cannot open");
        });
        assertThat(catchThrowable(() -> Veriport.builder(SETTINGS)
                        .factory(stuck)
                        .factory(failing)
                        .build()))
                .hasMessage("cannot open");
    }
}
