package dev.veriport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.config.ConfigSource;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.fakes.Calls;
import dev.veriport.fakes.ScriptedFactory;
import dev.veriport.fakes.ScriptedProvider;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VaultKey;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.store.StoredResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** L18: an adapter can send only what it declares, since the faults of the contract are tested for that. */
final class UndeclaredOperationTest {
    private static final Operation.Read DECLARED = new Operation.Read("read", Role.SESSION);
    private static final Operation.Create UNDECLARED = new Operation.Create("search", Role.EXTRA);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final AtomicReference<ProviderRuntime> runtime = new AtomicReference<>();
    private final AtomicInteger prepared = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();
    private final Veriport veriport = Veriport.builder(ConfigSource.of(Map.of(
                    "veriport.provider", "alpha",
                    "veriport.alpha.client-id", "a",
                    "veriport.alpha.client-secret", "s")))
            .factory(new ScriptedFactory(
                    "alpha",
                    (settings, opened) -> {
                        runtime.set(opened);
                        return ScriptedFactory.opened(
                                new ScriptedProvider("alpha", ScriptedFactory.EVERYTHING), opened);
                    },
                    Set.of(DECLARED)))
            .build();

    @AfterEach
    void close() {
        veriport.close();
    }

    @Test
    @DisplayName("L18 a call of an operation that the adapter declares is sent")
    void declared() {
        assertThat(call(DECLARED)).isEqualTo("answer");
        assertThat(sent).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    @DisplayName(
            "L18 a call of an undeclared operation is CONFIGURATION and names it; nothing is sent, not even for a token")
    void undeclared(int calls) {
        for (int made = 0; made < calls; made++) {
            VeriportException failure = catchThrowableOfType(VeriportException.class, () -> call(UNDECLARED));

            assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION);
            assertThat(failure.phase()).isEqualTo(Phase.NOT_SENT);
            assertThat(failure).hasMessageContainingAll("alpha", "search", "operations()");
        }
        assertThat(prepared).hasValue(0);
        assertThat(sent).hasValue(0);
        assertThat(veriport.operations(new ProviderId("alpha"))).isEmpty();
    }

    @Test
    @DisplayName("L18 another operation under a declared name is undeclared")
    void sameName() {
        call(DECLARED);
        VeriportException failure = catchThrowableOfType(
                VeriportException.class, () -> call(new Operation.Repeatable("read", Role.SESSION)));

        assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION);
        assertThat(sent).hasValue(1);
    }

    @Test
    @DisplayName("L18 an undeclared redemption leaves no trace in the vault")
    void redemption() {
        VaultKey key = VaultKey.of(new ProviderId("alpha"), "session", "code");
        VeriportException failure = catchThrowableOfType(
                VeriportException.class,
                () -> Calls.redeem(
                        runtime.get().calls(),
                        new Operation.OneShot("redeem", Role.SESSION),
                        key,
                        runtime.get().deadline(TIMEOUT),
                        TIMEOUT,
                        own -> () -> () -> new StoredResponse(200, new byte[] {(byte) sent.incrementAndGet()}),
                        StoredResponse::status));

        assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION);
        assertThat(sent).hasValue(0);
        assertThat(veriport.vault().page("", 10).entries()).isEmpty();
    }

    private String call(Operation operation) {
        return Calls.call(runtime.get().calls(), operation, runtime.get().deadline(TIMEOUT), () -> {
            prepared.incrementAndGet();
            return () -> {
                sent.incrementAndGet();
                return "answer";
            };
        });
    }
}
