package dev.veriport.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class HandoffTest {
    private static final Secret TOKEN = Secret.of("token");
    private static final Reported<Instant> EXPIRY = Reported.of(Instant.EPOCH);

    @Test
    @DisplayName("L4 a hand-off says when it expires, where the vendor says so")
    void expiry() {
        URI page = URI.create("https://vendor.example/page");

        assertThat(new Handoff.HostedPage(page, EXPIRY).expiresAt()).isEqualTo(EXPIRY);
        assertThat(new Handoff.SdkToken(TOKEN, Map.of(), EXPIRY).expiresAt()).isEqualTo(EXPIRY);
        assertThat(new Handoff.HostedPage(page).expiresAt()).isEqualTo(Reported.notProvided());
        assertThat(new Handoff.SdkToken(TOKEN).expiresAt()).isEqualTo(Reported.notProvided());
    }

    @Test
    @DisplayName("L4 the parameters of an SDK have the vendor's names, in the vendor's order, and do not change")
    void parameters() {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("workflow_run_id", "run-1");
        given.put("applicant_id", "person-1");
        Map<String, String> parameters = new Handoff.SdkToken(TOKEN, given, EXPIRY).parameters();
        given.clear();

        assertThat(parameters)
                .containsExactly(Map.entry("workflow_run_id", "run-1"), Map.entry("applicant_id", "person-1"));
        assertThatThrownBy(parameters::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThat(new Handoff.SdkToken(TOKEN).parameters()).isEmpty();
    }
}
