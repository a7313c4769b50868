package dev.veriport.docs;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.docs.globex.FakeGlobex;
import dev.veriport.docs.globex.GlobexFactory;
import dev.veriport.error.ErrorCode;
import dev.veriport.model.ProviderId;
import dev.veriport.model.SessionRef;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.junit.VeriportExtension;
import dev.veriport.testkit.memory.InMemoryVendor;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.vendor.FakeVendor;
import dev.veriport.testkit.vendor.RunningFake;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The handler of docs/start.md for a user who lost the page, or has to try again. */
@ExtendWith(VeriportExtension.class)
final class LostPageTest {
    private static final String CUSTOMER = "customer-42";

    private final InMemoryCustomers customers = new InMemoryCustomers();

    @Test
    @DisplayName("L5 a user who lost the page continues the same verification, in the same row")
    void resumed(IdentityProvider identity, InMemoryVendor vendor) {
        Shop shop = new Shop(identity, customers);
        shop.start(CUSTOMER);
        URI page = shop.again(CUSTOMER);

        assertThat(shop.verified(CUSTOMER, customers.finish(vendor, CUSTOMER, page, Ending.APPROVED)))
                .isEqualTo("/welcome");
        assertThat(customers.sessions(CUSTOMER)).hasSize(1);
        assertThat(vendor.starts()).hasSize(1);
    }

    @Test
    @DisplayName("L5 the session that resume gives is stored in place of the former one")
    void replaced() {
        try (RunningFake globex = new FakeGlobex().start(0)) {
            Map<String, String> settings = settings("globex", globex);
            settings.put("veriport.session-keys", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
            try (Veriport veriport = open(settings)) {
                Shop shop = new Shop(veriport.identityProvider(), customers);
                shop.start(CUSTOMER);
                String before = customers.session(CUSTOMER);
                shop.again(CUSTOMER);

                assertThat(customers.sessions(CUSTOMER)).hasSize(1).doesNotContain(before);
            }
        }
    }

    @Test
    @DisplayName("L5 a verification that has ended without a decision is started again, in a new row")
    void ended(IdentityProvider identity, InMemoryVendor vendor) {
        Shop shop = new Shop(identity, customers);
        URI page = shop.start(CUSTOMER);

        assertThat(shop.verified(CUSTOMER, customers.finish(vendor, CUSTOMER, page, Ending.BLURRY_SELFIE)))
                .isEqualTo("/verify-again");
        assertThat(shop.again(CUSTOMER)).isNotEqualTo(page);
        assertThat(customers.sessions(CUSTOMER)).hasSize(2);
        assertThat(vendor.starts()).hasSize(2);
    }

    @Test
    @DisplayName("L5 while the vendor is down nothing is started again")
    void down(IdentityProvider identity, InMemoryVendor vendor) {
        Shop shop = new Shop(identity, customers);
        shop.start(CUSTOMER);
        vendor.goDown();

        assertThatFailureOf(() -> shop.again(CUSTOMER)).hasCode(ErrorCode.UNAVAILABLE);
        assertThat(vendor.starts()).hasSize(1);
    }

    @Test
    @DisplayName("L5 after a switch, what the session's vendor can do decides, not what the chosen vendor can do")
    void afterASwitch() {
        try (RunningFake globex = new FakeGlobex().start(0);
                RunningFake faceki = FakeVendor.installed().get("faceki").start(0)) {
            try (Veriport before = open("globex", globex, "faceki", faceki)) {
                Shop shop = new Shop(before.identityProvider(), customers);
                shop.start("at-globex");
                shop.again("at-globex");
            }
            try (Veriport after = open("faceki", faceki, "globex", globex)) {
                Shop shop = new Shop(after.identityProvider(), customers);
                shop.start("at-faceki");
                shop.again("at-globex");
                shop.again("at-faceki");
                assertThat(customers.sessions("at-globex")).hasSize(1);
                assertThat(provider("at-globex")).isEqualTo(new ProviderId("globex"));
                assertThat(customers.sessions("at-faceki")).hasSize(2).doesNotHaveDuplicates();
            }
            try (Veriport back = open("globex", globex, "faceki", faceki)) {
                new Shop(back.identityProvider(), customers).again("at-faceki");
                assertThat(customers.sessions("at-faceki")).hasSize(3);
                assertThat(provider("at-faceki")).isEqualTo(new ProviderId("globex"));
            }
        }
    }

    private ProviderId provider(String customer) {
        return SessionRef.parse(customers.session(customer)).provider();
    }

    private static Veriport open(String chosen, RunningFake vendor, String alsoRead, RunningFake other) {
        Map<String, String> settings = settings(chosen, vendor);
        settings.put("veriport.also-read", alsoRead);
        other.settings().forEach((key, value) -> settings.put("veriport." + alsoRead + "." + key, value));
        return open(settings);
    }

    private static Map<String, String> settings(String chosen, RunningFake vendor) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("veriport.provider", chosen);
        vendor.settings().forEach((key, value) -> settings.put("veriport." + chosen + "." + key, value));
        return settings;
    }

    private static Veriport open(Map<String, String> settings) {
        return Veriport.builder(ConfigSource.of(settings))
                .factory(new GlobexFactory())
                .build();
    }
}
