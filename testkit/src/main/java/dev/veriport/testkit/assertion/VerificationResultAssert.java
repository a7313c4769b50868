package dev.veriport.testkit.assertion;

import dev.veriport.model.Decision;
import dev.veriport.model.Explanation;
import dev.veriport.model.Personal;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reason;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationResult;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on a result. No message prints a person's data, neither the expected nor the actual. */
public final class VerificationResultAssert extends AbstractAssert<VerificationResultAssert, VerificationResult> {

    VerificationResultAssert(@Nullable VerificationResult actual) {
        super(actual, VerificationResultAssert.class);
    }

    /** Asserts that the decision is {@link Decision#APPROVED}. */
    public VerificationResultAssert isApproved() {
        return hasDecision(Decision.APPROVED);
    }

    /** Asserts the decision. */
    public VerificationResultAssert hasDecision(Decision expected) {
        isNotNull();
        if (actual.decision() != expected) {
            failWithMessage("expected the decision %s and got %s, reasons %s", expected, actual.decision(), reasons());
        }
        return this;
    }

    /** Asserts that the reasons contain this one. */
    public VerificationResultAssert hasReason(ReasonCode expected) {
        isNotNull();
        if (!reasons().contains(expected)) {
            failWithMessage("expected the reason %s among %s", expected, reasons());
        }
        return this;
    }

    /** @param expected the application's own id of the attempt */
    public VerificationResultAssert hasReference(String expected) {
        isNotNull();
        if (!actual.reference().equals(Reported.of(expected))) {
            failWithMessage("expected the reference %s and got %s", expected, actual.reference());
        }
        return this;
    }

    /** Asserts the vendor that made the verification. */
    public VerificationResultAssert isFrom(ProviderId expected) {
        isNotNull();
        if (!actual.provider().equals(expected)) {
            failWithMessage("expected a result of %s and got one of %s", expected, actual.provider());
        }
        return this;
    }

    /** @param expected the full name, as on the document */
    public VerificationResultAssert hasFullName(String expected) {
        isNotNull();
        Personal<String> name = actual.person().fullName();
        if (!name.equals(Personal.of(expected))) {
            failWithMessage("expected another full name than the reported one, which is %s", name);
        }
        return this;
    }

    /** @param field as {@code explain()} calls it: {@code documents[0].dateOfExpiry} */
    public VerificationResultAssert hasUnreadable(String field) {
        isNotNull();
        List<String> unreadable = actual.explain().unknownWords().stream()
                .filter(line -> line.value().isUnreadable())
                .map(Explanation.Line::ours)
                .toList();
        if (!unreadable.contains(field)) {
            failWithMessage("expected %s among the unreadable fields %s", field, unreadable);
        }
        return this;
    }

    /** Prints our codes, without the vendor's words. */
    private List<ReasonCode> reasons() {
        return actual.reasons().stream().map(Reason::code).toList();
    }
}
