package dev.veriport.cli;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.model.Capability;
import dev.veriport.model.Decision;
import dev.veriport.model.Personal;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.sandbox.FakeVendors;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(
        name = "demo",
        description = "Verify an invented person through every installed fake vendor, offline, and switch from one"
                + " vendor to another. Ends by itself.")
final class DemoCommand extends VeriportCommand {
    private final List<Map<String, Object>> steps = new ArrayList<>();
    private int customers;

    DemoCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (FakeVendors vendors = FakeVendors.start()) {
            List<String> names = vendors.offering(Capability.START_WEB);
            say("Fake vendors on this machine: " + String.join(", ", names) + ". One onboarding for all of them.");
            say("No input is needed, and nothing is sent to a real vendor.");
            names.forEach(vendor -> runThrough(vendor, vendors));
            if (names.size() > 1) {
                switchWhileOneIsOpen(names.get(0), names.get(1), vendors);
            }
            say("");
            vendors.counts().forEach(this::count);
        }
        if (asJson()) {
            console().printJson(Map.of("steps", steps));
        } else {
            say("");
            say("The onboarding is the same code for every vendor. Try it with your account: see docs/start.md.");
        }
        return ExitCode.DONE;
    }

    private void runThrough(String vendor, FakeVendors vendors) {
        say("");
        say("veriport.provider = " + vendor);
        try (Onboarding onboarding = Onboarding.with(vendors.settings(vendor))) {
            VerificationSession session = onboarding.begin(nextCustomer());
            step("started", session);
            URI back = vendors.userIsVerified(session);
            step("completed", onboarding.end(session.ref().value(), back));
        }
    }

    private void switchWhileOneIsOpen(String first, String second, FakeVendors vendors) {
        String customer = nextCustomer();
        say("");
        say("veriport.provider = %s, and the switch to %s while %s is at the page of %s"
                .formatted(first, second, customer, first));
        VerificationSession open;
        try (Onboarding before = Onboarding.with(vendors.settings(first))) {
            open = before.begin(customer);
            step("started", open);
        }
        say("veriport.provider = " + second);
        try (Onboarding after = Onboarding.with(vendors.settings(second))) {
            VerificationSession next = after.begin(nextCustomer());
            step("started", next);
            step("completed", after.end(open.ref().value(), vendors.userIsVerified(open)));
            step("completed", after.end(next.ref().value(), vendors.userIsVerified(next)));
        }
    }

    private String nextCustomer() {
        customers++;
        return "customer-" + customers;
    }

    /** The application. It names no vendor. */
    private record Onboarding(Veriport veriport) implements AutoCloseable {
        static Onboarding with(Map<String, String> settings) {
            return new Onboarding(GuiceVeriport.open(ConfigSource.of(settings)));
        }

        VerificationSession begin(String reference) {
            return veriport.identityProvider()
                    .start(FakeVendors.request(reference)
                            .returnTo(URI.create("https://shop.example/verified?lang=en"))
                            .build());
        }

        VerificationResult end(String keptSession, URI browserCameBackTo) {
            return veriport.identityProvider()
                    .complete(SessionRef.parse(keptSession), ReturnedParameters.ofUrl(browserCameBackTo));
        }

        @Override
        public void close() {
            veriport.close();
        }
    }

    private void step(String what, VerificationSession session) {
        tell(what, session.provider().value(), session.ref().reference(), "the user goes to the vendor's page");
    }

    private void step(String what, VerificationResult result) {
        Personal<String> name = result.person().fullName();
        String person = name.isGiven() ? "the person is " + shown(name) : "no person";
        String came = result.decision() == Decision.APPROVED ? person : "the customer is not accepted";
        String reference = result.reference().match(given -> given, missing -> "-");
        tell(what, result.provider().value(), reference, result.decision() + " (" + result.finality() + "), " + came);
    }

    private void tell(String what, String provider, String reference, String outcome) {
        Map<String, Object> step = Fields.of("step", what, "provider", provider);
        step.put("reference", reference);
        step.put("outcome", outcome);
        steps.add(step);
        say("  %-10s %-10s at %-10s %s".formatted(what, reference, provider, outcome));
    }

    private void count(FakeVendors.Count count) {
        Map<String, Object> step = Fields.of("step", "counted", "provider", count.vendor());
        step.put("requests", count.requests());
        step.put("tokens", count.tokens());
        steps.add(step);
        say("%-10s saw %d requests, %d of them for a token"
                .formatted(count.vendor(), count.requests(), count.tokens()));
    }

    private void say(String line) {
        if (!asJson()) {
            console().print(line);
        }
    }
}
