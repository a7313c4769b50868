package dev.veriport.fake.persona;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;

/** A client of the fake. A redirect is an answer. */
final class PersonaClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final FakePersonaServer vendor;

    PersonaClient(FakePersonaServer vendor) {
        this.vendor = vendor;
    }

    HttpResponse<String> get(String pathAndQuery) throws Exception {
        return get(pathAndQuery, Map.of());
    }

    HttpResponse<String> get(String pathAndQuery, Map<String, String> headers) throws Exception {
        return send(request(pathAndQuery, headers).GET());
    }

    HttpResponse<String> post(String path, String json) throws Exception {
        return post(path, json, Map.of());
    }

    HttpResponse<String> post(String path, String json, Map<String, String> headers) throws Exception {
        return call("POST", path, json, headers);
    }

    /** Without a body where it is empty. */
    HttpResponse<String> call(String method, String path, String json, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = request(path, headers);
        return json.isEmpty()
                ? send(request.method(method, BodyPublishers.noBody()))
                : send(request.setHeader("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(json)));
    }

    HttpResponse<String> delete(String path) throws Exception {
        return send(request(path, Map.of()).DELETE());
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

    /** Without a key. */
    HttpResponse<byte[]> download(String url, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String pathAndQuery, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(vendor.baseUrl() + pathAndQuery));
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
