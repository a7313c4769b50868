package dev.veriport.docs.acme;

import dev.veriport.testkit.server.FakeVendorServer;
import dev.veriport.testkit.server.LoopbackAddress;
import dev.veriport.testkit.server.Reply;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What Acme would answer, had it pages to write it from. */
final class FakeAcme extends FakeVendorServer {
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

    /** The user at this page is done. */
    void decide(String page, String state) {
        states.put(page.substring(page.lastIndexOf('/') + 1), state);
    }
}
