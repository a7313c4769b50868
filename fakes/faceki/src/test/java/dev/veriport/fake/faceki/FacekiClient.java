package dev.veriport.fake.faceki;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.veriport.testkit.server.Multipart;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A plain HTTP client of one fake. */
final class FacekiClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final FakeFacekiServer vendor;

    FacekiClient(FakeFacekiServer vendor) {
        this.vendor = vendor;
    }

    HttpResponse<String> generateToken() throws IOException, InterruptedException {
        return generateToken(
                "{\"clientId\": \"%s\", \"clientSecret\": \"%s\"}".formatted(vendor.clientId(), vendor.clientSecret()));
    }

    HttpResponse<String> generateToken(String body, String... headers) throws IOException, InterruptedException {
        return post(FakeFacekiServer.GENERATE_TOKEN, body, headers);
    }

    String token() throws IOException, InterruptedException {
        return json(generateToken()).at("/data/access_token").asText();
    }

    HttpResponse<String> createLink(String token, String body) throws IOException, InterruptedException {
        return post(FakeFacekiServer.VERIFY_LINK, body, "Authorization", "Bearer " + token);
    }

    HttpResponse<String> records(String token, String query) throws IOException, InterruptedException {
        return get(FakeFacekiServer.RECORDS + query, "Authorization", "Bearer " + token);
    }

    HttpResponse<String> verify(String token, Multipart body) throws IOException, InterruptedException {
        return upload(FakeFacekiServer.VERIFY, token, body);
    }

    HttpResponse<String> upload(String path, String token, Multipart body) throws IOException, InterruptedException {
        return send(
                to(path).POST(HttpRequest.BodyPublishers.ofByteArray(body.body("--sandbox"))),
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "multipart/form-data; boundary=--sandbox");
    }

    HttpResponse<String> rules(String token, String query) throws IOException, InterruptedException {
        return get(FakeFacekiServer.RULES + query, "Authorization", "Bearer " + token);
    }

    HttpResponse<String> post(String path, String body, String... headers) throws IOException, InterruptedException {
        return send(to(path).POST(HttpRequest.BodyPublishers.ofString(body)), headers);
    }

    HttpResponse<String> get(String pathAndQuery, String... headers) throws IOException, InterruptedException {
        return send(to(pathAndQuery), headers);
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder to(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(vendor.baseUrl() + pathAndQuery));
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers)
            throws IOException, InterruptedException {
        HttpRequest built = (headers.length == 0 ? request : request.headers(headers)).build();
        return http.send(built, HttpResponse.BodyHandlers.ofString());
    }
}
