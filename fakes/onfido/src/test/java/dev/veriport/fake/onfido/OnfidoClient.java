package dev.veriport.fake.onfido;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** A plain HTTP client of one fake, with an API token unless a test sends another header. */
final class OnfidoClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final FakeOnfidoServer vendor;

    OnfidoClient(FakeOnfidoServer vendor) {
        this.vendor = vendor;
    }

    HttpResponse<String> get(String pathAndQuery) throws Exception {
        return send("GET", pathAndQuery, null, authorization());
    }

    HttpResponse<String> post(String path, String json) throws Exception {
        return send("POST", path, json, authorization());
    }

    HttpResponse<String> delete(String path) throws Exception {
        return send("DELETE", path, null, authorization());
    }

    HttpResponse<String> send(String method, String pathAndQuery, @Nullable String json, String authorization)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(vendor.baseUrl() + pathAndQuery))
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> form(String path, String form) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(vendor.baseUrl() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String authorization() {
        return "Token token=" + vendor.apiToken();
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }
}
