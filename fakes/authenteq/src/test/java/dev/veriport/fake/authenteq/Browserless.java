package dev.veriport.fake.authenteq;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A plain HTTP client that knows the keys of one fake. */
final class Browserless {

    private final HttpClient http = HttpClient.newHttpClient();
    private final FakeAuthenteqServer vendor;

    Browserless(FakeAuthenteqServer vendor) {
        this.vendor = vendor;
    }

    HttpResponse<String> get(String pathAndQuery, String... headers) throws IOException, InterruptedException {
        return send(
                request(pathAndQuery, headers).header("Authorization", keys(vendor.clientId(), vendor.clientSecret())));
    }

    HttpResponse<String> post(String path, String contentType, byte[] body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Authorization", keys(vendor.clientId(), vendor.clientSecret()))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    HttpResponse<String> anonymously(String pathAndQuery, String... headers) throws IOException, InterruptedException {
        return send(request(pathAndQuery, headers));
    }

    HttpResponse<String> submit(URI page, String form) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    HttpResponse<String> show(URI page) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(page));
    }

    URI startSession(String redirectUrl, String... headers) throws IOException, InterruptedException {
        String body = get(FakeAuthenteqServer.VERIFICATION_URL + "?redirectUrl=" + encode(redirectUrl), headers)
                .body();
        return URI.create(body.split("\"")[3]);
    }

    HttpResponse<String> redeem(String code, String redirectUrl) throws IOException, InterruptedException {
        return get(redeemPath(code, redirectUrl));
    }

    static String redeemPath(String code, String redirectUrl) {
        return FakeAuthenteqServer.VERIFICATION_RESULT + "?code=" + encode(code) + "&redirectUrl="
                + encode(redirectUrl);
    }

    static String codeIn(URI landing) {
        String query = landing.getRawQuery();
        return query.substring(query.indexOf("code=") + "code=".length());
    }

    static String keys(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String pathAndQuery, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(vendor.baseUrl() + pathAndQuery));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
