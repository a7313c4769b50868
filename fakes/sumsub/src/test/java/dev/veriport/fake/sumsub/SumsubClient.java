package dev.veriport.fake.sumsub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.veriport.testkit.server.HmacSha256;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/** A plain HTTP client of one fake, which signs as the vendor's pages say. */
final class SumsubClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final FakeSumsubServer vendor;
    private final InstantSource clock;

    SumsubClient(FakeSumsubServer vendor, InstantSource clock) {
        this.vendor = vendor;
        this.clock = clock;
    }

    HttpResponse<String> get(String pathAndQuery) throws Exception {
        return send("GET", pathAndQuery, "application/json", new byte[0]);
    }

    HttpResponse<String> post(String pathAndQuery, String json) throws Exception {
        return send("POST", pathAndQuery, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> patch(String path) throws Exception {
        return send("PATCH", path, "application/json", new byte[0]);
    }

    HttpResponse<String> send(String method, String pathAndQuery, String contentType, byte[] body) throws Exception {
        String time = Long.toString(clock.instant().getEpochSecond());
        return send(signed(method, pathAndQuery, body, time, sign(time, method, pathAndQuery, body)), contentType);
    }

    String sign(String time, String method, String pathAndQuery, byte[] body) {
        byte[] head = (time + method + pathAndQuery).getBytes(StandardCharsets.UTF_8);
        return HmacSha256.hex(vendor.secretKey(), head, body);
    }

    HttpRequest.Builder signed(String method, String pathAndQuery, byte[] body, String time, String signature) {
        return HttpRequest.newBuilder(URI.create(vendor.baseUrl() + pathAndQuery))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .header("X-App-Token", vendor.appToken())
                .header("X-App-Access-Ts", time)
                .header("X-App-Access-Sig", signature);
    }

    HttpResponse<String> send(HttpRequest.Builder request, String contentType) throws Exception {
        return http.send(
                request.header("Content-Type", contentType).build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body().getBytes(StandardCharsets.ISO_8859_1));
    }
}
