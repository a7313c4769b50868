package dev.veriport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.model.DocumentType;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Route;
import dev.veriport.model.RouteExplanation;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.sandbox.FakeVendors;
import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The settings of docs/routing.md, with the installed fake vendors. */
final class RoutingPageTest extends Sandboxed {
    private static VerificationRequest.Builder german() {
        return FakeVendors.request("customer-42")
                .returnTo("https://shop.example/verified")
                .documentCountry("DE");
    }

    /** With one block of the page. */
    private Veriport open(String key) throws IOException {
        Map<String, String> all = new LinkedHashMap<>(settings());
        List<CodeBlock> blocks = CodeBlock.of(CodeBlock.ROOT.resolve("docs/routing.md"), "properties").stream()
                .filter(block -> block.text().contains(key))
                .toList();
        assertThat(blocks).hasSize(1);
        Properties block = new Properties();
        block.load(new StringReader(blocks.get(0).text()));
        block.stringPropertyNames().forEach(name -> all.put(name, block.getProperty(name)));
        return Veriport.create(ConfigSource.of(all));
    }

    private static VerificationSession start(Veriport veriport, VerificationRequest.Builder request) {
        return veriport.identityProvider().start(request.build());
    }

    @Test
    @DisplayName("docs/routing.md: a country goes to the vendors of its rule, and stays there when one of them is down")
    void rules() throws IOException {
        try (Veriport veriport = open("veriport.route.1")) {
            VerificationRequest.Builder passport = german().documentTypes(DocumentType.PASSPORT);
            VerificationSession withPassport = start(veriport, passport);
            assertThat(withPassport.provider()).isEqualTo(new ProviderId("onfido"));
            assertThat(withPassport.route()).isEqualTo(Route.RULE);
            assertThat(withPassport.rule()).hasValue(1);

            Objects.requireNonNull(vendors.all().get("onfido")).goDown();
            assertThat(start(veriport, passport).provider()).isEqualTo(new ProviderId("authenteq"));
            assertThat(veriport.explainRoute(german().documentTypes().build()).order())
                    .containsExactly(new ProviderId("onfido"));
        }
    }

    @Test
    @DisplayName("docs/routing.md: a pilot with a cap, and where a start would go")
    void pilot() throws IOException {
        VerificationRequest request = german().build();
        try (Veriport veriport = open("veriport.cap.persona")) {
            start(veriport, german());
            // tag::explained[]
            RouteExplanation route = veriport.explainRoute(request);
            System.out.println(route.order() + ", rule " + route.rule());
            route.lines().forEach(line -> System.out.println(line.provider() + " " + line.code() + " " + line.why()));
            // end::explained[]
            assertThat(route.order()).containsExactly(new ProviderId("persona"), new ProviderId("onfido"));
            assertThat(route.lines().get(0).why()).isEqualTo("1 of 500 starts of today are used");
        }
    }
}
