package dev.veriport.internal.routing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Secret;
import dev.veriport.model.SessionRef;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class SessionSealTruncationTest {
    @Test
    @DisplayName("SEAL a session cut short, however short, is refused")
    void truncated() {
        ProviderId vendor = new ProviderId("vendor");
        SessionSeal seal = SessionSeal.of(List.of(Secret.of(Base64.getEncoder().encodeToString(new byte[32]))));
        byte[] payload = seal.seal(SessionRef.of(vendor, "case", Map.of())).payload();
        for (int length = 0; length < payload.length; length++) {
            SessionRef cut = SessionRef.sealed(vendor, Arrays.copyOf(payload, length));
            assertThatThrownBy(() -> seal.open(cut))
                    .isInstanceOfSatisfying(
                            VeriportException.class,
                            e -> Assertions.assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
        }
    }
}
