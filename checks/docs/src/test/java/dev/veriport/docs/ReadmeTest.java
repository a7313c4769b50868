package dev.veriport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.fake.authenteq.FakeAuthenteqServer;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.server.Answer;
import dev.veriport.testkit.server.Ending;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The README's two handlers, behind a web server, with a browser and a fake vendor on loopback. */
final class ReadmeTest {
    private static final Path FILE = Path.of("veriport.properties");

    private final FakeAuthenteqServer vendor = FakeAuthenteqServer.start();
    private final InMemoryCustomers customers = new InMemoryCustomers();
    private Veriport opened;
    private ShopServer shop;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(FILE, """
                veriport.provider = authenteq
                veriport.authenteq.base-url = %s
                veriport.authenteq.client-id = %s
                veriport.authenteq.client-secret = %s
                """.formatted(vendor.baseUrl(), vendor.clientId(), vendor.clientSecret()));
        // tag::open[]
        Veriport veriport = Veriport.create(ConfigSource.standard(Path.of("veriport.properties")));
        IdentityProvider identity = veriport.identityProvider();
        // end::open[]
        opened = veriport;
        shop = new ShopServer(new Shop(identity, customers));
    }

    @AfterEach
    void close() throws IOException {
        shop.close();
        opened.close();
        vendor.close();
        Files.delete(FILE);
    }

    @Test
    @DisplayName("a customer who passes is approved, also when the browser reloads")
    void approved() throws InterruptedException {
        URI back = vendor.finish(shop.pressVerify("customer-42"), Ending.APPROVED);

        assertThat(back).asString().startsWith("https://shop.example/verified?");
        assertThat(shop.comeBack("customer-42", back)).isEqualTo("/welcome");
        assertThat(shop.comeBack("customer-42", back)).isEqualTo("/welcome");
        assertThat(customers.approved())
                .isNotEmpty()
                .allSatisfy(result ->
                        assertThat(result.person().fullName().reveal()).isPresent());
        assertThat(vendor.resultsRedeemed()).isEqualTo(1);
        assertThat(customers.verifications()).containsOnlyKeys("customer-42");
    }

    @Test
    @DisplayName("a customer who leaves the vendor's page sees that nothing is finished, and is not approved")
    void pending() throws InterruptedException {
        URI back = vendor.finish(shop.pressVerify("customer-42"), Ending.ABANDONED);

        assertThat(shop.comeBack("customer-42", back)).isEqualTo("/not-finished");
        assertThat(customers.approved()).isEmpty();
        assertThat(customers.supportCases()).isEmpty();
    }

    @Test
    @DisplayName(
            "a lost answer of the vendor opens a support case with its vault key, and the customer is not approved")
    void outcomeUnknown() throws InterruptedException {
        URI back = vendor.finish(shop.pressVerify("customer-42"), Ending.APPROVED);
        vendor.answerNext(FakeAuthenteqServer.VERIFICATION_RESULT, Answer.dropAfterProcessing());

        assertThat(shop.comeBack("customer-42", back)).isEqualTo("/please-wait");
        assertThat(customers.approved()).isEmpty();
        assertThat(customers.supportCases()).containsOnlyKeys("customer-42");
        assertThat(customers.supportCases().get("customer-42")).isPresent();
    }
}
