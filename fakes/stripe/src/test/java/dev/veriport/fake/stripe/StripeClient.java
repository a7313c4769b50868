package dev.veriport.fake.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;

/** A plain HTTP client of one fake, with the key of its settings unless a test sends another header. */
final class StripeClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final FakeStripeServer vendor;

    StripeClient(FakeStripeServer vendor) {
        this.vendor = vendor;
    }

    HttpResponse<String> get(String pathAndQuery) throws Exception {
        return get(pathAndQuery, Map.of());
    }

    HttpResponse<String> get(String pathAndQuery, Map<String, String> headers) throws Exception {
        return send(request(vendor.baseUrl() + pathAndQuery, headers).GET());
    }

    HttpResponse<String> post(String path, String form) throws Exception {
        return post(path, form, Map.of());
    }

    HttpResponse<String> post(String path, String form, Map<String, String> headers) throws Exception {
        return send(request(vendor.baseUrl() + path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    HttpResponse<String> postJson(String path, String json) throws Exception {
        return send(request(vendor.baseUrl() + path, Map.of())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    /** Without a key, as a browser. */
    HttpResponse<String> browse(URI url) throws Exception {
        return send(HttpRequest.newBuilder(url).GET());
    }

    HttpResponse<String> press(URI page, String ending) throws Exception {
        return send(HttpRequest.newBuilder(page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("ending=" + ending)));
    }

    HttpResponse<byte[]> download(String url) throws Exception {
        return http.send(request(url, Map.of()).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String url, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        request.setHeader("Authorization", "Bearer " + vendor.apiKey());
        headers.forEach(request::setHeader);
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }
}
