package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.error.VeriportException;
import dev.veriport.model.Evidence;
import dev.veriport.model.Evidence.Kind;
import dev.veriport.model.Secret;
import dev.veriport.testkit.fault.Fault;
import dev.veriport.testkit.fault.FaultServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The log of these tests is on for everything, at its finest (simplelogger.properties). */
final class QuietLogTest {
    private static final Path LOG = Path.of("target", "everything.log");

    @Test
    @DisplayName("T16 no credential, code or person is in the log, even where everything is logged")
    void nothing_is_logged() throws IOException {
        byte[] person = "{\"name\":\"canary-person\"}".getBytes(UTF_8);
        try (FaultServer server = FaultServer.start();
                AtVendor vendor = AtVendor.at(
                        server.baseUrl(), Map.of("files-hosts", server.baseUrl().getAuthority()))) {
            server.always(Fault.respond(200, Map.of("X-Canary", "canary-header"), person));
            vendor.read(
                    VendorRequest.post("/thing")
                            .query("code", "canary-code")
                            .json(Map.of("clientSecret", "canary-body"))
                            .build(),
                    Credentials.basic(new ClientCredentials("canary-id", Secret.of("canary-secret"))));
            vendor.read(
                    VendorRequest.post("/thing").field("name", "canary-field").build(),
                    Credentials.header("X-App-Token", Secret.of("canary-token")));
            vendor.redeem("canary-once", Duration.ofSeconds(5));
            String address = server.baseUrl() + "/canary-path?canary-signature";
            server.always(Fault.respond(302, Map.of("Location", address), new byte[0]));
            Evidence file = vendor.files(Credentials.none())
                    .inApi(VendorFile.of(Kind.OTHER, List.of()), () -> VendorRequest.get("/file"));
            assertThatThrownBy(file::open).isInstanceOf(VeriportException.class);
            assertThat(server.requestLines()).anyMatch(line -> line.contains("/canary-path?canary-signature"));
            assertThat(server.requestLines()).anyMatch(line -> line.contains("canary-code"));
        }

        assertThat(Files.readString(LOG)).contains("org.apache.hc.client5").doesNotContain("canary", "Y2FuYXJ5");
    }
}
