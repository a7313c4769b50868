package dev.veriport.internal.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Secret;
import dev.veriport.model.SessionRef;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SessionSealTest {
    private static final Secret OLD = key(1);
    private static final Secret NEW = key(2);
    private static final Secret NONE = Secret.of("none");
    private static final ProviderId VENDOR = new ProviderId("vendor");
    private static final SessionRef PLAIN = SessionRef.of(VENDOR, "canary", Map.of("nonce", "n"));

    private static Secret key(int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return Secret.of(Base64.getEncoder().encodeToString(bytes));
    }

    private static SessionSeal seal(Secret... keys) {
        return SessionSeal.of(List.of(keys));
    }

    private static void refused(SessionSeal seal, SessionRef session) {
        assertThatThrownBy(() -> seal.open(session)).isInstanceOfSatisfying(VeriportException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
            assertThat(e.getCause()).isNull();
        });
    }

    @Test
    @DisplayName("SEAL a sealed session comes back as it was, shows nothing, and is never sealed the same way twice")
    void roundTrip() {
        SessionSeal seal = seal(NEW);
        SessionRef sealed = seal.seal(PLAIN);
        assertThat(sealed.isSealed()).isTrue();
        assertThat(new String(sealed.payload(), StandardCharsets.ISO_8859_1)).doesNotContain("canary", "reference");
        assertThat(seal.open(SessionRef.parse(sealed.value()))).isEqualTo(PLAIN);
        assertThat(seal.seal(PLAIN)).isNotEqualTo(sealed);
    }

    @Test
    @DisplayName("SEAL keys rotate: the first seals, all of them open, a removed one no longer does")
    void rotation() {
        SessionRef before = seal(OLD).seal(PLAIN);
        SessionSeal rotating = seal(NEW, OLD);
        assertThat(rotating.open(before)).isEqualTo(PLAIN);

        SessionRef after = rotating.seal(PLAIN);
        assertThat(seal(NEW).open(after)).isEqualTo(PLAIN);
        refused(seal(OLD), after);
        refused(seal(NEW), before);
    }

    @Test
    @DisplayName(
            "SEAL without keys sessions stay as they are; with keys an unsealed one is refused, and the other way round")
    void keysDecide() {
        assertThat(seal().seal(PLAIN)).isSameAs(PLAIN);
        assertThat(seal().open(PLAIN)).isSameAs(PLAIN);
        refused(seal(NEW), PLAIN);
        refused(seal(), seal(NEW).seal(PLAIN));
    }

    @Test
    @DisplayName("C10 while none stands first nothing is sealed, and both forms open")
    void noneFirst() {
        SessionSeal knowing = seal(NONE, NEW, OLD);
        assertThat(knowing.seal(PLAIN)).isSameAs(PLAIN);
        assertThat(knowing.open(PLAIN)).isSameAs(PLAIN);
        assertThat(knowing.open(seal(NEW).seal(PLAIN))).isEqualTo(PLAIN);
        assertThat(knowing.open(seal(OLD).seal(PLAIN))).isEqualTo(PLAIN);
        assertThat(seal(NONE).seal(PLAIN)).isSameAs(PLAIN);
        refused(seal(NONE), seal(NEW).seal(PLAIN));
        assertThatIllegalArgumentException().isThrownBy(() -> seal(NEW, NONE));
    }

    @Test
    @DisplayName("C10 sessions that are not sealed are accepted until the instant that is set, and not at it")
    void acceptsPlainForAWhile() {
        Instant until = Instant.parse("2030-01-31T12:00:00Z");
        AtomicReference<Instant> now = new AtomicReference<>(until.minusNanos(1));
        SessionSeal graceful = seal(NEW).acceptingPlainUntil(until, now::get);
        assertThat(graceful.open(PLAIN)).isSameAs(PLAIN);
        assertThat(graceful.seal(PLAIN).isSealed()).isTrue();

        now.set(until);
        refused(graceful, PLAIN);
        assertThat(graceful.open(graceful.seal(PLAIN))).isEqualTo(PLAIN);
    }

    @Test
    @DisplayName("C10 a refused session says which setting it lacks")
    void saysWhatToSet() {
        assertThatThrownBy(() -> seal(NEW).open(PLAIN))
                .hasMessageContaining("veriport.session-keys-accept-plain-until");
        assertThatThrownBy(() -> seal().open(seal(NEW).seal(PLAIN))).hasMessageContaining("veriport.session-keys");
    }

    @Test
    @DisplayName("SEAL a session with any one bit changed is refused")
    void tampered() {
        SessionSeal seal = seal(NEW);
        byte[] payload = seal.seal(PLAIN).payload();
        for (int bit = 0; bit < payload.length * 8; bit++) {
            byte[] changed = payload.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            refused(seal, SessionRef.sealed(VENDOR, changed));
        }
    }

    @Test
    @DisplayName("SEAL a session sealed for one vendor is refused under another's name")
    void otherVendor() {
        SessionSeal seal = seal(NEW);
        refused(
                seal,
                SessionRef.sealed(new ProviderId("other"), seal.seal(PLAIN).payload()));
    }

    @ParameterizedTest(name = "SEAL [{0}] is no key")
    @ValueSource(
            strings = {
                "",
                "canary!",
                "Y2FuYXJ5",
                "AAAAAAAAAAAAAAAAAAAAAA==",
                "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAh"
            })
    void malformedKeys(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> seal(NEW, Secret.of(text)))
                .withMessage("a key must be 32 bytes in base64")
                .withNoCause();
    }
}
