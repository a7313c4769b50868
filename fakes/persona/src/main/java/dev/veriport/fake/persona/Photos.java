package dev.veriport.fake.persona;

import dev.veriport.testkit.server.HmacSha256;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import dev.veriport.testkit.server.SampleFiles;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The photos of the verifications. Fact: their addresses are on another host than the API, and need no key. Inference: an address
 * expires, the host then answers 403, and refuses a key beside the token; after the redaction a photo is gone.
 */
final class Photos {
    /** Another name of the loopback than the API's address, so that the two hosts differ. */
    static final String HOST = "localhost";
    /** How many bytes the vendor says that a photo has. */
    static final int BYTE_SIZE = SampleFiles.jpeg("ver_000000000000000000000000-front").length;

    private final Settings settings;
    private final InquiryStore inquiries;
    private final int port;
    private final String key = Ids.next("files");
    private final AtomicInteger generation = new AtomicInteger();

    Photos(Settings settings, InquiryStore inquiries, int port) {
        this.settings = settings;
        this.inquiries = inquiries;
        this.port = port;
    }

    /** All addresses until now have expired. */
    void expire() {
        generation.incrementAndGet();
    }

    /** The host and the port of the addresses. */
    String host() {
        return HOST + ":" + port;
    }

    /** The host as a client reaches it: through what stands before the fake, where something does. */
    String hostFor(RecordedRequest request) {
        URI called = URI.create("http://" + request.header("Host").orElse(host()));
        return HOST + ":" + (called.getPort() < 0 ? 80 : called.getPort());
    }

    static String fileName(String verificationId, String photo) {
        return verificationId + "-" + photo + ".jpg";
    }

    /** A new address of a photo. */
    String address(String host, String fileName) {
        long validUntil =
                settings.clock().instant().plus(settings.photosValidFor()).toEpochMilli();
        return "http://%s%s%s?access_token=%s"
                .formatted(host, FakePersonaServer.FILES, fileName, token(fileName, validUntil));
    }

    private String token(String fileName, long validUntil) {
        String signed = fileName + " " + validUntil + " " + generation.get();
        return validUntil + "-" + HmacSha256.hex(key, signed.getBytes(StandardCharsets.UTF_8));
    }

    Reply open(RecordedRequest request) {
        if (request.header("Authorization").isPresent()) {
            return Reply.of(400, "text/plain", "this host takes no key");
        }
        String fileName = request.segment(1);
        if (!isValid(request.query("access_token").orElse(""), fileName)) {
            return Reply.of(403, "text/plain", "the access token is invalid or expired");
        }
        String verificationId = fileName.replaceFirst("-.*", "");
        Instant now = settings.clock().instant();
        return inquiries
                .ofVerification(verificationId)
                .filter(inquiry -> !VerificationJson.isRedacted(inquiry, settings, now))
                .map(inquiry -> Reply.of(200, "image/jpeg", SampleFiles.jpeg(fileName.replace(".jpg", ""))))
                .orElseGet(() -> Reply.of(404, "text/plain", "there is no such file"));
    }

    private boolean isValid(String token, String fileName) {
        String time = token.replaceFirst("-.*", "");
        if (!time.matches("[0-9]{1,15}")) {
            return false;
        }
        long validUntil = Long.parseLong(time);
        return token.equals(token(fileName, validUntil)) && settings.clock().millis() < validUntil;
    }
}
