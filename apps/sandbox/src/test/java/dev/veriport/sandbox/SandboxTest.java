package dev.veriport.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.model.Capability;
import dev.veriport.testkit.vendor.FakeVendor;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The sandbox as a browser without scripts sees it. */
final class SandboxTest {
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
        try (FakeVendors vendors = FakeVendors.start()) {
            return vendors.offering(Capability.START_WEB);
        }
    }

    static Stream<Arguments> endings() {
        try (FakeVendors vendors = FakeVendors.start()) {
            return vendors.offering(Capability.START_WEB).stream()
                    .flatMap(vendor -> Objects.requireNonNull(vendors.all().get(vendor)).endings().stream()
                            .map(ending -> Arguments.of(
                                    vendor, ending.name(), ending.decision().name())))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("installed")
    @DisplayName("the first page says to which vendor a new customer goes, and has the button for it")
    void where_a_new_customer_goes(String vendor) throws Exception {
        visitor.post("/vendor", "vendor=" + vendor);

        assertThat(visitor.get("/").text())
                .contains("starts at <strong>" + vendor + "</strong>", ">Verify</button>")
                .doesNotContain("%s");
    }

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @MethodSource("endings")
    @CsvSource({
        "authenteq, DECLINED, PENDING",
        "authenteq, BLURRY_SELFIE, PENDING",
        "authenteq, EXPIRED_DOCUMENT, PENDING",
        "authenteq, VENDOR_DOWN, OUTCOME_UNKNOWN",
        "faceki, BLURRY_SELFIE, DECLINED",
        "faceki, VENDOR_DOWN, UNAVAILABLE"
    })
    @DisplayName("the customer comes back, or asks where it stands after walking away, and the page says how it ended")
    void every_ending(String vendor, String ending, String decision) throws Exception {
        visitor.post("/vendor", "vendor=" + vendor);
        String page = visitor.post("/verifications", "").vendorsPage();

        Visitor.Page left = visitor.post(page, "ending=" + ending);
        boolean stays = ending.equals("ABANDONED") && left.url().equals(page);
        Visitor.Page back = stays ? visitor.post("/verifications/1/complete", "") : left;

        assertThat(back.path()).isEqualTo("/verifications/1");
        assertThat(back.text()).contains("customer-1 at " + vendor).contains("class=\"decision " + decision + "\"");
    }

    @Test
    @DisplayName("who is at a vendor's page when another is chosen completes there, whichever the two are")
    void the_switch_in_the_middle() throws Exception {
        List<String> pages = new ArrayList<>();
        List<String> vendors = new ArrayList<>();
        for (String first : installed()) {
            for (String second : installed()) {
                visitor.post("/vendor", "vendor=" + first);
                pages.add(visitor.post("/verifications", "").vendorsPage());
                vendors.add(first);
                visitor.post("/vendor", "vendor=" + second);
            }
        }

        for (int i = 0; i < pages.size(); i++) {
            assertThat(visitor.post(pages.get(i), "ending=APPROVED").text())
                    .contains("customer-" + (i + 1) + " at " + vendors.get(i), "class=\"decision APPROVED\"");
        }
    }

    @Test
    @DisplayName("a reload completes it again, and nothing is redeemed twice")
    void a_reload() throws Exception {
        visitor.post("/vendor", "vendor=authenteq");
        visitor.post(visitor.post("/verifications", "").vendorsPage(), "ending=APPROVED");

        assertThat(visitor.post("/verifications/1/complete", "").text()).contains("decision APPROVED");
        assertThat(visitor.get("/").text()).containsOnlyOnce("GET /web-idv/verification-result");
    }

    @Test
    @DisplayName("the images are there, and the wire log tells no code, no credentials and nobody's name")
    void images_and_the_wire_log() throws Exception {
        visitor.post("/vendor", "vendor=authenteq");
        Visitor.Page result = visitor.post(visitor.post("/verifications", "").vendorsPage(), "ending=APPROVED");

        assertThat(result.text()).contains("<img src=\"/verifications/1/images/0\"");
        assertThat(visitor.get("/verifications/1/images/0").contentType()).startsWith("image/");
        assertThat(visitor.get("/").text())
                .contains("GET /web-idv/verification-result?redirectUrl=[redacted]&amp;code=[redacted]")
                .contains("Authorization: Basic [redacted]");
    }

    @Test
    @DisplayName("it listens on the loopback, and says on every page that it is a sandbox")
    void it_is_a_sandbox() throws Exception {
        assertThat(sandbox.url().getHost()).isEqualTo("127.0.0.1");
        for (String path : List.of("/", visitor.post("/verifications", "").vendorsPage(), "/verifications/1")) {
            assertThat(visitor.get(path).text()).contains("This is a sandbox.");
        }
    }

    @Test
    @DisplayName("it is read again where the vendor's id is known, and nothing happens where it is not")
    void reading_again() throws Exception {
        visitor.post("/vendor", "vendor=faceki");
        String page = visitor.post("/verifications", "").vendorsPage();
        assertThat(visitor.post("/verifications/1/find", "").text()).contains("decision PENDING");

        visitor.post(page, "ending=REVIEW");
        assertThat(visitor.post("/verifications/1/find", "").text()).contains("decision REVIEW");
    }

    @Test
    @DisplayName("a port that is taken is told")
    void a_taken_port() {
        int taken = sandbox.url().getPort();

        assertThatThrownBy(() -> Sandbox.start(taken))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "one of the ports %d to %d is taken",
                        taken, taken + FakeVendor.installed().size());
    }

    @Test
    @DisplayName("a port that leaves none for the vendors is refused")
    void the_highest_port() {
        assertThatThrownBy(() -> Sandbox.start(65_535))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "the ports 65535 to %d are needed, and the highest is 65535",
                        65_535 + FakeVendor.installed().size());
    }

    @Test
    @DisplayName("the vendors have the ports after the site's, in the order of their names")
    void the_ports() {
        try (Sandbox fixed = atPortsInARow()) {
            int next = fixed.url().getPort();
            for (String vendor : FakeVendor.installed().keySet()) {
                next++;
                URI api = URI.create(String.valueOf(fixed.settings().get("veriport." + vendor + ".base-url")));
                assertThat(api.resolve("/")).hasToString("http://127.0.0.1:" + next + "/");
            }
        }
    }

    /** Another program may have a port in between: then others are tried. */
    private static Sandbox atPortsInARow() {
        return Stream.iterate(20_000, port -> port < 30_000, port -> port + 100)
                .flatMap(port -> startedAt(port).stream())
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Sandbox> startedAt(int port) {
        try {
            return Optional.of(Sandbox.start(port));
        } catch (IOException taken) {
            return Optional.empty();
        }
    }

    @Test
    @DisplayName("what is not there is 404")
    void what_is_not_there() throws Exception {
        assertThat(visitor.get("/verifications/9").status()).isEqualTo(404);
        assertThat(visitor.get(URI.create("/verifications/1/images/9").toString())
                        .status())
                .isEqualTo(404);
    }
}
