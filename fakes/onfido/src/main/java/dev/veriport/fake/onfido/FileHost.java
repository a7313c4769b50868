package dev.veriport.fake.onfido;

import dev.veriport.testkit.server.FakeVendorServer;
import dev.veriport.testkit.server.LoopbackAddress;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The host of files, another one than the API's. Fact: the API answers 302 with a pre-signed address. Inference: the address
 * is valid for a time, the host refuses credentials beside the signature, and refuses in XML, as object stores do.
 */
final class FileHost extends FakeVendorServer {
    /** Another name of the loopback than the API's address, so that the two hosts differ. */
    static final String NAME = "localhost";

    private static final String FILES = "/files/";

    private final InstantSource clock;
    private final Duration ttl;
    private final Map<String, Signed> signed = new ConcurrentHashMap<>();

    private record Signed(String signature, Instant validUntil, String contentType, byte[] bytes) {
        boolean isSignedBy(RecordedRequest request) {
            return request.query("X-Amz-Signature").filter(signature::equals).isPresent();
        }
    }

    FileHost(InstantSource clock, Duration ttl) {
        super(LoopbackAddress.of("127.0.0.1", 0));
        this.clock = clock;
        this.ttl = ttl;
        route("GET", FILES + "{id}", this::download);
    }

    /** A new address of a file. */
    String presign(String contentType, byte[] bytes) {
        String id = UUID.randomUUID().toString();
        String signature = UUID.randomUUID().toString().replace("-", "");
        signed.put(id, new Signed(signature, clock.instant().plus(ttl), contentType, bytes));
        return "http://%s:%d%s%s?X-Amz-Expires=%d&X-Amz-Signature=%s"
                .formatted(NAME, baseUrl().getPort(), FILES, id, ttl.toSeconds(), signature);
    }

    private Reply download(RecordedRequest request) {
        if (request.header("Authorization").isPresent()) {
            return refused(400, "InvalidArgument");
        }
        Signed file = signed.get(request.segment(1));
        if (file == null || !file.isSignedBy(request) || !clock.instant().isBefore(file.validUntil())) {
            return refused(403, "AccessDenied");
        }
        return Reply.of(200, file.contentType(), file.bytes());
    }

    private static Reply refused(int status, String code) {
        return Reply.of(status, "application/xml", "<Error><Code>" + code + "</Code></Error>");
    }
}
