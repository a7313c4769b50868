package dev.veriport.docs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.veriport.model.ReturnedParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The README's two handlers behind a web server on loopback, and the customer's browser. */
final class ShopServer implements AutoCloseable {
    private static final String COOKIE = "customer=";

    private final HttpClient browser = HttpClient.newHttpClient(); // follows no redirect
    private final HttpServer server;

    ShopServer(Shop shop) throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext(
                "/verify",
                exchange -> redirect(exchange, shop.start(customer(exchange)).toString()));
        server.createContext(
                "/verified",
                exchange -> redirect(
                        exchange,
                        shop.verified(
                                customer(exchange),
                                ReturnedParameters.ofQuery(
                                        exchange.getRequestURI().getRawQuery()))));
        server.start();
    }

    private static String customer(HttpExchange exchange) {
        return exchange.getRequestHeaders().getFirst("Cookie").substring(COOKIE.length());
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(303, -1);
        }
    }

    /** The customer presses "Verify". Gives the vendor's page. */
    URI pressVerify(String customer) throws InterruptedException {
        return URI.create(
                request(customer, HttpRequest.newBuilder(at("/verify")).POST(HttpRequest.BodyPublishers.noBody())));
    }

    /**
     * The browser comes back.
     *
     * @param url at shop.example, which is this server
     * @return the page that the customer sees
     */
    String comeBack(String customer, URI url) throws InterruptedException {
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return request(customer, HttpRequest.newBuilder(at(url.getRawPath() + query)));
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private String request(String customer, HttpRequest.Builder request) throws InterruptedException {
        try {
            HttpResponse<Void> answer = browser.send(
                    request.header("Cookie", COOKIE + customer).build(), HttpResponse.BodyHandlers.discarding());
            return answer.headers().firstValue("Location").orElseThrow();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
