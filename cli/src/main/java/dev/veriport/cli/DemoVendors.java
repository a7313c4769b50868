package dev.veriport.cli;

import dev.veriport.model.Handoff;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.authenteq.FakeAuthenteqServer;
import dev.veriport.testkit.faceki.FakeFacekiServer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Both fake vendors, and the user who is at their pages. */
final class DemoVendors implements AutoCloseable {
    private final FakeAuthenteqServer authenteq;
    private final FakeFacekiServer faceki;

    private DemoVendors(FakeAuthenteqServer authenteq, FakeFacekiServer faceki) {
        this.authenteq = authenteq;
        this.faceki = faceki;
    }

    static DemoVendors start() {
        return new DemoVendors(FakeAuthenteqServer.start(), FakeFacekiServer.start());
    }

    /** What one vendor saw. */
    record Count(String vendor, int requests, int tokens) {}

    /** A configuration in which only {@code provider} is anybody's choice: the other vendor stays readable. */
    Map<String, String> settings(String provider) {
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
        return settings;
    }

    /** The user does what the vendor's page asks for; gives the address the browser comes back to. */
    URI userIsVerified(VerificationSession session) {
        URI page = session.handoff().match(Handoff.HostedPage::url, sdk -> {
            throw new IllegalStateException("the demo is on the web");
        });
        return session.provider().value().equals("authenteq")
                ? authenteq.finish(page, dev.veriport.testkit.authenteq.Ending.PASSED)
                : faceki.finish(page, dev.veriport.testkit.faceki.Ending.ACCEPTED);
    }

    List<Count> counts() {
        return List.of(
                new Count("authenteq", authenteq.requests(), authenteq.tokensIssued()),
                new Count("faceki", faceki.requests(), faceki.tokensIssued()));
    }

    @Override
    public void close() {
        authenteq.close();
        faceki.close();
    }
}
