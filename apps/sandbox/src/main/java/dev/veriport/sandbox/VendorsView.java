package dev.veriport.sandbox;

import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.ProviderId;
import dev.veriport.testkit.vendor.RunningFake;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Each vendor: what it offers, the requests that it received, and whether it is down. */
final class VendorsView {
    private static final List<Capability> SHOWN =
            List.of(Capability.RESUME, Capability.CANCEL, Capability.FIND, Capability.RECEIVE, Capability.ERASE);

    private final Onboarding onboarding;
    private final FakeVendors vendors;

    VendorsView(Onboarding onboarding, FakeVendors vendors) {
        this.onboarding = onboarding;
        this.vendors = vendors;
    }

    String html() {
        return vendors.all().entrySet().stream()
                .map(vendor -> vendor(vendor.getKey(), vendor.getValue()))
                .collect(Collectors.joining("\n", "<ul class=\"cards\">\n", "\n</ul>\n"));
    }

    private String vendor(String vendor, RunningFake fake) {
        List<WireLog.Line> wire = WireLog.of(vendor, fake);
        String log = wire.isEmpty()
                ? ""
                : "<details><summary>On the wire to %s</summary>\n%s</details>\n"
                        .formatted(Html.text(vendor), Html.wire(wire));
        return "<li>\n<h3>%s</h3>\n%s%s%s</li>"
                .formatted(Html.text(vendor), Html.facts(facts(vendor, fake)), turn(vendor, fake), log);
    }

    private Map<String, String> facts(String vendor, RunningFake fake) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "State", fake.isDown() ? "<strong class=\"bad\">down</strong>" : "<strong class=\"good\">up</strong>");
        facts.put("Requests", Html.text(fake.callCount()));
        facts.put("Tokens", Html.text(fake.tokensIssued()));
        facts.put("Offers", offers(onboarding.capabilities(new ProviderId(vendor))));
        return facts;
    }

    private static String offers(Capabilities capabilities) {
        return SHOWN.stream()
                .filter(capabilities::supports)
                .map(capability -> capability.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String turn(String vendor, RunningFake fake) {
        return fake.isDown()
                ? Html.button("/vendors/" + vendor + "/up", "Bring " + vendor + " back")
                : Html.button("/vendors/" + vendor + "/down", "Take " + vendor + " down");
    }
}
