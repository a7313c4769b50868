package dev.veriport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The contract's faults reach")
class RelayedSettingsTest {

    @Test
    @DisplayName("every setting that is the fake's URL, and no other")
    void everyHostOfTheApi() {
        Map<String, String> ofFake = Map.of(
                "base-url", "http://127.0.0.1:1/v1",
                "files-base-url", "http://127.0.0.1:1/v1",
                "pages-base-url", "http://127.0.0.1:1/pages",
                "api-key", "not-a-secret");

        assertThat(RelayedCalls.settingsAt(ofFake, URI.create("http://127.0.0.1:2")))
                .containsOnly(
                        Map.entry("base-url", "http://127.0.0.1:2"),
                        Map.entry("files-base-url", "http://127.0.0.1:2"),
                        Map.entry("pages-base-url", "http://127.0.0.1:1/pages"),
                        Map.entry("api-key", "not-a-secret"));
    }

    @Test
    @DisplayName("a host of files at the fake's port, and leave all others")
    void aHostOfFiles() {
        Map<String, String> ofFake =
                Map.of("base-url", "http://127.0.0.1:7/v1", "files-hosts", "localhost:7,files.example:9");

        assertThat(RelayedCalls.settingsAt(ofFake, URI.create("http://127.0.0.1:2")))
                .containsEntry("files-hosts", "localhost:7,files.example:9,localhost:2");
        assertThat(RelayedCalls.settingsAt(ofFake, URI.create("https://no-such-host.invalid")))
                .containsEntry("files-hosts", "localhost:7,files.example:9");
    }
}
