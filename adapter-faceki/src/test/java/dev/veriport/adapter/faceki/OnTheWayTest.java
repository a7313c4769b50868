package dev.veriport.adapter.faceki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.fake.faceki.FakeFacekiServer;
import dev.veriport.fake.faceki.Submission;
import dev.veriport.testkit.fault.Balancer;
import dev.veriport.testkit.fault.ProxyServer;
import dev.veriport.testkit.fault.TlsFront;
import dev.veriport.testkit.tls.TestAuthority;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies between us and the vendor, and does as it likes. */
final class OnTheWayTest {
    private static final TestAuthority AUTHORITY = TestAuthority.named("Proxy test CA");

    private final FakeFacekiServer server = FakeFacekiServer.start();

    /** The balancer closes at once what it promised to keep open, so every pause is too long for it. */
    @Test
    @DisplayName("A5 12 submissions of images through a balancer that closes idle connections: 12 arrive, none doubled")
    void idle_connections() {
        try (Balancer balancer = Balancer.before(server.baseUrl());
                AtFaceki app = AtFaceki.open(
                        server,
                        Map.of("veriport.faceki.base-url", balancer.baseUrl().toString()))) {
            for (int submission = 0; submission < 12; submission++) {
                app.verify(); // fails where the breaker is open
            }

            assertThat(server.submissions())
                    .extracting(Submission::recordIdentifier)
                    .hasSize(12)
                    .doesNotHaveDuplicates();
            assertThat(server.tokensIssued()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("A1 a 401 of a proxy refuses no token: the one that is held goes on being used")
    void proxy_401(@TempDir Path directory) throws IOException {
        Path trusted = Files.writeString(directory.resolve("ca.pem"), AUTHORITY.pem());
        try (ProxyServer proxy = ProxyServer.start();
                TlsFront vendor = TlsFront.before(server.baseUrl(), AUTHORITY.issue("127.0.0.1"));
                AtFaceki app = AtFaceki.open(
                        server,
                        Map.of(
                                "veriport.faceki.base-url", vendor.baseUrl().toString(),
                                "veriport.faceki.trust-store", trusted.toString(),
                                "veriport.faceki.proxy", proxy.url().toString()))) {
            app.veriport().tokens(AtFaceki.ID).issue(TokenRequest.of(TokenPurpose.API));
            proxy.answer(401, Map.of("WWW-Authenticate", "Bearer"), "");
            VeriportException refused = catchThrowableOfType(VeriportException.class, app::start);
            assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(refused.phase()).isEqualTo(Phase.NOT_SENT);
            proxy.tunnel();
            app.start();

            assertThat(server.tokensIssued()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("A1 a token that a proxy did not let us ask for: who comes while we wait is told why as well")
    void told_why() {
        try (ProxyServer proxy = ProxyServer.start();
                AtFaceki app = AtFaceki.open(
                        server,
                        Map.of(
                                "veriport.faceki.base-url",
                                "https://127.0.0.1:1",
                                "veriport.faceki.proxy",
                                proxy.url().toString()))) {
            proxy.answer(403, Map.of(), "");
            for (int call = 0; call < 2; call++) {
                assertThat(catchThrowableOfType(VeriportException.class, app::start))
                        .hasMessageContaining("proxy " + proxy.address());
            }
            assertThat(proxy.connects()).isEqualTo(1);
        }
    }
}
