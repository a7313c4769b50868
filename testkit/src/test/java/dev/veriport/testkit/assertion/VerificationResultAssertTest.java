package dev.veriport.testkit.assertion;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.model.Decision;
import dev.veriport.model.Finality;
import dev.veriport.model.Person;
import dev.veriport.model.Personal;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reason;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationResult;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class VerificationResultAssertTest {
    private static final ProviderId VENDOR = new ProviderId("somewhere");
    private static final VerificationResult DECLINED = VerificationResult.builder(
                    VENDOR, Decision.DECLINED, Finality.FINAL)
            .reference(Reported.of("customer-42"))
            .reasons(List.of(new Reason(ReasonCode.EXPIRED, "out of date")))
            .person(Person.builder().fullName(Personal.of("Ida Invented")).build())
            .build();

    @Test
    void whatIsSoPasses() {
        assertThat(DECLINED)
                .hasDecision(Decision.DECLINED)
                .hasReason(ReasonCode.EXPIRED)
                .hasReference("customer-42")
                .hasFullName("Ida Invented")
                .isFrom(VENDOR);
    }

    @Test
    void anotherDecisionFailsWithTheReasons() {
        assertThat(failureOf(() -> assertThat(DECLINED).isApproved()))
                .contains("APPROVED", "DECLINED", "DOCUMENT.EXPIRED")
                .doesNotContain("out of date");
    }

    @Test
    void anotherReasonFailsWithThoseThereAre() {
        assertThat(failureOf(() -> assertThat(DECLINED).hasReason(ReasonCode.BLURRY)))
                .contains("CAPTURE.BLURRY", "DOCUMENT.EXPIRED");
    }

    /** D7 */
    @Test
    void whatCanBeReadFailsWithWhatCannot() {
        VerificationResult undated = VerificationResult.builder(VENDOR, Decision.APPROVED, Finality.FINAL)
                .person(Person.builder().dateOfBirth(Personal.unreadable()).build())
                .build();

        assertThat(undated).hasUnreadable("person.dateOfBirth");
        assertThat(failureOf(() -> assertThat(undated).hasUnreadable("person.sex")))
                .contains("person.sex", "person.dateOfBirth");
    }

    @Test
    void anotherReferenceOrVendorFailsWithBoth() {
        assertThat(failureOf(() -> assertThat(DECLINED).hasReference("customer-43")))
                .contains("customer-42", "customer-43");
        assertThat(failureOf(() -> assertThat(DECLINED).isFrom(new ProviderId("elsewhere"))))
                .contains("somewhere", "elsewhere");
    }

    @Test
    void anotherNameFailsWithoutPrintingEither() {
        assertThat(failureOf(() -> assertThat(DECLINED).hasFullName("Otto Invented")))
                .contains("full name")
                .doesNotContain("Ida", "Otto");
    }

    @Test
    void noFailureOfAnyKindPrintsThePerson() {
        assertThat(failureOf(() -> assertThat(DECLINED).isEqualTo("something else")))
                .doesNotContain("Ida");
        assertThat(failureOf(() -> assertThat(DECLINED).isNull())).doesNotContain("Ida");
    }

    @Test
    void nothingIsNoResult() {
        VerificationResult nothing = null;

        assertThat(failureOf(() -> assertThat(nothing).isApproved())).contains("not to be null");
    }

    private static String failureOf(ThrowingCallable assertion) {
        return catchThrowableOfType(AssertionError.class, assertion).getMessage();
    }
}
