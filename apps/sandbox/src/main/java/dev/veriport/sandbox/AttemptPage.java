package dev.veriport.sandbox;

import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationSession;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The life of one verification as one walk: each step, what can be done there, and the wire log beside it. */
final class AttemptPage {
    private final int number;
    private final Walk walk;
    private final Attempt attempt;
    private final Capabilities capabilities;
    private final Set<Push> webhooks;

    /**
     * @param capabilities of the attempt's vendor
     * @param webhooks those that the vendor can send now
     */
    AttemptPage(int number, Walk walk, Capabilities capabilities, Set<Push> webhooks) {
        this.number = number;
        this.walk = walk;
        this.attempt = walk.attempt();
        this.capabilities = capabilities;
        this.webhooks = webhooks;
    }

    String html() {
        return Html.page(
                attempt.reference() + " at " + attempt.vendor(),
                "<p>Decision: %s</p>\n".formatted(decision(attempt))
                        + steps()
                        + Arrays.stream(Step.values()).map(this::section).collect(Collectors.joining()));
    }

    /** The decision, in its colour. */
    static String decision(Attempt attempt) {
        return "<span class=\"decision %1$s\">%1$s</span>".formatted(Html.text(attempt.decision()));
    }

    private String steps() {
        return Arrays.stream(Step.values())
                .map(step -> "<li class=\"%s\"%s><a href=\"#%s\">%s</a> <span class=\"state\">%s</span></li>"
                        .formatted(
                                kind(step),
                                isNow(step) ? " aria-current=\"step\"" : "",
                                step.anchor(),
                                step.title(),
                                state(step)))
                .collect(Collectors.joining(
                        "\n", "<nav aria-label=\"Steps\">\n<ol class=\"steps\">\n", "\n</ol>\n</nav>\n"));
    }

    private boolean isNow(Step step) {
        return walk.current().filter(step::equals).isPresent();
    }

    private String kind(Step step) {
        return isNow(step) ? "now" : walk.isDone(step) ? "done" : "open";
    }

    private String state(Step step) {
        if (isNow(step)) {
            return "now";
        }
        if (walk.isDone(step)) {
            return "done";
        }
        return walk.current().filter(now -> now.compareTo(step) < 0).isPresent() ? "not yet" : "skipped";
    }

    private String section(Step step) {
        Seen seen = walk.seen(step);
        String news = walk.news().step() == step ? Html.news(walk.news().text()) : "";
        return """
                <section class="step %1$s" id="%2$s" aria-labelledby="%2$s-heading">
                <h2 id="%2$s-heading">%3$s <span class="state">%4$s</span></h2>
                <div class="what">
                %5$s
                </div>
                <div class="log">
                <h3>On the wire<span class="unseen"> in step %3$s</span></h3>
                %6$s
                </div>
                </section>
                """.formatted(
                        kind(step),
                        step.anchor(),
                        step.heading(),
                        state(step),
                        news + content(step),
                        Html.wire(seen.wire()) + Html.events(seen.events()));
    }

    private String content(Step step) {
        return switch (step) {
            case START -> start(attempt.session());
            case AT_VENDOR -> atVendor();
            case BACK -> back();
            case RESULT -> result();
            case WEBHOOK -> webhook();
            case ERASED -> erased();
        };
    }

    private static String start(VerificationSession session) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Vendor", Html.text(session.provider()));
        facts.put("Route", Html.text(Routing.reason(session)));
        facts.put("Started", Html.time(session.startedAt()));
        facts.put("Expires", session.expiresAt().match(Html::time, missing -> "the vendor does not say"));
        return Html.facts(facts);
    }

    private String atVendor() {
        if (!attempt.isOpen()) {
            return "<p>The user has left the vendor's page.</p>\n";
        }
        String label = attempt.returned().isEmpty() ? "Go to the vendor's page" : "Continue on the vendor's page";
        return "<p>You are the user. Choose on the vendor's page how the verification ends.</p>\n"
                + vendorsPage(label)
                + offered(Capability.RESUME, "/resume", "Resume: ask for another page")
                + offered(Capability.CANCEL, "/cancel", "Cancel it")
                + notOffered(Capability.RESUME, Capability.CANCEL);
    }

    private String vendorsPage(String label) {
        return attempt.session()
                .handoff()
                .match(
                        page -> "<a class=\"next\" href=\"%s\">%s</a>\n"
                                .formatted(Html.text(page.url()), Html.text(label)),
                        sdk -> "");
    }

    private String offered(Capability capability, String action, String label) {
        return capabilities.supports(capability) ? action(action, label) : "";
    }

    private String notOffered(Capability... wanted) {
        String missing = Arrays.stream(wanted)
                .filter(capability -> !capabilities.supports(capability))
                .map(capability -> Html.code(capability.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(" and "));
        return missing.isEmpty() ? "" : "<p>This vendor does not offer %s.</p>\n".formatted(missing);
    }

    private String back() {
        String returned = attempt.returned().map(AttemptPage::parameters).orElse("The browser is not back yet.");
        String label = attempt.returned().isPresent() ? "Reload: complete it again" : "Complete it without the browser";
        return "<p>" + returned + "</p>\n" + action("/complete", label);
    }

    private static String parameters(ReturnedParameters back) {
        return back.equals(ReturnedParameters.none())
                ? "The browser is back, without parameters."
                : "The browser is back: " + Html.code(back);
    }

    private String result() {
        boolean isTold = walk.news().step() == Step.RESULT;
        String failure = isTold ? "" : attempt.failure().map(Html::failure).orElse("");
        return failure
                + attempt.result()
                        .map(result -> new ResultView(number, result).html())
                        .orElse("<p>No result is stored.</p>\n")
                + (canAsk() ? offered(Capability.FIND, "/find", "Read it again") : "");
    }

    /** Whether the vendor has a record to ask for. */
    private boolean canAsk() {
        return attempt.id().isPresent() && !attempt.state().isErased();
    }

    private String webhook() {
        if (!capabilities.supports(Capability.RECEIVE)) {
            return "<p>This vendor's webhooks are not received.</p>\n";
        }
        String sent = walk.pushed().isEmpty()
                ? ""
                : walk.pushed().stream()
                        .map(pushed -> "<li><strong>%s</strong>: answered %d.<br>%s</li>"
                                .formatted(Html.text(pushed.what()), pushed.status(), Html.text(pushed.outcome())))
                        .collect(Collectors.joining("\n", "<ol class=\"sent\">\n", "\n</ol>\n"));
        if (!webhooks.contains(Push.ITS_OWN)) {
            return sent + "<p>The vendor has nothing to send now.</p>\n";
        }
        String label = attempt.delivered().isEmpty() ? "Send the webhook" : "Send it again: a duplicate";
        return sent
                + main(Step.WEBHOOK, "/webhooks/" + Push.ITS_OWN.path(), label)
                + push(Push.FORGED, "Forge one")
                + push(Push.OF_ANOTHER, "Send one of another application")
                + (webhooks.contains(Push.OF_ANOTHER) ? "" : "<p>This vendor sends none of another application.</p>\n");
    }

    private String push(Push push, String label) {
        return webhooks.contains(push) ? action("/webhooks/" + push.path(), label) : "";
    }

    private String erased() {
        String receipt = attempt.erasure()
                .filter(line -> walk.news().step() != Step.ERASED)
                .map(line -> "<p>" + Html.text(ErasedView.sentence(line)) + "</p>\n")
                .orElse("");
        if (attempt.state().isErased()) {
            return receipt + "<p>The vendor has erased it. Later results and webhooks are ignored.</p>\n";
        }
        if (attempt.id().isEmpty()) {
            return "<p>It can be erased once the vendor has a record.</p>\n";
        }
        String atVendor = capabilities.supports(Capability.ERASE)
                ? "<p>At the vendor and in the vault.</p>\n"
                : "<p>In the vault: this vendor erases nothing by its API. The receipt says what to do.</p>\n";
        return receipt
                + (attempt.erasure().isEmpty() ? atVendor : "")
                + main(Step.ERASED, "/erase", attempt.erasure().isEmpty() ? "Erase it" : "Erase it again")
                + (attempt.erasure().isEmpty() ? "" : push(Push.OF_ERASURE, "Send the webhook of the erasure"));
    }

    /** The button for what comes next, once its step is the current one. */
    private String main(Step step, String action, String label) {
        return isNow(step) ? Html.mainButton("/verifications/" + number + action, label) : action(action, label);
    }

    private String action(String action, String label) {
        return Html.button("/verifications/" + number + action, label);
    }
}
