package dev.veriport.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.ProviderId;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The life of a verification, at each vendor: what each step says, what it offers, and its wire log. */
final class SandboxWalkTest {
    private static final String WALK = "/verifications/1";
    private static final Map<String, Capabilities> DECLARED = declared();

    private Sandbox sandbox;
    private Visitor visitor;

    @BeforeEach
    void open() throws IOException {
        sandbox = Sandbox.start(0);
        visitor = new Visitor(sandbox.url());
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    static List<String> installed() {
        return SandboxTest.installed();
    }

    private static Map<String, Capabilities> declared() {
        try (FakeVendors fakes = FakeVendors.start();
                Onboarding onboarding = new Onboarding(fakes, Map.of())) {
            return onboarding.vendors().stream()
                    .collect(Collectors.toMap(
                            vendor -> vendor, vendor -> onboarding.capabilities(new ProviderId(vendor))));
        }
    }

    private static boolean offers(String vendor, Capability capability) {
        return Objects.requireNonNull(DECLARED.get(vendor)).supports(capability);
    }

    private Visitor.Page begin(String vendor) throws Exception {
        visitor.post("/vendor", "vendor=" + vendor);
        return visitor.post("/verifications", "");
    }

    private Visitor.Page completed(String vendor) throws Exception {
        return visitor.post(begin(vendor).vendorsPage(), "ending=APPROVED");
    }

    @ParameterizedTest
    @MethodSource("installed")
    @DisplayName("the page says where the verification stands, and has the requests of each step beside it")
    void the_steps(String vendor) throws Exception {
        Visitor.Page begun = begin(vendor);
        assertThat(begun.path()).isEqualTo(WALK);
        assertThat(begun.news()).isEqualTo("Started at " + vendor + ".");
        assertThat(begun.current()).isEqualTo("at-vendor");
        assertThat(begun.step(Step.START)).contains("<dd>CHOSEN</dd>", ">" + vendor + "</span> <code>");
        assertThat(begun.step(Step.AT_VENDOR)).contains("<a class=\"next\"", "No request.");
        assertThat(begun.step(Step.BACK)).contains("not yet", "No request.");
        assertThat(begun.step(Step.ERASED)).doesNotContain("<button");

        Visitor.Page back = visitor.post(begun.vendorsPage(), "ending=APPROVED");
        assertThat(back.news()).isEqualTo("Completed: the decision is APPROVED.");
        assertThat(back.current()).isEqualTo("webhook");
        assertThat(back.step(Step.AT_VENDOR)).doesNotContain("<button", "<a ");
        assertThat(back.step(Step.BACK)).contains("The browser is back", ">" + vendor + "</span> <code>");
        assertThat(back.step(Step.RESULT)).contains("<dd>APPROVED</dd>", "Where each of", "No request.");

        assertThat(visitor.post(WALK + "/find", "").step(Step.RESULT)).contains(">" + vendor + "</span> <code>");
    }

    @ParameterizedTest
    @MethodSource("installed")
    @DisplayName(
            "while it is open it can be resumed and cancelled where the vendor offers that, and the page says where not")
    void resumed_and_cancelled(String vendor) throws Exception {
        boolean resumes = offers(vendor, Capability.RESUME);
        boolean cancels = offers(vendor, Capability.CANCEL);
        Visitor.Page begun = begin(vendor);
        assertThat(begun.step(Step.AT_VENDOR).contains("/resume\"")).isEqualTo(resumes);
        assertThat(begun.step(Step.AT_VENDOR).contains("/cancel\"")).isEqualTo(cancels);

        Visitor.Page resumed = visitor.post(WALK + "/resume", "");
        assertThat(resumed.news()).startsWith(resumes ? "Resumed: " : "Failed: UNSUPPORTED: ");
        assertThat(resumed.vendorsPage()).isNotEmpty();
        Visitor.Page cancelled = visitor.post(WALK + "/cancel", "");
        assertThat(cancelled.news())
                .isEqualTo(
                        cancels
                                ? "Cancelled: the decision is RESUBMIT."
                                : "Failed: UNSUPPORTED: " + vendor + " does not offer CANCEL");
        assertThat(cancelled.step(Step.START)).contains("<dd>CHOSEN</dd>");
    }

    @ParameterizedTest
    @MethodSource("installed")
    @DisplayName(
            "a webhook is handled, its duplicate changes nothing, a forged one is refused, and another's is ignored")
    void webhooks(String vendor) throws Exception {
        Visitor.Page completed = completed(vendor);
        assertThat(offers(vendor, Capability.RECEIVE)).isTrue();
        boolean hasAnother = completed.step(Step.WEBHOOK).contains("/webhooks/another\"");

        assertThat(visitor.post(WALK + "/webhooks/forged", "").news())
                .startsWith("A forged webhook: answered 400. Refused: AUTHENTICATION: the delivery to " + vendor)
                .contains("veriport." + vendor + ".");
        assertThat(visitor.post(WALK + "/webhooks/own", "").news())
                .isEqualTo("The vendor's webhook: answered 200. Handled: the state is the same.");
        assertThat(visitor.post(WALK + "/webhooks/own", "").news())
                .startsWith("The vendor's webhook, again: answered 200. A duplicate");
        Visitor.Page another = visitor.post(WALK + "/webhooks/another", "");
        if (hasAnother) {
            assertThat(another.news()).startsWith("A webhook of another application: answered 200. Ignored: ");
        } else {
            assertThat(another.status()).isEqualTo(404);
            assertThat(completed.step(Step.WEBHOOK)).contains("This vendor sends none of another application.");
        }
        assertThat(visitor.get(WALK).current()).isEqualTo("erased");
    }

    @ParameterizedTest
    @MethodSource("installed")
    @DisplayName("there is no webhook before the vendor has a record, and a user who walks away is PENDING")
    void a_user_who_walks_away(String vendor) throws Exception {
        String page = begin(vendor).vendorsPage();
        assertThat(visitor.post(WALK + "/webhooks/own", "").status()).isEqualTo(404);

        visitor.post(page, "ending=ABANDONED");
        Visitor.Page walked = visitor.post(WALK + "/complete", "");
        assertThat(walked.step(Step.RESULT)).contains("PENDING");
        assertThat(visitor.get(WALK).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("installed")
    @DisplayName(
            "an erasure has a receipt, the site keeps nothing of the person, and the vendor's webhook ends the walk")
    void erased(String vendor) throws Exception {
        assertThat(completed(vendor).step(Step.ERASED)).contains(">Erase it</button>");

        Visitor.Page erased = visitor.post(WALK + "/erase", "");
        assertThat(erased.news())
                .startsWith("Erasure at the vendor: " + (offers(vendor, Capability.ERASE) ? "" : "UNSUPPORTED"))
                .contains(" In the vault: ");
        assertThat(erased.step(Step.RESULT)).contains("No result is stored.");
        if (erased.text().contains("/webhooks/erasure\"")) {
            Visitor.Page ended = visitor.post(WALK + "/webhooks/erasure", "");
            assertThat(ended.news()).endsWith("Handled: the vendor has erased the verification.");
            assertThat(ended.text()).contains("decision ERASED");
            assertThat(ended.current()).isEmpty();
            assertThat(visitor.post(WALK + "/webhooks/own", "").text()).contains("decision ERASED");
        }
    }

    @ParameterizedTest
    @MethodSource("installed")
    @DisplayName(
            "a start fails over from a vendor that is down, the page says so, and it goes back when the vendor is up")
    void failover(String vendor) throws Exception {
        begin(vendor); // whoever needs a token has one: a failed request for one is not repeated soon
        assertThat(visitor.post("/vendors/" + vendor + "/down", "").news())
                .isEqualTo(vendor + " is down: it answers 503.");

        Visitor.Page taken = visitor.post("/verifications", "");
        String next = installed().stream()
                .filter(other -> !other.equals(vendor))
                .findFirst()
                .orElseThrow();
        assertThat(taken.text()).contains("<h1>customer-2 at " + next + "</h1>");
        assertThat(taken.news())
                .matches(
                        "Started at " + next + ", because " + vendor + " failed with (UNAVAILABLE|OUTCOME_UNKNOWN)\\.");
        assertThat(taken.step(Step.START)).contains("<dd>FALLBACK: " + vendor + " failed with ");
        String wire = taken.step(Step.START).substring(taken.step(Step.START).indexOf("<ol"));
        assertThat(wire.indexOf(">" + vendor + "<")).isBetween(0, wire.indexOf(">" + next + "<"));

        assertThat(visitor.post("/vendors/" + vendor + "/up", "").news()).isEqualTo(vendor + " is up.");
        assertThat(visitor.post("/verifications", "").text()).contains("<h1>customer-3 at " + vendor + "</h1>");
    }

    @Test
    @DisplayName("when no vendor takes the start, the page says why each of them failed, and what to do")
    void nobody_takes_it() throws Exception {
        for (String vendor : installed()) {
            visitor.post("/vendors/" + vendor + "/down", "");
        }
        Visitor.Page failed = visitor.post("/verifications", "");

        assertThat(failed.status()).isEqualTo(503);
        assertThat(failed.text()).contains("The verification could not be started", "Bring a vendor back");
        assertThat(installed()).allSatisfy(vendor -> assertThat(failed.text()).contains(": " + vendor + " "));
        assertThat(visitor.get("/").text()).contains("Nobody yet.");
    }

    @Test
    @DisplayName("what a read says later does not replace a final decision, and the page says both")
    void a_later_read() throws Exception {
        completed("authenteq");
        Visitor.Page found = visitor.post(WALK + "/find", "");

        assertThat(found.news()).isEqualTo("Read again: the vendor says INDETERMINATE. The decision stays APPROVED.");
        assertThat(found.text()).contains("decision APPROVED");
    }

    @Test
    @DisplayName("a webhook whose vendor is down is answered 503, and the vendor sends it again")
    void an_unconfirmed_webhook() throws Exception {
        completed("faceki");
        visitor.post("/vendors/faceki/down", "");

        assertThat(visitor.post(WALK + "/webhooks/own", "").news())
                .startsWith("The vendor's webhook: answered 503. Not handled");
        visitor.post("/vendors/faceki/up", "");
    }

    @Test
    @DisplayName("the store is named with its state, and the vendors' settings cannot be replaced")
    void the_store() throws Exception {
        assertThat(visitor.get("/").text()).contains("veriport.store = memory", "in memory: it ends with the sandbox");

        try (Sandbox other = Sandbox.start(0, Map.of("veriport.faceki.base-url", "https://kyc.example"))) {
            URI api = URI.create(Objects.requireNonNull(other.settings().get("veriport.faceki.base-url")));
            assertThat(api.getHost()).isEqualTo("127.0.0.1");
            Visitor there = new Visitor(other.url());
            there.post("/vendor", "vendor=faceki");
            assertThat(there.post("/verifications", "").news()).isEqualTo("Started at faceki.");
        }
    }
}
