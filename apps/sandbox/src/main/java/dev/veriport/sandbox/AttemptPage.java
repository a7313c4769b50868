package dev.veriport.sandbox;

import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.Decision;
import dev.veriport.model.ErasureReceipt;
import dev.veriport.model.Evidence;
import dev.veriport.model.Explanation;
import dev.veriport.model.Missing;
import dev.veriport.model.Origin;
import dev.veriport.model.Personal;
import dev.veriport.model.VerificationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One customer's attempt: the normalized result, the origin of each value, the images, and the next steps. */
final class AttemptPage {
    private final int number;
    private final Attempt attempt;
    private final Capabilities capabilities;
    private final VendorsView seen;

    /**
     * @param capabilities of the attempt's vendor
     * @param seen the requests to the vendors
     */
    AttemptPage(int number, Attempt attempt, Capabilities capabilities, VendorsView seen) {
        this.number = number;
        this.attempt = attempt;
        this.capabilities = capabilities;
        this.seen = seen;
    }

    String html() {
        return Html.page(
                attempt.reference() + " at " + attempt.vendor(),
                "<p role=\"status\">Decision: %s</p>\n".formatted(decision(attempt))
                        + attempt.failure().map(Html::failure).orElse("")
                        + vendorsPage(attempt, "Continue on the vendor's page")
                        + Html.section("Next steps", actions())
                        + attempt.result().map(this::result).orElse("")
                        + seen.html());
    }

    /** The decision, in its colour. */
    static String decision(Attempt attempt) {
        return "<span class=\"decision %1$s\">%1$s</span>".formatted(Html.text(attempt.decision()));
    }

    /** The link to the vendor's page, while the verification is not complete. */
    static String vendorsPage(Attempt attempt, String label) {
        boolean open = isOpen(attempt);
        return attempt.session()
                .handoff()
                .match(
                        page -> open ? "<a href=\"%s\">%s</a>".formatted(Html.text(page.url()), Html.text(label)) : "",
                        sdk -> "");
    }

    /** As far as the application knows. */
    private static boolean isOpen(Attempt attempt) {
        boolean pending = attempt.state().decision() == Decision.PENDING;
        return !attempt.state().isErased() && (Onboarding.id(attempt).isEmpty() || pending);
    }

    private String actions() {
        String path = "/verifications/" + number;
        String again = Html.button(path + "/complete", "Reload: complete it again");
        String pushed = attempt.webhook().isPresent()
                ? "<p role=\"status\">The webhook's endpoint answered %d.</p>\n"
                        .formatted(attempt.webhook().getAsInt())
                : "";
        return again
                + whileOpen(Capability.RESUME, path + "/resume", "Resume: ask for a fresh page")
                + whileOpen(Capability.CANCEL, path + "/cancel", "Cancel it")
                + offered(Capability.FIND, path + "/find", "Read it again")
                + offered(Capability.RECEIVE, path + "/webhook", "Let the vendor send its webhook")
                + offered(Capability.ERASE, path + "/erase", "Erase it")
                + pushed
                + attempt.erasure().map(AttemptPage::receipt).orElse("");
    }

    private static String receipt(ErasureReceipt.Line line) {
        return "<p role=\"status\">Erasure at the vendor: %s. In the vault: %s. %s</p>\n"
                .formatted(
                        Html.text(line.atVendor().state()),
                        Html.text(line.inVault().state()),
                        Html.text(line.atVendor().advice().orElse("")));
    }

    /** A button for what the vendor offers once the verification's id is known. */
    private String offered(Capability capability, String action, String label) {
        boolean possible = Onboarding.id(attempt).isPresent() && capabilities.supports(capability);
        return possible ? Html.button(action, label) : "";
    }

    /** A button for what the vendor offers while the verification is open. */
    private String whileOpen(Capability capability, String action, String label) {
        return isOpen(attempt) && capabilities.supports(capability) ? Html.button(action, label) : "";
    }

    private String result(VerificationResult result) {
        Explanation explained = result.explain();
        return Html.section("Result", summary(result))
                + Html.section("Images", images(result.evidence()))
                + Html.section("Explained", explanation(explained));
    }

    private static String summary(VerificationResult result) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Decision", Html.text(result.decision())));
        rows.add(List.of("Finality", Html.text(result.finality())));
        rows.add(List.of("Vendor", Html.text(result.provider())));
        result.id().toOptional().ifPresent(id -> rows.add(List.of("Verification", code(id))));
        result.reference().toOptional().ifPresent(reference -> rows.add(List.of("Reference", code(reference))));
        result.reasons()
                .forEach(reason -> rows.add(
                        List.of("Reason", Html.text(reason.code()) + " (" + Html.text(reason.vendorCode()) + ")")));
        return Html.table("The same for every vendor", List.of("What", "Value"), rows);
    }

    private String images(List<Evidence> evidence) {
        return evidence.isEmpty()
                ? "<p>None.</p>"
                : IntStream.range(0, evidence.size())
                        .mapToObj(index -> figure(index, evidence.get(index)))
                        .collect(Collectors.joining());
    }

    private String figure(int index, Evidence evidence) {
        String kind = Html.text(evidence.kind());
        if (evidence.availability() == Evidence.Availability.NOT_OFFERED) {
            return "<p>%s: stored at the vendor</p>\n".formatted(kind);
        }
        String path = "/verifications/%d/images/%d".formatted(number, index);
        String type = evidence.contentType().toOptional().orElse("");
        return type.startsWith("image/")
                ? "<figure><img src=\"%s\" alt=\"%s\"><figcaption>%s</figcaption></figure>\n"
                        .formatted(path, kind, kind)
                : "<p><a href=\"%s\">%s</a>%s</p>\n"
                        .formatted(path, kind, type.isEmpty() ? "" : " (" + Html.text(type) + ")");
    }

    private static String explanation(Explanation explanation) {
        List<List<String>> rows = explanation.lines().stream()
                .map(line -> List.of(
                        code(line.ours()) + (line.known() ? "" : " (unknown word)"),
                        Html.text(revealed(line.value())),
                        line.origins().stream().map(AttemptPage::origin).collect(Collectors.joining("<br>"))))
                .toList();
        List<String> left = explanation.notMapped().stream()
                .map(AttemptPage::origin)
                .map(origin -> "<li>" + origin + "</li>")
                .toList();
        String notMapped = left.isEmpty()
                ? "<p>Every field of the vendor is used.</p>"
                : "<details><summary>%d fields of the vendor not mapped</summary><ul>%s</ul></details>"
                        .formatted(left.size(), String.join("\n", left));
        return Html.table("Where each value came from", List.of("Ours", "Value", "The vendor's field and word"), rows)
                + notMapped;
    }

    private static String origin(Origin origin) {
        return code(origin.field()) + " = " + Html.text(revealed(origin.word()));
    }

    private static String revealed(Personal<String> value) {
        return value.match(given -> given, Missing::name);
    }

    private static String code(Object text) {
        return "<code>" + Html.text(text) + "</code>";
    }
}
