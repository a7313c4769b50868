package dev.veriport.docs.acme;

import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.FakeVendorServer;
import dev.veriport.testkit.server.LoopbackAddress;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import dev.veriport.testkit.vendor.RunningFake;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

public final class FakeAcmeServer extends FakeVendorServer implements RunningFake {
    private final Map<String, String> states = new ConcurrentHashMap<>();

    FakeAcmeServer(int port) {
        super(LoopbackAddress.of("127.0.0.1", port));
        route("POST", "/checks", this::create);
        route("GET", "/checks", this::read);
    }

    private Reply create(RecordedRequest request) {
        String id = UUID.randomUUID().toString();
        states.put(id, "open");
        return Reply.json(200, "{\"id\":\"%s\",\"page\":\"%s/pages/%s\"}".formatted(id, baseUrl(), id));
    }

    private Reply read(RecordedRequest request) {
        String id = request.query("id").orElse("");
        String state = states.get(id);
        return state == null
                ? Reply.json(404, "{}")
                : Reply.json(200, "{\"id\":\"%s\",\"state\":\"%s\",\"name\":\"PAT SAMPLE\"}".formatted(id, state));
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("base-url", baseUrl().toString(), "api-key", "not-a-secret");
    }

    @Override
    public Set<Ending> endings() {
        return EnumSet.of(Ending.APPROVED, Ending.DECLINED, Ending.ABANDONED);
    }

    @Override
    public URI finish(URI page, Ending ending) {
        String id = page.getPath().substring("/pages/".length());
        switch (ending) {
            case APPROVED -> states.put(id, "pass");
            case DECLINED -> states.put(id, "fail");
            default -> states.put(id, "open");
        }
        return URI.create("https://shop.example/verified");
    }
}
