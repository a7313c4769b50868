package dev.veriport.docs.globex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.model.Decision;
import dev.veriport.model.Explanation;
import dev.veriport.model.Missing;
import dev.veriport.model.Origin;
import dev.veriport.model.UnreadPart.Part;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.fault.Fault;
import dev.veriport.testkit.fault.FaultServer;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.vendor.SampleRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** L7: a result that is made of two answers. */
final class GlobexResultTest {
    private final FakeGlobexServer vendor = new FakeGlobex().start(0);
    private FaultServer wire;
    private Veriport veriport;

    @BeforeEach
    void open() {
        wire = FaultServer.before(vendor.baseUrl());
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("veriport.provider", FakeGlobex.NAME);
        vendor.settings().forEach((key, value) -> settings.put("veriport.globex." + key, value));
        settings.put("veriport.globex.base-url", wire.baseUrl().toString());
        veriport = Veriport.builder(ConfigSource.of(settings))
                .factory(new GlobexFactory())
                .build();
    }

    @AfterEach
    void close() {
        veriport.close();
        wire.close();
        vendor.close();
    }

    private VerificationResult approved() {
        VerificationSession session = veriport.identityProvider()
                .start(SampleRequest.of("case")
                        .returnTo(URI.create("https://shop.example/verified"))
                        .build());
        return veriport.identityProvider().complete(session.ref(), vendor.finish(session, Ending.APPROVED));
    }

    @Test
    @DisplayName("L7 each value says which of the two answers it came from")
    void explained() {
        VerificationResult result = approved();

        assertThat(result.notRead()).isEmpty();
        assertThat(result.provenance().answers()).containsOnlyKeys("check", "person");
        assertThat(result.explain().notMapped()).isEmpty();
        assertThat(result.explain().lines())
                .extracting(
                        Explanation.Line::ours,
                        line -> line.origins().stream()
                                .map(Origin::field)
                                .toList()
                                .toString())
                .contains(tuple("decision", "[check#/status]"), tuple("person.fullName", "[person#/name]"));
    }

    @Test
    @DisplayName(
            "L7 when the person cannot be read, the decision stands, and the person is NOT_READ until it is read again")
    void notRead() {
        wire.failOnce("GET /people/", Fault.respond(403, Map.of(), new byte[0]));

        VerificationResult result = approved();

        assertThat(result.decision()).isEqualTo(Decision.APPROVED);
        assertThat(result.person().fullName().missing()).contains(Missing.NOT_READ);
        assertThat(result.notRead()).singleElement().satisfies(part -> {
            assertThat(part.part()).isEqualTo(Part.PERSON);
            assertThat(part.because()).contains("no right to this operation");
        });
        assertThat(result.explain().text(true)).contains("person", "NOT_READ");

        VerificationResult again =
                veriport.identityProvider().find(result.id().toOptional().orElseThrow());
        assertThat(again.person().fullName().reveal()).contains("PAT SAMPLE");
        assertThat(again.notRead()).isEmpty();
    }
}
