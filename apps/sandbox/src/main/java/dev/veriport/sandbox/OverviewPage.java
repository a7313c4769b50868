package dev.veriport.sandbox;

import dev.veriport.model.ProviderId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The start page: starts a verification, and lists all of them. */
final class OverviewPage {
    private final Onboarding onboarding;
    private final VendorsView seen;

    OverviewPage(Onboarding onboarding, VendorsView seen) {
        this.onboarding = onboarding;
        this.seen = seen;
    }

    String html() {
        return Html.page(
                "Onboarding",
                choice() + Html.section("Verify", verify()) + Html.section("Customers", customers()) + seen.html());
    }

    private String choice() {
        String radios = onboarding.vendors().stream()
                .map(vendor ->
                        """
                        <label><input type="radio" name="vendor" value="%1$s"%2$s> %1$s</label>
                        """.formatted(vendor, vendor.equals(onboarding.chosen().value()) ? " checked" : ""))
                .collect(Collectors.joining());
        return Html.section("The switch", """
                        <form method="post" action="/vendor">
                        <fieldset>
                        <legend>Who takes new verifications</legend>
                        %s
                        </fieldset>
                        <button type="submit">Switch</button>
                        </form>
                        <pre tabindex="0" role="region" aria-label="Configuration">veriport.provider = %s</pre>
                        """.formatted(radios, Html.text(onboarding.chosen())));
    }

    private String verify() {
        ProviderId chosen = onboarding.chosen();
        return "<p>A new customer goes to the page of <strong>%s</strong>, where you choose how the verification ends.</p>\n%s"
                .formatted(Html.text(chosen), Html.button("/verifications", "Verify"));
    }

    private String customers() {
        List<List<String>> rows = new ArrayList<>();
        onboarding
                .attempts()
                .forEach((number, attempt) -> rows.add(List.of(
                        "<a href=\"/verifications/%d\">%s</a>".formatted(number, Html.text(attempt.reference())),
                        Html.text(attempt.vendor()),
                        AttemptPage.decision(attempt),
                        AttemptPage.vendorsPage(attempt, "Continue on the vendor's page"))));
        return rows.isEmpty()
                ? "<p>Nobody yet.</p>"
                : Html.table("All verifications", List.of("Customer", "Vendor", "Decision", "Open"), rows);
    }
}
