package dev.veriport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.model.ProviderId;
import dev.veriport.testkit.fault.ProxyServer;
import dev.veriport.testkit.fault.TlsFront;
import dev.veriport.testkit.tls.TestAuthority;
import dev.veriport.testkit.tls.TestIdentity;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check} says of settings, vendors and stores. */
final class CheckCommandTest {
    @TempDir
    Path directory;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(directory);
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    @DisplayName(
            "check shows the settings and who can be reached, and counts nothing; with --live it tries the credentials")
    void check() {
        Shell.Run checked = shell.at("faceki", "check", "--json");
        assertThat(checked.exitCode()).isZero();
        assertThat(checked.json().at("/settings/veriport.faceki.client-secret").asText())
                .isEqualTo("[redacted]");
        assertThat(checked.json().get("vendors"))
                .hasSameSizeAs(Shell.installed())
                .allSatisfy(vendor ->
                        assertThat(vendor.get("reachable").asBoolean()).isTrue());
        assertThat(shell.calls()).isZero();

        Shell.Run live = shell.at("faceki", "check", "--live");
        assertThat(live.exitCode()).isZero();
        assertThat(live.out()).contains("NOT_TESTED: they request no token. To test them, make one start");
        assertThat(shell.faceki().tokensIssued()).isEqualTo(1);
        Shell.Run refused = shell.at("faceki", "check", "--live", "--set", "veriport.faceki.client-secret=wrong");
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).contains("AUTHENTICATION");
    }

    @Test
    @DisplayName("A3 check --live says who issued a certificate that nobody trusts, and which key to set")
    void check_of_a_certificate() {
        TestIdentity inspected = TestAuthority.named("Corp Inspection CA").issue("127.0.0.1");
        try (TlsFront front = TlsFront.before(shell.faceki().baseUrl(), inspected)) {
            Shell.Run checked =
                    shell.at("faceki", "check", "--live", "--set", "veriport.faceki.base-url=" + front.baseUrl());
            assertThat(checked.exitCode()).isEqualTo(5);
            assertThat(checked.err()).contains("Corp Inspection CA", "set veriport.faceki.trust-store");
        }
    }

    @Test
    @DisplayName("A1 A2 check --live names the proxy that refuses, and the keys of its user")
    void check_of_a_proxy() {
        try (ProxyServer proxy = ProxyServer.start()) {
            proxy.require("corp-user", "corp-password");
            Shell.Run checked = shell.at(
                    "faceki",
                    "check",
                    "--live",
                    "--set",
                    "veriport.faceki.base-url=https://127.0.0.1:1",
                    "--set",
                    "veriport.faceki.proxy=" + proxy.url());
            assertThat(checked.exitCode()).isEqualTo(5);
            assertThat(checked.err()).contains(proxy.address(), "407", "set veriport.faceki.proxy-user");
        }
    }

    @Test
    @DisplayName("T13 check shows what is used of the day, and uses nothing")
    void check_of_the_budget() {
        String[] limits = {
            "check", "--live", "--set", "veriport.faceki.daily-requests=20", "--set", "veriport.faceki.daily-tokens=2"
        };
        assertThat(shell.at("faceki", limits).out())
                .containsPattern("used requests +1 of 20")
                .containsPattern("used tokens +1 of 2");
        limits[1] = "--json";
        assertThat(shell.at("faceki", limits).json().get("vendors"))
                .anySatisfy(vendor ->
                        assertThat(vendor.at("/used requests").asText()).isEqualTo("0 of 20"));
    }

    @Test
    @DisplayName("check of a store that is not there says so, and exits 5")
    void check_of_the_store() {
        Shell.Run checked = shell.at(
                "faceki",
                "check",
                "--set",
                "veriport.store=redis",
                "--set",
                "veriport.redis.uri=redis://127.0.0.1:1",
                "--set",
                "veriport.store-keys=a2V5IGZvciB0ZXN0cywgMzIgYnl0ZXMgbG9uZyEhISE=");
        assertThat(checked.exitCode()).isEqualTo(5);
        assertThat(checked.out()).containsPattern("store +redis does not work");
        assertThat(checked.err()).contains("veriport.redis.uri").doesNotContain("WARN", "Exception");
    }

    @Test
    @DisplayName("S9 check tries what work does in the store, counts nothing of it, and says what to know of it")
    void check_of_a_store_that_works() {
        List<String> check = new ArrayList<>(List.of("check", "--set=veriport.faceki.daily-requests=20"));
        check.addAll(shell.sqlite());
        Shell.Run checked = shell.at("faceki", check.toArray(String[]::new));
        assertThat(checked.exitCode()).as(checked.err()).isZero();
        assertThat(checked.out()).containsPattern("store +jdbc works").containsPattern("used requests +0 of 20");

        check.add("--json");
        JsonNode stores =
                shell.at("faceki", check.toArray(String[]::new)).json().get("stores");
        assertThat(stores.at("/names/0").asText()).isEqualTo("jdbc");
        assertThat(stores.get("works").asBoolean()).isTrue();
        assertThat(stores.get("notes").isArray()).isTrue();
    }

    @Test
    @DisplayName("check of a vendor that is not there exits 5")
    void unreachable() {
        String nobody = shell.faceki().baseUrl().toString();
        shell.faceki().close();

        assertThat(shell.at("faceki", "check", "--set", "veriport.faceki.base-url=" + nobody)
                        .exitCode())
                .isEqualTo(5);
    }

    @Test
    @DisplayName("S9 check reports every failure with its vendor or store, and exits with the code of the first")
    void several() {
        List<String> check = new ArrayList<>(List.of(
                "check",
                "--set=veriport.store=redis",
                "--set=veriport.redis.uri=redis://127.0.0.1:1",
                "--set=veriport.store-keys=" + Shell.STORE_KEY,
                "--set=veriport.authenteq.base-url=http://127.0.0.1:1",
                "--set=veriport.faceki.base-url=http://127.0.0.1:1"));
        Shell.Run checked = shell.at("faceki", check.toArray(String[]::new));
        assertThat(checked.exitCode()).isEqualTo(5);
        assertThat(checked.err().lines())
                .anyMatch(line -> line.contains("veriport.redis.uri"))
                .anyMatch(line -> line.contains("authenteq cannot be reached"))
                .anyMatch(line -> line.contains("faceki cannot be reached"))
                .doesNotHaveDuplicates();
        assertThat(checked.out())
                .containsPattern("code +UNAVAILABLE")
                .containsPattern("message +faceki cannot be reached: check base-url");

        check.add("--json");
        JsonNode view = shell.at("faceki", check.toArray(String[]::new)).json();
        assertThat(view.at("/stores/code").asText()).isEqualTo("UNAVAILABLE");
        assertThat(view.at("/stores/message").asText()).contains("veriport.redis.uri");
        assertThat(view.get("vendors"))
                .filteredOn(vendor -> !vendor.get("reachable").asBoolean())
                .hasSize(2)
                .allSatisfy(vendor -> {
                    assertThat(vendor.get("code").asText()).isEqualTo("UNAVAILABLE");
                    assertThat(vendor.get("message").asText()).endsWith("check base-url, proxy and firewall");
                });
    }

    @Test
    @DisplayName("every vendor has the address that check connects to, also where its URL follows from a region")
    void addresses() {
        Map<ProviderId, URI> addresses = Veriport.builder(ConfigSource.of(Map.of("veriport.onfido.region", "us")))
                .setup()
                .addresses();

        assertThat(addresses.keySet()).extracting(ProviderId::value).containsAll(Shell.installed());
        assertThat(addresses.values())
                .allSatisfy(address -> assertThat(address.getScheme()).isEqualTo("https"));
        assertThat(addresses.get(new ProviderId("onfido")).getHost()).isEqualTo("api.us.onfido.com");
    }

    @Test
    @DisplayName("three mistakes are told in one message, with their keys and hints, without their values")
    void three_mistakes() {
        Path file = shell.file("wrong.properties", """
                veriport.provider = faceki
                veriport.faceki.client-id = a-client
                veriport.faceki.client-secrt = canary-secret-value
                veriport.faceki.workflow-id = w
                veriport.faceki.timeout = canary-duration
                """);
        Shell.Run run = shell.run("check", "--config", file.toString());

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .contains("3 problems")
                .contains("veriport.faceki.client-secret: is missing")
                .contains("veriport.faceki.client-secrt: is unknown: did you mean veriport.faceki.client-secret?")
                .contains("veriport.faceki.timeout: must be a duration, like 5s, 250ms or PT5S")
                .doesNotContain("canary");
    }
}
