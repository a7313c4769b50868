package dev.veriport.docs.acme;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.FakeVendorServer;
import dev.veriport.testkit.server.LoopbackAddress;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import dev.veriport.testkit.server.Route;
import dev.veriport.testkit.server.SampleFiles;
import dev.veriport.testkit.vendor.RunningFake;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public final class FakeAcmeServer extends FakeVendorServer implements RunningFake {
    private static final String KEY = "not-a-secret";

    private final Map<String, String> states = new ConcurrentHashMap<>();

    FakeAcmeServer(int port) {
        super(LoopbackAddress.of("127.0.0.1", port));
        signed("POST", "/checks", this::create);
        signed("GET", "/checks/{id}", this::read);
        signed(
                "GET",
                "/photos/{id}",
                request -> Reply.seeOther("http://" + storage() + "/stored/" + request.segment(1)));
        route("GET", "/stored/{id}", request -> Reply.of(200, "image/jpeg", SampleFiles.jpeg(request.segment(1))));
    }

    private void signed(String method, String path, Route route) {
        route(method, path, request -> isSigned(request) ? route.answer(request) : Reply.json(401, "{}"));
    }

    private static boolean isSigned(RecordedRequest request) {
        String time = request.header("X-Acme-Time").orElse("0");
        String query = request.rawQuery() == null ? "" : "?" + request.rawQuery();
        String signed = time + request.method() + request.path() + query + request.bodyText();
        String signature = sha256(signed.getBytes(UTF_8));
        boolean isFresh = Math.abs(Long.parseLong(time) - Instant.now().getEpochSecond()) <= 60;
        return isFresh
                && request.header("X-Acme-Signature").filter(signature::equals).isPresent();
    }

    private static String sha256(byte[] signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(signed));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Reply create(RecordedRequest request) {
        String id = UUID.randomUUID().toString();
        states.put(id, "open");
        return Reply.json(201, "{\"id\":\"%s\",\"page\":{\"url\":\"%s/pages/%s\"}}".formatted(id, baseUrl(), id));
    }

    private Reply read(RecordedRequest request) {
        String id = request.segment(1);
        String check = "{\"id\":\"%s\",\"state\":\"%s\",\"person\":{\"name\":\"PAT SAMPLE\"},\"photo\":\"front-%s\"}";
        return states.containsKey(id)
                ? Reply.json(200, check.formatted(id, states.get(id), id))
                : Reply.json(404, "{}");
    }

    /** Another host than that of the API, whose requests have no signature. */
    private String storage() {
        return "localhost:" + baseUrl().getPort();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("base-url", baseUrl().toString(), "secret-key", KEY, "files-hosts", storage());
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
