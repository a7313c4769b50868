package dev.veriport.sandbox;

import dev.veriport.event.VeriportEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The first page: chooses the vendor, starts a verification, and lists all of them, the vendors, the store and the events. */
final class OverviewPage {
    private static final int LATEST_EVENTS = 100;

    private final Onboarding onboarding;
    private final VendorsView vendors;
    private final String news;

    /** @param news what the latest action of this page did; empty for none */
    OverviewPage(Onboarding onboarding, VendorsView vendors, String news) {
        this.onboarding = onboarding;
        this.vendors = vendors;
        this.news = news;
    }

    String html() {
        return Html.page(
                "Verify a person",
                "<p>A small application that verifies its customers. It names no vendor but here, and every vendor gives the"
                        + " same result.</p>\n"
                        + (news.isEmpty() ? "" : Html.news(news))
                        + "<div class=\"two\">\n"
                        + Html.section("1. Choose the vendor", choice())
                        + Html.section("2. Verify", verify())
                        + "</div>\n"
                        + Html.section("Verifications", verifications())
                        + Html.section("Vendors", vendors.html())
                        + Html.section("Store", store())
                        + Html.section("Events", events()));
    }

    private String choice() {
        String radios = onboarding.vendors().stream()
                .map(vendor ->
                        """
                        <label><input type="radio" name="vendor" value="%1$s"%2$s> %1$s</label>
                        """.formatted(vendor, vendor.equals(onboarding.chosen().value()) ? " checked" : ""))
                .collect(Collectors.joining());
        return """
                <form method="post" action="/vendor">
                <fieldset>
                <legend>Who takes new verifications</legend>
                %s
                </fieldset>
                <button type="submit">Switch</button>
                </form>
                """.formatted(radios);
    }

    private String verify() {
        return """
                <p>A new customer starts at <strong>%1$s</strong>. When %1$s is down, the next vendor takes the start.</p>
                %3$s
                <pre>veriport.provider = %1$s
                veriport.fallback = %2$s</pre>
                """.formatted(
                        Html.text(onboarding.chosen()),
                        Html.text(String.join(", ", onboarding.fallback())),
                        Html.mainButton("/verifications", "Verify"));
    }

    private String verifications() {
        List<List<String>> rows = new ArrayList<>();
        onboarding
                .walks()
                .forEach((number, walk) -> rows.add(List.of(
                        "<a href=\"/verifications/%d\">%s</a>"
                                .formatted(number, Html.text(walk.attempt().reference())),
                        Html.text(walk.attempt().vendor()),
                        walk.current().map(Step::title).orElse("Finished"),
                        AttemptPage.decision(walk.attempt()),
                        Html.text(Routing.reason(walk.attempt().session())))));
        return rows.isEmpty()
                ? "<p>Nobody yet.</p>"
                : Html.table("All verifications", List.of("Customer", "Vendor", "Step", "Decision", "Route"), rows);
    }

    private String store() {
        StoreState store = onboarding.store();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Tokens and counts", Html.code("veriport.store = " + store.store()));
        facts.put("Single-use answers", Html.code("veriport.vault = " + store.vault()));
        facts.put("State", state(store));
        return Html.facts(facts);
    }

    private static String state(StoreState store) {
        if (store.isInMemory()) {
            return "in memory: it ends with the sandbox";
        }
        if (store.isLost()) {
            return "<strong class=\"bad\">lost</strong>: it cannot be reached";
        }
        return store.isBack()
                ? "<strong class=\"good\">back</strong>: it was lost, and can be reached"
                : "no failure seen";
    }

    private String events() {
        Recorder.History history = onboarding.recorder().history();
        List<VeriportEvent> kept = history.latest();
        return kept.isEmpty()
                ? "<p>None yet.</p>"
                : kept.subList(Math.max(0, kept.size() - LATEST_EVENTS), kept.size()).stream()
                        .map(Object::toString)
                        .map(event -> "<li>" + Html.code(event) + "</li>")
                        .collect(Collectors.joining(
                                "\n",
                                "<details><summary>%s, the latest last</summary>\n<ol class=\"wire\">\n"
                                        .formatted(Html.many(history.count(), "event")),
                                "\n</ol>\n</details>\n"));
    }
}
