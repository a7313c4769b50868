package dev.veriport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.fake.faceki.FakeFacekiServer;
import dev.veriport.model.Decision;
import dev.veriport.model.Finality;
import dev.veriport.model.Handoff;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reported;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.model.VerificationState;
import dev.veriport.sandbox.FakeVendors;
import dev.veriport.testkit.server.Ending;
import dev.veriport.webhook.Delivery;
import dev.veriport.webhook.WebhookEndpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What docs/webhooks.md shows beside its two classes, run. */
final class WebhooksPageTest {

    @Test
    @DisplayName("docs/webhooks.md: a server, and deliveries that are pushed to it")
    void trying_it() throws IOException {
        String token = "unguessable";
        List<Decision> decided = new CopyOnWriteArrayList<>();
        Cases cases = new Cases((customer, result) -> decided.add(result.decision()));
        ExecutorService workers = Executors.newFixedThreadPool(16);
        // tag::fake[]
        FakeFacekiServer faceki = FakeFacekiServer.start();
        // end::fake[]
        try (Veriport veriport = Veriport.create(ConfigSource.of(settings(faceki, token)))) {
            // tag::server[]
            HttpServer server = WebhookServer.open(
                    new WebhookEndpoint(veriport.identityProvider(), cases, Clock.systemUTC()),
                    new InetSocketAddress("127.0.0.1", 0),
                    workers);
            // end::server[]
            URI webhooks =
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks/faceki/" + token);
            VerificationSession session = veriport.identityProvider()
                    .start(VerificationRequest.builder("customer-42")
                            .returnTo(URI.create("https://shop.example/verified"))
                            .build());
            faceki.finish(session.handoff().match(Handoff.HostedPage::url, sdk -> webhooks), Ending.APPROVED);
            // tag::deliveries[]
            String id = faceki.requestIds().get(0);
            int status = faceki.delivery(id).push(webhooks);
            faceki.decide(id, "DECLINED");
            faceki.portalDelivery(id, "DECLINED").push(webhooks);
            // end::deliveries[]
            assertThat(status).isEqualTo(200);
            assertThat(decided).containsExactly(Decision.APPROVED, Decision.DECLINED);
            server.stop(0);
        } finally {
            workers.shutdownNow();
            faceki.close();
        }
    }

    @Test
    @DisplayName(
            "docs/webhooks.md: the table has a column for each part of a state, which is the same when it is loaded")
    void table() throws SQLException {
        VerificationId id = new VerificationId(new ProviderId("faceki"), "1");
        VerificationState state = VerificationState.of(
                        Reported.of(id),
                        Decision.APPROVED,
                        Finality.CHANGEABLE,
                        Reported.of(Instant.EPOCH),
                        Reported.absent())
                .erased();
        String table = CodeBlock.of(CodeBlock.ROOT.resolve("docs/webhooks.md"), "sql")
                .get(0)
                .text();
        try (Connection database = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = database.createStatement()) {
            statement.execute(table);
            statement.execute("insert into verification values ('%s', '%s', '%s', '%s', null, %s, 'customer-42', '%s')"
                    .formatted(
                            id, state.decision(), state.finality(), state.asOf(), state.isErased(), Decision.PENDING));
            try (ResultSet row = statement.executeQuery(
                    "select id, decision, finality, as_of, read_at, erased, reference, acted from verification")) {
                assertThat(row.next()).isTrue();
                VerificationState loaded = VerificationState.of(
                        Reported.of(VerificationId.parse(row.getString("id"))),
                        Decision.valueOf(row.getString("decision")),
                        Finality.valueOf(row.getString("finality")),
                        Reported.of(Instant.parse(row.getString("as_of"))),
                        Reported.ofOptional(
                                Optional.ofNullable(row.getString("read_at")).map(Instant::parse)));
                assertThat(row.getBoolean("erased") ? loaded.erased() : loaded).isEqualTo(state);
            }
        }
    }

    @Test
    @DisplayName("docs/webhooks.md: the result of a delivery has our reference, except at Authenteq")
    void references() throws IOException {
        Map<String, Optional<String>> references = new TreeMap<>();
        List<Delivery> deliveries = new CopyOnWriteArrayList<>();
        try (FakeVendors vendors = FakeVendors.start();
                Veriport veriport = Veriport.create(ConfigSource.of(vendors.settings("authenteq")))) {
            HttpServer server = WebhookServer.open(
                    new WebhookEndpoint(veriport.identityProvider(), deliveries::add, Clock.systemUTC()),
                    new InetSocketAddress("127.0.0.1", 0),
                    Runnable::run);
            vendors.all().forEach((name, vendor) -> {
                VerificationSession session = veriport.provider(new ProviderId(name))
                        .start(FakeVendors.request("customer-42")
                                .returnTo("https://shop.example/verified")
                                .build());
                ReturnedParameters back = ReturnedParameters.ofUrl(vendors.userIsVerified(session));
                String id = veriport.identityProvider()
                        .complete(session.ref(), back)
                        .id()
                        .toOptional()
                        .orElseThrow()
                        .value();
                deliveries.clear();
                URI webhooks = URI.create("http://127.0.0.1:"
                        + server.getAddress().getPort() + "/webhooks/" + name + "/" + vendor.webhookToken());
                assertThat(vendor.delivery(id).push(webhooks)).as(name).isEqualTo(200);
                references.put(
                        name,
                        deliveries
                                .get(0)
                                .result()
                                .flatMap(result -> result.reference().toOptional()));
            });
            server.stop(0);
        }

        assertThat(references.remove("authenteq")).isEmpty();
        assertThat(references)
                .hasSizeGreaterThan(4)
                .allSatisfy(
                        (vendor, reference) -> assertThat(reference).as(vendor).contains("customer-42"));
    }

    private static Map<String, String> settings(FakeFacekiServer faceki, String token) {
        return Map.of(
                "veriport.provider",
                "faceki",
                "veriport.faceki.base-url",
                faceki.baseUrl().toString(),
                "veriport.faceki.client-id",
                faceki.clientId(),
                "veriport.faceki.client-secret",
                faceki.clientSecret(),
                "veriport.faceki.workflow-id",
                "workflow-1",
                "veriport.faceki.webhook-token",
                token);
    }
}
