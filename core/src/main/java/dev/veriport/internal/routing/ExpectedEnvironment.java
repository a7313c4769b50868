package dev.veriport.internal.routing;

import dev.veriport.model.Decision;
import dev.veriport.model.Environment;
import dev.veriport.model.Reason;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The environment that an instance's results must come from. Immutable.
 *
 * @param expected empty for any
 */
public record ExpectedEnvironment(Optional<Environment> expected) {
    /** The result; one that was made in another environment decides nothing. */
    public VerificationResult check(VerificationResult result) {
        return isAnother(result.environment()) ? undecided(result) : result;
    }

    /** Whether this is the wrong environment. One that the vendor does not name is not. */
    boolean isAnother(Reported<Environment> named) {
        return expected.filter(wanted -> named.match(actual -> actual != wanted, missing -> false))
                .isPresent();
    }

    private static VerificationResult undecided(VerificationResult result) {
        List<Reason> reasons = new ArrayList<>(result.reasons());
        reasons.add(new Reason(ReasonCode.WRONG_ENVIRONMENT, Reported.notProvided()));
        return result.toBuilder(Decision.INDETERMINATE).reasons(reasons).build();
    }
}
