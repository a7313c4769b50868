package dev.veriport.sandbox;

import dev.veriport.fake.authenteq.FakeAuthenteqServer;
import dev.veriport.fake.faceki.FakeFacekiServer;
import dev.veriport.model.Handoff;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.FakeVendorServer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Both fake vendors on loopback, and the user at their pages. Thread-safe. */
public final class FakeVendors implements AutoCloseable {
    private final FakeAuthenteqServer authenteq;
    private final FakeFacekiServer faceki;
    private final String webhookToken = UUID.randomUUID().toString();

    private FakeVendors(FakeAuthenteqServer authenteq, FakeFacekiServer faceki) {
        this.authenteq = authenteq;
        this.faceki = faceki;
    }

    /** Each on a free port. */
    public static FakeVendors start() {
        return start(0, 0);
    }

    /**
     * @param authenteqPort the port of fake Authenteq, 0 for a free port
     * @param facekiPort the port of fake Faceki, 0 for a free port
     * @throws UncheckedIOException when a port is taken
     */
    public static FakeVendors start(int authenteqPort, int facekiPort) {
        FakeAuthenteqServer authenteq =
                FakeAuthenteqServer.builder().port(authenteqPort).start();
        try {
            return new FakeVendors(
                    authenteq, FakeFacekiServer.builder().port(facekiPort).start());
        } catch (RuntimeException taken) {
            authenteq.close();
            throw taken;
        }
    }

    /** The requests that one vendor received. */
    public record Count(String vendor, int requests, int tokens) {}

    /** Settings with the given vendor for new verifications; both vendors are open. */
    public Map<String, String> settings(String provider) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("veriport.provider", provider);
        settings.put("veriport.also-read", "authenteq, faceki");
        settings.put("veriport.authenteq.base-url", authenteq.baseUrl().toString());
        settings.put("veriport.authenteq.client-id", authenteq.clientId());
        settings.put("veriport.authenteq.client-secret", authenteq.clientSecret());
        settings.put("veriport.faceki.base-url", faceki.baseUrl().toString());
        settings.put("veriport.faceki.client-id", faceki.clientId());
        settings.put("veriport.faceki.client-secret", faceki.clientSecret());
        settings.put("veriport.faceki.workflow-id", "sandbox-workflow");
        settings.put("veriport.faceki.webhook-token", webhookToken);
        return settings;
    }

    /** Completes the vendor's page as the user. Returns the URL that the browser goes back to. */
    public URI userIsVerified(VerificationSession session) {
        URI page = session.handoff().match(Handoff.HostedPage::url, sdk -> {
            throw new IllegalArgumentException("only a session with a hosted page can be finished");
        });
        return userIsVerified(session.provider().value(), page);
    }

    /** The same, where only the page is known. */
    public URI userIsVerified(String vendor, URI page) {
        return vendor.equals("authenteq")
                ? authenteq.finish(page, Ending.APPROVED)
                : faceki.finish(page, Ending.APPROVED);
    }

    /** The requests and tokens of each vendor, without the user's pages. */
    public List<Count> counts() {
        return List.of(
                new Count("authenteq", requests(authenteq), authenteq.tokensIssued()),
                new Count("faceki", requests(faceki), faceki.tokensIssued()));
    }

    private static int requests(FakeVendorServer vendor) {
        return (int) vendor.recorded().stream().filter(WireLog::isCall).count();
    }

    /** The fakes by name, sorted. */
    Map<String, FakeVendorServer> all() {
        Map<String, FakeVendorServer> all = new LinkedHashMap<>();
        all.put("authenteq", authenteq);
        all.put("faceki", faceki);
        return all;
    }

    /**
     * Lets the vendor send the webhook of a verification.
     *
     * @param webhooks the endpoint's URL; the vendor's name, and its token, are appended
     * @return the HTTP status of the answer
     */
    int pushWebhook(String vendor, String verificationId, URI webhooks) {
        return vendor.equals("authenteq")
                ? authenteq.delivery(verificationId).push(URI.create(webhooks + "/authenteq"))
                : faceki.delivery(verificationId).push(URI.create(webhooks + "/faceki/" + webhookToken));
    }

    @Override
    public void close() {
        authenteq.close();
        faceki.close();
    }
}
