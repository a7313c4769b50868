package dev.veriport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.config.ConfigSource;
import dev.veriport.event.VeriportEvent;
import dev.veriport.fakes.ReachableStore;
import dev.veriport.fakes.ScriptedFactory;
import dev.veriport.fakes.ScriptedProvider;
import dev.veriport.model.Applicant;
import dev.veriport.model.ProviderId;
import dev.veriport.model.RequestField;
import dev.veriport.model.RouteExplanation;
import dev.veriport.model.VerificationRequest;
import dev.veriport.port.VendorChooser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where a start would go, said without a start. */
final class RouteExplanationTest {
    private final List<ScriptedProvider> vendors = List.of(
            new ScriptedProvider("alpha", ScriptedFactory.EVERYTHING),
            new ScriptedProvider("beta", ScriptedFactory.EVERYTHING.requiring(RequestField.EMAIL)),
            new ScriptedProvider("gamma", ScriptedFactory.EVERYTHING),
            new ScriptedProvider("delta", ScriptedFactory.EVERYTHING));
    private final Map<String, String> settings = new TreeMap<>(Map.of(
            "veriport.provider", "alpha",
            "veriport.also-read", "beta, gamma, delta"));
    private final List<VeriportEvent> events = new ArrayList<>();
    private Optional<VendorChooser> chooser = Optional.empty();

    @AutoClose
    private final ReachableStore shared = new ReachableStore();

    RouteExplanationTest() {
        for (ScriptedProvider vendor : vendors) {
            settings.put("veriport." + vendor.id() + ".client-id", "me");
            settings.put("veriport." + vendor.id() + ".client-secret", "secret");
        }
    }

    private Veriport open() {
        Veriport.Builder builder = Veriport.builder(ConfigSource.of(settings))
                .environment(Map.of())
                .storeFactory(shared)
                .listener(events::add);
        vendors.forEach(vendor -> builder.factory(ScriptedFactory.of(vendor)));
        chooser.ifPresent(builder::chooser);
        return builder.build();
    }

    private static VerificationRequest.Builder request() {
        return VerificationRequest.builder("case")
                .returnTo("https://shop.example/verified")
                .documentCountry("DEU");
    }

    private RouteExplanation explain() {
        try (Veriport veriport = open()) {
            return veriport.explainRoute(request().build());
        }
    }

    private static List<String> codes(RouteExplanation route) {
        return route.lines().stream()
                .map(line -> line.provider() + " " + line.code())
                .toList();
    }

    private static List<String> order(RouteExplanation route) {
        return route.order().stream().map(ProviderId::value).toList();
    }

    @Test
    @DisplayName("the rule, the order, and for each open instance why it is tried or not; nothing is sent")
    void ruled() {
        settings.put("veriport.route.2", "country:DEU -> gamma, beta, alpha");
        settings.put("veriport.split.alpha", "100");

        RouteExplanation route = explain();

        assertThat(route.rule()).hasValue(2);
        assertThat(order(route)).containsExactly("alpha", "gamma");
        assertThat(codes(route))
                .containsExactly("alpha READY", "gamma READY", "beta INVALID_REQUEST", "delta NOT_IN_RULE");
        assertThat(route.lines())
                .extracting(RouteExplanation.Line::why)
                .containsExactly(
                        "", "", "beta requires EMAIL: add it to the request", "is not in the list of veriport.route.2");
        assertThat(vendors).allSatisfy(vendor -> assertThat(vendor.starts()).isEmpty());
        assertThat(events).isEmpty();
    }

    @Test
    @DisplayName("without a rule provider, split and fallback decide")
    void withoutRule() {
        settings.put("veriport.fallback", "beta");
        settings.put("veriport.split.gamma", "1");
        settings.put("veriport.route.2", "country:AUT -> delta");

        RouteExplanation route = explain();

        assertThat(route.rule()).isEmpty();
        assertThat(order(route)).containsExactly("alpha");
        assertThat(codes(route))
                .containsExactly("alpha READY", "gamma NOT_CHOSEN", "beta INVALID_REQUEST", "delta NOT_ROUTED");
    }

    @Test
    @DisplayName("an application's own chooser is asked, and what it leaves out is said")
    void ownChooser() {
        settings.put("veriport.fallback", "gamma");
        chooser = Optional.of(start -> List.of(new ProviderId("gamma"), new ProviderId("delta")));

        RouteExplanation route = explain();

        assertThat(order(route)).containsExactly("gamma");
        assertThat(codes(route)).contains("alpha NOT_CHOSEN", "delta NOT_ROUTED");
    }

    @Test
    @DisplayName("how much of a cap is used, in the store of the fleet; explaining takes no place")
    void capped() {
        settings.putAll(ReachableStore.settings());
        settings.put("veriport.fallback", "gamma");
        settings.put("veriport.cap.alpha", "2/day");
        try (Veriport veriport = open();
                Veriport another = open()) {
            for (int used = 0; used < 2; used++) {
                assertThat(another.explainRoute(request().build()).lines().get(0))
                        .isEqualTo(new RouteExplanation.Line(
                                new ProviderId("alpha"), true, "READY", used + " of 2 starts of today are used"));
                veriport.identityProvider().start(request().build());
            }
            RouteExplanation full = another.explainRoute(request().build());

            assertThat(order(full)).containsExactly("gamma");
            assertThat(codes(full)).startsWith("gamma READY", "alpha CAPPED");
            assertThat(full.lines().get(1).why()).isEqualTo("2 of 2 starts of today are used");
        }
    }

    @Test
    @DisplayName("a cap that cannot be read is said with the failure")
    void capUnread() {
        settings.putAll(ReachableStore.settings());
        settings.put("veriport.store.on-failure", "fail");
        settings.put("veriport.cap.alpha", "2/day");
        shared.store().lose();

        assertThat(codes(explain())).startsWith("alpha UNAVAILABLE");
    }

    @Test
    @DisplayName("where nobody can take the start the order is empty; a start fails")
    void nobody() {
        settings.put("veriport.route.1", "-> beta");

        RouteExplanation route = explain();

        assertThat(route.order()).isEmpty();
        assertThat(codes(route)).startsWith("beta INVALID_REQUEST");
    }

    @Test
    @DisplayName("nothing of the person is in it")
    void person() {
        try (Veriport veriport = open()) {
            assertThat(veriport.explainRoute(request()
                                    .applicant(Applicant.builder()
                                            .givenNames("Vera")
                                            .email("vera@example.com")
                                            .build())
                                    .build())
                            .toString())
                    .doesNotContain("Vera", "vera", "case");
        }
    }
}
