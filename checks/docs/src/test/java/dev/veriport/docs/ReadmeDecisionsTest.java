package dev.veriport.docs;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Decision;
import dev.veriport.model.Finality;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.UnreadPart;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.junit.VeriportExtension;
import dev.veriport.testkit.memory.InMemoryVendor;
import dev.veriport.testkit.server.Ending;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the README's second handler does with each decision. */
@ExtendWith(VeriportExtension.class)
final class ReadmeDecisionsTest {
    private static final String CUSTOMER = "customer-42";

    private final InMemoryCustomers customers = new InMemoryCustomers();

    /** A vendor whose results the test changes. */
    private record Changed(IdentityProvider vendor, UnaryOperator<VerificationResult> change)
            implements IdentityProvider {
        @Override
        public ProviderId id() {
            return vendor.id();
        }

        @Override
        public Capabilities capabilities() {
            return vendor.capabilities();
        }

        @Override
        public VerificationSession start(VerificationRequest request) {
            return vendor.start(request);
        }

        @Override
        public VerificationResult complete(SessionRef session, ReturnedParameters back) {
            return change.apply(vendor.complete(session, back));
        }
    }

    private String page(IdentityProvider identity, InMemoryVendor vendor, Ending ending) {
        Shop shop = new Shop(identity, customers);
        URI page = shop.start(CUSTOMER);
        return shop.verified(CUSTOMER, customers.finish(vendor, CUSTOMER, page, ending));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("README.md: each decision has its page, and only APPROVED approves:")
    @CsvSource({
        "APPROVED, /welcome",
        "DECLINED, /declined",
        "BLURRY_SELFIE, /verify-again",
        "ABANDONED, /not-finished",
        "REVIEW, /please-wait"
    })
    void decisions(Ending ending, String page, IdentityProvider identity, InMemoryVendor vendor) {
        assertThat(page(identity, vendor, ending)).isEqualTo(page);
        assertThat(customers.approved()).hasSize(ending == Ending.APPROVED ? 1 : 0);
        assertThat(customers.tasks()).isEmpty();
    }

    @Test
    @DisplayName("README.md: nobody is approved while a part of the result is not read")
    void notRead(IdentityProvider identity, InMemoryVendor vendor) {
        UnreadPart person = new UnreadPart(UnreadPart.Part.PERSON, "UNAVAILABLE", "find it again", Optional.empty());
        IdentityProvider unread = new Changed(
                identity, result -> result.toBuilder().notRead(List.of(person)).build());

        assertThat(page(unread, vendor, Ending.APPROVED)).isEqualTo("/please-wait");
        assertThat(customers.approved()).isEmpty();
        assertThat(customers.verifications()).containsOnlyKeys(CUSTOMER);
    }

    @Test
    @DisplayName("README.md: an indeterminate result is a task for a person")
    void indeterminate(IdentityProvider identity, InMemoryVendor vendor) {
        IdentityProvider unknown = new Changed(
                identity,
                result -> VerificationResult.builder(result.provider(), Decision.INDETERMINATE, Finality.OPEN)
                        .build());

        assertThat(page(unknown, vendor, Ending.APPROVED)).isEqualTo("/please-wait");
        assertThat(customers.approved()).isEmpty();
        assertThat(customers.tasks()).hasSize(1);
    }

    @Test
    @DisplayName("README.md: any other failure than an unknown outcome shows the error page, and opens no support case")
    void failing(IdentityProvider identity, InMemoryVendor vendor) {
        Shop shop = new Shop(identity, customers);
        shop.start(CUSTOMER);
        vendor.goDown();

        assertThatFailureOf(() -> shop.verified(CUSTOMER, ReturnedParameters.none()))
                .hasCode(ErrorCode.UNAVAILABLE);
        assertThat(customers.supportCases()).isEmpty();
    }
}
