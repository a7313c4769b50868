package dev.veriport.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.model.Channel;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.FakeVendorServer;
import dev.veriport.testkit.server.LoopbackAddress;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import dev.veriport.testkit.server.Route;
import dev.veriport.testkit.vendor.FakeVendor;
import dev.veriport.testkit.vendor.RunningFake;
import dev.veriport.testkit.vendor.StagedOperation;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An invented vendor whose requests are signed, whose creations have keys, and whose paths contain ids. All are POST: the JDK's
 * client repeats a GET by itself.
 */
final class FakeNotary implements FakeVendor {
    static final String NAME = "notary";
    static final String TIME = "X-Notary-Time";
    static final String SIGNATURE = "X-Notary-Signature";
    static final String REQUEST_ID = "X-Notary-Request";

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
        return List.of(
                StagedOperation.start("create-check", "POST /people/", Channel.WEB),
                StagedOperation.find("read-check", "POST /checks/"));
    }

    @Override
    public Set<String> signatureHeaders() {
        return Set.of(TIME, SIGNATURE);
    }

    @Override
    public String requestIdHeader() {
        return REQUEST_ID;
    }

    private static final class Server extends FakeVendorServer implements RunningFake {
        private final Map<String, Created> byKey = new ConcurrentHashMap<>();
        private final Map<String, String> states = new ConcurrentHashMap<>();

        private record Created(String body, String check) {}

        Server(int port) {
            super(LoopbackAddress.of("127.0.0.1", port));
            route("POST", "/people/{reference}/checks", signed(this::create));
            route("POST", "/checks/{id}", signed(this::read));
        }

        private static Route signed(Route route) {
            return request -> {
                String query = request.rawQuery() == null ? "" : "?" + request.rawQuery();
                String expected =
                        NotarySignature.of(request.header(TIME).orElse(""), request.path() + query, request.body());
                return request.header(SIGNATURE).filter(expected::equals).isPresent()
                        ? route.answer(request)
                        : Reply.of(401, "text/plain", "");
            };
        }

        /** A key answers as at its first request; with another body it is refused. */
        private Reply create(RecordedRequest request) {
            String key = request.header("Idempotency-Key").orElse("");
            Created created = byKey.computeIfAbsent(
                    key, first -> new Created(request.bodyText(), "check-" + (states.size() + 1)));
            if (!created.body().equals(request.bodyText())) {
                return Reply.of(409, "text/plain", "");
            }
            states.putIfAbsent(created.check(), "open");
            return Reply.of(201, "text/plain", (created.check() + " open").getBytes(UTF_8));
        }

        private Reply read(RecordedRequest request) {
            String check = request.segment(1);
            String state = states.get(check);
            return state == null ? Reply.of(404, "text/plain", "") : Reply.of(200, "text/plain", check + " " + state);
        }

        @Override
        public URI finish(URI page, Ending ending) {
            String check = page.getPath().substring("/pages/".length());
            states.put(check, ending == Ending.APPROVED ? "pass" : "open");
            return URI.create("https://shop.example/verified?check=" + check);
        }

        @Override
        public Map<String, String> settings() {
            return Map.of(OpenAdapter.BASE_URL, baseUrl().toString());
        }

        @Override
        public Set<Ending> endings() {
            return EnumSet.of(Ending.APPROVED, Ending.ABANDONED);
        }
    }
}
