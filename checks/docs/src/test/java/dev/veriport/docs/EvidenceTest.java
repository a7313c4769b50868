package dev.veriport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.model.Evidence;
import dev.veriport.model.Evidence.Availability;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.junit.VeriportExtension;
import dev.veriport.testkit.memory.InMemoryVendor;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.vendor.FakeVendor;
import dev.veriport.testkit.vendor.RunningFake;
import dev.veriport.testkit.vendor.SampleRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How docs/decisions.md opens evidence. */
@ExtendWith(VeriportExtension.class)
final class EvidenceTest {
    private final List<Evidence.Kind> archived = new ArrayList<>();
    private final List<Evidence.Kind> tasks = new ArrayList<>();

    @Test
    @DisplayName("docs/decisions.md: evidence in the answer is copied from memory")
    void held() throws IOException {
        try (RunningFake vendor = FakeVendor.installed().get("authenteq").start(0);
                Veriport veriport = open(vendor)) {
            VerificationResult result = approved(veriport.identityProvider(), vendor);
            int requests = vendor.callCount();

            archive(result);

            assertThat(result.evidence())
                    .isNotEmpty()
                    .allMatch(evidence -> evidence.availability() == Availability.HELD);
            assertThat(archived)
                    .containsExactlyElementsOf(
                            result.evidence().stream().map(Evidence::kind).toList());
            assertThat(vendor.callCount()).isEqualTo(requests);
            assertThat(tasks).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "docs/decisions.md: evidence at the vendor is fetched, and what the vendor does not give is a task for a person")
    void atVendor(IdentityProvider identity, InMemoryVendor vendor) throws IOException {
        VerificationSession session =
                identity.start(SampleRequest.of("customer-42").returnTo(back()).build());
        VerificationResult result = identity.complete(session.ref(), vendor.finish(session, Ending.APPROVED));
        List<Evidence> withVideo = new ArrayList<>(result.evidence());
        withVideo.add(Evidence.keptByVendor(Evidence.Kind.VIDEO, List.of()));
        int requests = vendor.requests();

        archive(result.toBuilder().evidence(withVideo).build());

        assertThat(archived).containsExactly(Evidence.Kind.DOCUMENT_FRONT);
        assertThat(vendor.requests()).isGreaterThan(requests);
        assertThat(tasks).containsExactly(Evidence.Kind.VIDEO);
    }

    private static Veriport open(RunningFake vendor) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("veriport.provider", "authenteq");
        vendor.settings().forEach((key, value) -> settings.put("veriport.authenteq." + key, value));
        return Veriport.create(ConfigSource.of(settings));
    }

    private static VerificationResult approved(IdentityProvider identity, RunningFake vendor) {
        VerificationSession session =
                identity.start(SampleRequest.of("customer-42").returnTo(back()).build());
        return identity.complete(session.ref(), vendor.finish(session, Ending.APPROVED));
    }

    private static URI back() {
        return URI.create("https://shop.example/verified");
    }

    // tag::archive[]
    /** Copies the images and files of a verification to the application's own storage. */
    void archive(VerificationResult result) throws IOException {
        for (Evidence evidence : result.evidence()) {
            switch (evidence.availability()) {
                case HELD, AT_VENDOR -> {
                    try (InputStream bytes = evidence.open()) { // AT_VENDOR: one more request to the vendor
                        store(evidence.kind(), bytes);
                    }
                }
                case NOT_OFFERED -> openTask(evidence.kind()); // a person looks at it in the vendor's portal
            }
        }
    }
    // end::archive[]

    private void store(Evidence.Kind kind, InputStream bytes) throws IOException {
        assertThat(bytes.readAllBytes()).isNotEmpty();
        archived.add(kind);
    }

    private void openTask(Evidence.Kind kind) {
        tasks.add(kind);
    }
}
