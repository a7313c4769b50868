package dev.veriport.adapter.authenteq;

import static dev.veriport.adapter.authenteq.AtAuthenteq.RESULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.fake.authenteq.FakeAuthenteqServer;
import dev.veriport.model.Decision;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.fault.ProxyServer;
import dev.veriport.testkit.fault.TlsFront;
import dev.veriport.testkit.tls.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A1 A code exists once; a proxy that does not let it through has not used it. */
final class BehindAProxyTest {
    private static final TestAuthority AUTHORITY = TestAuthority.named("Proxy test CA");

    private final FakeAuthenteqServer server = FakeAuthenteqServer.start();
    private final TlsFront vendor = TlsFront.before(server.baseUrl(), AUTHORITY.issue("127.0.0.1"));
    private final ProxyServer proxy = ProxyServer.start();
    private AtAuthenteq app;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        Path trusted = Files.writeString(directory.resolve("ca.pem"), AUTHORITY.pem());
        app = AtAuthenteq.open(
                server,
                Map.of(
                        "veriport.authenteq.base-url", vendor.baseUrl().toString(),
                        "veriport.authenteq.trust-store", trusted.toString(),
                        "veriport.authenteq.proxy", proxy.url().toString()));
    }

    @AfterEach
    void close() {
        app.close();
        vendor.close();
        proxy.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 403, 407, 429, 502, 503})
    @DisplayName("A1 a proxy refuses a redemption and is mended: the same session completes, from one request:")
    void mended(int status) {
        VerificationSession session = app.start();
        ReturnedParameters back = app.pass(session);
        proxy.answer(status, Map.of("Retry-After", "600", "Location", "https://elsewhere.example/"), "");

        for (int reload = 0; reload < 2; reload++) {
            VeriportException refused = failure(session, back);
            assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(refused.phase()).isEqualTo(Phase.NOT_SENT);
            assertThat(refused.requestMayHaveBeenProcessed()).isFalse();
            assertThat(refused).hasMessageContaining("proxy " + proxy.address()).hasMessageContaining(" " + status);
        }
        proxy.tunnel();

        assertThat(app.identity().complete(session.ref(), back).decision()).isEqualTo(Decision.APPROVED);
        assertThat(server.requests(RESULT)).isEqualTo(1);
    }

    @Test
    @DisplayName("A1 the same for a proxy that hangs up")
    void hangs_up() {
        VerificationSession session = app.start();
        ReturnedParameters back = app.pass(session);
        proxy.answer(new byte[0]);
        assertThat(failure(session, back)).hasMessageContaining("proxy " + proxy.address());
        proxy.tunnel();

        assertThat(app.identity().complete(session.ref(), back).decision()).isEqualTo(Decision.APPROVED);
        assertThat(server.requests(RESULT)).isEqualTo(1);
    }

    private VeriportException failure(VerificationSession session, ReturnedParameters back) {
        return catchThrowableOfType(
                VeriportException.class, () -> app.identity().complete(session.ref(), back));
    }
}
