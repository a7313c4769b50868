package dev.veriport.testkit.junit;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThat;
import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.error.ErrorCode;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.memory.InMemoryVendor;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.time.MutableClock;
import dev.veriport.testkit.time.MutableTicker;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VeriportExtension.class)
class VeriportExtensionTest {
    private static final VerificationRequest REQUEST = VerificationRequest.builder("customer-42")
            .returnTo(URI.create("https://shop.example/verified"))
            .build();
    private static final Map<Veriport, MutableTicker> SEEN = new HashMap<>();

    private Veriport ofBeforeEach;

    @BeforeEach
    void begin(Veriport veriport, MutableTicker ticker) {
        ofBeforeEach = veriport;
        assertThat(SEEN).as("a Veriport of its own for each test").doesNotContainKey(veriport);
        SEEN.put(veriport, ticker);
    }

    /** A closed one has nothing left that could renew a token. */
    @AfterAll
    static void everyVeriportIsClosed() {
        assertThat(SEEN).hasSize(3);
        SEEN.forEach((veriport, ticker) -> {
            ticker.advance(Duration.ofHours(2));
            assertThatFailureOf(
                            () -> veriport.tokens(new ProviderId("in-memory")).issue(TokenRequest.of(TokenPurpose.API)))
                    .hasCode(ErrorCode.UNAVAILABLE);
        });
    }

    @Test
    void aVerificationRunsWithoutAnySetUp(IdentityProvider provider, InMemoryVendor vendor) {
        VerificationSession session = provider.start(REQUEST);

        assertThat(provider.complete(session.ref(), vendor.finish(session, Ending.APPROVED)))
                .isApproved()
                .hasFullName("Vera Specimen");
    }

    @Test
    void allParametersOfATestBelongTogether(Veriport veriport, IdentityProvider provider) {
        assertThat(veriport).isSameAs(ofBeforeEach);
        assertThat(veriport.identityProvider()).isSameAs(provider);
    }

    @Test
    void timePassesWhenTheTestSaysSo(
            IdentityProvider provider, InMemoryVendor vendor, MutableTicker ticker, MutableClock clock) {
        VerificationSession before = provider.start(REQUEST);
        clock.advance(Duration.ofHours(1));
        ticker.advance(Duration.ofHours(1));
        VerificationSession after = provider.start(REQUEST);

        assertThat(Duration.between(before.startedAt(), after.startedAt())).isEqualTo(Duration.ofHours(1));
        assertThat(vendor.tokens(TokenPurpose.API)).isEqualTo(2);
    }
}
