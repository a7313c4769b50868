package dev.veriport.docs.another;

import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.FakeVendorServer;
import dev.veriport.testkit.server.HostedPage;
import dev.veriport.testkit.server.LoopbackAddress;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import dev.veriport.testkit.vendor.FakeVendor;
import dev.veriport.testkit.vendor.RunningFake;
import dev.veriport.testkit.vendor.StagedOperation;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The vendor of {@link dev.veriport.docs.acme.AcmeFactory}, with a page for a browser, and without webhooks and tokens. */
public final class AnotherFake implements FakeVendor {
    static final String NAME = "acme";

    @Override
    public String vendor() {
        return NAME;
    }

    @Override
    public RunningFake start(int port) {
        return new Server(port);
    }

    @Override
    public List<StagedOperation> stagedOperations() {
        return List.of();
    }

    private static final class Server extends FakeVendorServer implements RunningFake {
        private final Map<String, Check> checks = new ConcurrentHashMap<>();
        private final HostedPage page = new HostedPage("Acme", endings(), this::goDown);

        private record Check(String state, URI returnTo) {}

        Server(int port) {
            super(LoopbackAddress.of("127.0.0.1", port));
            route("POST", "/checks", this::create);
            route("GET", "/checks", this::read);
            page("GET", "/pages/", request -> page.form(List.of()));
            page("POST", "/pages/", this::submit);
        }

        /** The body is {@code {"return_url":"..."}}. */
        private Reply create(RecordedRequest request) {
            String id = "check-" + (checks.size() + 1);
            checks.put(id, new Check("open", URI.create(request.bodyText().split("\"")[3])));
            return Reply.json(200, "{\"id\":\"%s\",\"page\":\"%s/pages/%s\"}".formatted(id, baseUrl(), id));
        }

        private Reply read(RecordedRequest request) {
            String id = request.query("id").orElse("");
            return Optional.ofNullable(checks.get(id))
                    .map(check -> Reply.json(
                            200,
                            "{\"id\":\"%s\",\"state\":\"%s\",\"name\":\"PAT SAMPLE\"}".formatted(id, check.state())))
                    .orElseGet(() -> Reply.json(404, "{}"));
        }

        private Reply submit(RecordedRequest request) {
            return page.submit(
                            request,
                            ending -> Optional.of(Reply.seeOther(
                                    finish(URI.create(request.path()), ending).toString())))
                    .orElseThrow();
        }

        @Override
        public URI finish(URI page, Ending ending) {
            String id = page.getPath().replaceFirst(".*/", "");
            Check ended = checks.computeIfPresent(
                    id, (same, check) -> new Check(ending == Ending.APPROVED ? "pass" : "open", check.returnTo()));
            if (ended == null) {
                throw new IllegalStateException("there is no such check");
            }
            return ended.returnTo();
        }

        @Override
        public Map<String, String> settings() {
            return Map.of("base-url", baseUrl().toString(), "api-key", "not-a-secret-acme");
        }

        @Override
        public Set<Ending> endings() {
            return EnumSet.of(Ending.APPROVED, Ending.ABANDONED);
        }
    }
}
