package dev.veriport.fake.onfido;

import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The endpoint of OAuth 2 client credentials. Facts: a form with {@code client_id} and {@code client_secret}, no {@code
 * grant_type}, and an answer with {@code access_token} and {@code expires_in} in seconds. Inference: {@code
 * grant_type=client_credentials} is accepted too, a new token leaves earlier ones valid, and a refusal is 401 with the usual
 * envelope.
 */
final class AccessTokens {

    private final Settings settings;
    private final Map<String, Instant> validUntil = new ConcurrentHashMap<>();
    private final AtomicInteger issued = new AtomicInteger();

    AccessTokens(Settings settings) {
        this.settings = settings;
    }

    Reply issue(RecordedRequest request) {
        boolean isForm = request.header("Content-Type")
                .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                .isPresent();
        if (!isForm || !request.form("grant_type").orElse("client_credentials").equals("client_credentials")) {
            return Problem.BAD_REQUEST.reply();
        }
        boolean isClient = request.form("client_id").orElse("").equals(settings.clientId())
                && settings.clientSecrets()
                        .contains(request.form("client_secret").orElse(""));
        if (!isClient) {
            return Problem.UNAUTHORIZED.reply();
        }
        String token = "access-" + UUID.randomUUID();
        validUntil.put(token, settings.clock().instant().plus(settings.tokenTtl()));
        issued.incrementAndGet();
        return Json.reply(
                200,
                Json.object()
                        .put("access_token", token)
                        .put("token_type", "Bearer")
                        .put("expires_in", settings.tokenTtl().toSeconds()));
    }

    boolean isValid(String token) {
        Instant end = validUntil.get(token);
        return end != null && settings.clock().instant().isBefore(end);
    }

    void revokeAll() {
        validUntil.clear();
    }

    int issued() {
        return issued.get();
    }
}
