package dev.veriport.sandbox;

import dev.veriport.testkit.vendor.RunningFake;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The requests to the vendors, their contents, and Veriport's events. */
final class VendorsView {
    private final Onboarding onboarding;
    private final FakeVendors vendors;

    VendorsView(Onboarding onboarding, FakeVendors vendors) {
        this.onboarding = onboarding;
        this.vendors = vendors;
    }

    String html() {
        List<String> events = onboarding.events().stream().map(Object::toString).toList();
        return Html.section("Requests to the vendors", counts()) + Html.section("Events", Html.lines("Events", events));
    }

    private String counts() {
        List<List<String>> rows = new ArrayList<>();
        vendors.all()
                .forEach((vendor, fake) -> rows.add(List.of(
                        Html.text(vendor),
                        Html.text(fake.callCount()),
                        Html.text(fake.tokensIssued()),
                        state(vendor, fake))));
        return Html.table("Calls of each vendor's API", List.of("Vendor", "Requests", "Tokens", "State"), rows)
                + vendors.all().entrySet().stream().map(VendorsView::wire).collect(Collectors.joining());
    }

    private static String state(String vendor, RunningFake fake) {
        return fake.isDown()
                ? "down " + Html.button("/vendors/" + vendor + "/up", "Bring " + vendor + " back")
                : "up " + Html.button("/vendors/" + vendor + "/down", "Take " + vendor + " down");
    }

    private static String wire(Map.Entry<String, RunningFake> vendor) {
        return "<h3>On the wire to %s</h3>\n%s"
                .formatted(
                        Html.text(vendor.getKey()),
                        Html.lines("On the wire to " + vendor.getKey(), WireLog.of(vendor.getValue())));
    }
}
