package dev.veriport.sandbox;

import dev.veriport.model.Evidence;
import dev.veriport.model.Explanation;
import dev.veriport.model.Missing;
import dev.veriport.model.Origin;
import dev.veriport.model.Personal;
import dev.veriport.model.VerificationResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A normalized result, its images, and the origin of each value. */
final class ResultView {
    private final int number;
    private final VerificationResult result;

    /** @param number of the attempt */
    ResultView(int number, VerificationResult result) {
        this.number = number;
        this.result = result;
    }

    String html() {
        return Html.facts(summary()) + images(result.evidence()) + explanation(result.explain());
    }

    private Map<String, String> summary() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Decision", Html.text(result.decision()));
        facts.put("Finality", Html.text(result.finality()));
        result.id().toOptional().ifPresent(id -> facts.put("Verification", Html.code(id)));
        result.reference().toOptional().ifPresent(reference -> facts.put("Reference", Html.code(reference)));
        String reasons = result.reasons().stream()
                .map(reason -> Html.text(reason.code()) + " (" + Html.text(reason.vendorCode()) + ")")
                .collect(Collectors.joining("<br>"));
        facts.put("Reasons", reasons.isEmpty() ? "none" : reasons);
        facts.put("Person", Html.text(revealed(result.person().fullName())));
        String documents = result.documents().stream()
                .map(document -> Html.text(document.type()))
                .collect(Collectors.joining(", "));
        facts.put("Documents", documents.isEmpty() ? "none" : documents);
        return facts;
    }

    private String images(List<Evidence> evidence) {
        return evidence.isEmpty()
                ? ""
                : IntStream.range(0, evidence.size())
                        .mapToObj(index -> "<li>" + figure(index, evidence.get(index)) + "</li>")
                        .collect(Collectors.joining("\n", "<ul class=\"images\">\n", "\n</ul>\n"));
    }

    private String figure(int index, Evidence evidence) {
        String kind = Html.text(evidence.kind());
        if (evidence.availability() == Evidence.Availability.NOT_OFFERED) {
            return kind + ": stored at the vendor";
        }
        String path = "/verifications/%d/images/%d".formatted(number, index);
        String type = evidence.contentType().toOptional().orElse("");
        return type.startsWith("image/")
                ? "<figure><img src=\"%s\" alt=\"%s\"><figcaption>%s</figcaption></figure>".formatted(path, kind, kind)
                : "<a href=\"%s\">%s</a>%s".formatted(path, kind, type.isEmpty() ? "" : " (" + Html.text(type) + ")");
    }

    private static String explanation(Explanation explanation) {
        String lines = explanation.lines().stream().map(ResultView::line).collect(Collectors.joining("\n"));
        return """
                <details>
                <summary>Where each of %d values came from</summary>
                <p>Our name of each value, the value, and the vendor's field and word that it was read from.</p>
                <dl class="origins">
                %s
                </dl>
                %s
                </details>
                """.formatted(explanation.lines().size(), lines, notMapped(explanation.notMapped()));
    }

    private static String line(Explanation.Line line) {
        String origins = line.origins().stream().map(ResultView::origin).collect(Collectors.joining("<br>"));
        return "<div><dt>%s%s</dt><dd>%s</dd><dd>%s</dd></div>"
                .formatted(
                        Html.code(line.ours()),
                        line.known() ? "" : " (unknown word)",
                        Html.text(revealed(line.value())),
                        origins);
    }

    private static String notMapped(List<Origin> left) {
        return left.isEmpty()
                ? "<p>Every field of the vendor is used.</p>"
                : left.stream()
                        .map(origin -> "<li>" + origin(origin) + "</li>")
                        .collect(Collectors.joining(
                                "\n",
                                "<p>Not mapped: %s of the vendor.</p>\n<ul class=\"plain\">\n"
                                        .formatted(Html.many(left.size(), "field")),
                                "\n</ul>"));
    }

    private static String origin(Origin origin) {
        return Html.code(origin.field()) + " = " + Html.text(revealed(origin.word()));
    }

    private static String revealed(Personal<String> value) {
        return value.match(given -> given, Missing::name);
    }
}
