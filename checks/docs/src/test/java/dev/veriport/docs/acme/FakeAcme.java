package dev.veriport.docs.acme;

import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.FakeVendorServer;
import dev.veriport.testkit.server.LoopbackAddress;
import dev.veriport.testkit.server.Reply;
import dev.veriport.testkit.vendor.RunningFake;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What Acme would answer, had it pages to write it from. */
final class FakeAcme extends FakeVendorServer implements RunningFake {
    private final Map<String, String> states = new ConcurrentHashMap<>();

    FakeAcme() {
        super(LoopbackAddress.of("127.0.0.1", 0));
        route("POST", "/checks", request -> {
            String id = UUID.randomUUID().toString();
            states.put(id, "open");
            return Reply.json(200, "{\"id\":\"%s\",\"page\":\"%s/pages/%s\"}".formatted(id, baseUrl(), id));
        });
        route("GET", "/checks", request -> {
            String id = request.query("id").orElse("");
            String state = states.get(id);
            return state == null
                    ? Reply.json(404, "{}")
                    : Reply.json(200, "{\"id\":\"%s\",\"state\":\"%s\",\"name\":\"PAT SAMPLE\"}".formatted(id, state));
        });
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("base-url", baseUrl().toString(), "api-key", "not-a-secret");
    }

    @Override
    public Set<Ending> endings() {
        return EnumSet.of(Ending.APPROVED, Ending.ABANDONED);
    }

    @Override
    public URI finish(URI page, Ending ending) {
        decide(page.toString(), ending == Ending.APPROVED ? "pass" : "open");
        return URI.create("https://shop.example/verified");
    }

    /** The user at this page is done. */
    void decide(String page, String state) {
        states.put(page.substring(page.lastIndexOf('/') + 1), state);
    }
}
