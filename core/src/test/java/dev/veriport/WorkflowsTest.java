package dev.veriport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.config.ConfigSource;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.fakes.CountingIssuer;
import dev.veriport.fakes.ScriptedFactory;
import dev.veriport.fakes.ScriptedProvider;
import dev.veriport.model.EvidenceSubmission;
import dev.veriport.model.ImageSource;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Workflows by the application's own names. */
final class WorkflowsTest {
    private static final ProviderId EU = new ProviderId("alpha-eu");
    private static final ProviderId US = new ProviderId("alpha-us");

    private final Map<String, ScriptedProvider> opened = new ConcurrentHashMap<>();
    private final CountingIssuer issuer = CountingIssuer.singleUse(CountingIssuer::token);
    private final Map<String, String> settings = new TreeMap<>(Map.of("veriport.provider", "alpha-eu"));

    WorkflowsTest() {
        for (ProviderId id : List.of(EU, US)) {
            settings.put("veriport." + id + ".vendor", "alpha");
            settings.put("veriport." + id + ".client-id", "client");
            settings.put("veriport." + id + ".client-secret", "secret");
        }
    }

    private Veriport open() {
        return Veriport.builder(ConfigSource.of(settings))
                .environment(Map.of())
                .factory(ScriptedFactory.of("alpha", opened, issuer))
                .build();
    }

    private static VerificationRequest.Builder web() {
        return VerificationRequest.builder("case").returnTo("https://shop.example/verified");
    }

    private static EvidenceSubmission.Builder images() {
        ImageSource image = ImageSource.bytes(new byte[] {1});
        return EvidenceSubmission.builder("case", image).document(image);
    }

    private static TokenRequest token() {
        return TokenRequest.of(TokenPurpose.IDENTITY_VERIFICATION);
    }

    private static VeriportException failure(Runnable call) {
        VeriportException failure = catchThrowableOfType(VeriportException.class, call::run);
        assertThat(failure).isNotNull();
        return failure;
    }

    @Test
    @DisplayName("L2 images and tokens go to the vendor with its own id of the workflow")
    void imagesAndTokens() {
        settings.put("veriport.alpha-eu.workflow.full-check", "eu-17");
        try (Veriport veriport = open()) {
            veriport.identityProvider().verify(images().workflow("full-check").build());
            veriport.identityProvider().verify(images().build());
            veriport.tokens(EU).issue(token().withWorkflow("full-check"));
            veriport.tokens(EU).issue(token());
        }
        assertThat(opened.get("alpha-eu").workflows()).containsExactly("eu-17", "-");
        assertThat(issuer.requests())
                .extracting(TokenRequest::workflow)
                .containsExactly(Optional.of("eu-17"), Optional.empty());
    }

    @Test
    @DisplayName("L2 the failure of one instance names it, and its key, though another maps the workflow")
    void oneInstanceLacks() {
        settings.put("veriport.alpha-us.workflow.full-check", "us-4");
        try (Veriport veriport = open()) {
            VeriportException failure = failure(() ->
                    veriport.provider(EU).start(web().workflow("full-check").build()));

            assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION);
            assertThat(failure.provider()).contains(EU);
            assertThat(failure)
                    .hasMessage("alpha-eu has no workflow of this name: set veriport.alpha-eu.workflow.full-check");
        }
    }

    @Test
    @DisplayName("L2 each instance gets its own vendor's id of a workflow, and none for its own workflow")
    void workflows() {
        settings.put("veriport.split.alpha-us", "0");
        settings.put("veriport.alpha-eu.workflow.full-check", "eu-17");
        settings.put("veriport.alpha-us.workflow.full-check", "us-4");
        try (Veriport veriport = open()) {
            for (ProviderId id : List.of(EU, US)) {
                veriport.provider(id).start(web().workflow("full-check").build());
                veriport.provider(id).start(web().build());
            }
        }
        assertThat(opened.get("alpha-eu").workflows()).containsExactly("eu-17", "-");
        assertThat(opened.get("alpha-us").workflows()).containsExactly("us-4", "-");
    }

    @Test
    @DisplayName("L2 an instance that does not map the workflow is no candidate")
    void notMapped() {
        settings.put("veriport.fallback", "alpha-us");
        settings.put("veriport.alpha-us.workflow.full-check", "us-4");
        try (Veriport veriport = open()) {
            VerificationSession session = veriport.identityProvider()
                    .start(web().workflow("full-check").build());

            assertThat(session.provider()).isEqualTo(US);
            assertThat(opened.get("alpha-eu").calls()).isEmpty();
        }
    }

    @Test
    @DisplayName("L2 a workflow that nobody maps is CONFIGURATION with the keys to set, and nothing is sent")
    void mappedByNobody() {
        settings.put("veriport.fallback", "alpha-us");
        try (Veriport veriport = open()) {
            VeriportException failure = failure(() -> veriport.identityProvider()
                    .start(web().workflow("full-check").build()));

            assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION);
            assertThat(failure)
                    .hasMessageContainingAll(
                            "veriport.alpha-eu.workflow.full-check", "veriport.alpha-us.workflow.full-check");
            assertThat(failure(() -> veriport.tokens(EU).issue(token().withWorkflow("full-check")))
                            .code())
                    .isEqualTo(ErrorCode.CONFIGURATION);
            assertThat(opened.get("alpha-eu").calls()).isEmpty();
        }
    }
}
