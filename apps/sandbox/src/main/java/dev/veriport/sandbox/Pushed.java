package dev.veriport.sandbox;

import dev.veriport.event.VeriportEvent;

/**
 * A webhook that a vendor sent, and what became of it.
 *
 * @param what what the vendor sent
 * @param status of the endpoint's answer
 * @param outcome what Veriport and the application did with it
 */
record Pushed(String what, int status, String outcome) {

    /**
     * @param before the attempt before the delivery
     * @param after and after it
     * @param seen what the delivery caused
     */
    static Pushed of(Push push, int status, Attempt before, Attempt after, Seen seen) {
        boolean again = push == Push.ITS_OWN
                && !before.delivered().isEmpty()
                && before.delivered().equals(after.delivered());
        return new Pushed(
                again ? push.title() + ", again" : push.title(), status, outcome(status, before, after, seen));
    }

    private static String outcome(int status, Attempt before, Attempt after, Seen seen) {
        return seen.events(VeriportEvent.DeliveryRefused.class)
                .findFirst()
                .map(refused -> "Refused: " + refused.code() + ": " + refused.because() + ".")
                .or(() -> seen.events(VeriportEvent.DeliveryIgnored.class)
                        .findFirst()
                        .map(ignored -> "Ignored: it is not about a verification of this application."))
                .orElseGet(() -> handled(status, before, after));
    }

    private static String handled(int status, Attempt before, Attempt after) {
        if (status != 200) {
            return "Not handled: its result could not be read. The vendor sends it again.";
        }
        if (before.state().isErased()) {
            return "Nothing changed: the verification is erased.";
        }
        if (after.state().isErased()) {
            return "Handled: the vendor has erased the verification.";
        }
        if (before.delivered().equals(after.delivered())) {
            return "A duplicate, with the same deduplication key: the state is the same.";
        }
        return before.decision().equals(after.decision())
                ? "Handled: the state is the same."
                : "Handled: the decision is now " + after.decision() + ".";
    }

    String sentence() {
        return "%s: answered %d. %s".formatted(what, status, outcome);
    }
}
