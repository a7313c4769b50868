package dev.veriport.docs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.veriport.webhook.WebhookAnswer;
import dev.veriport.webhook.WebhookEndpoint;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Webhooks on the JDK's own server: {@code POST /webhooks/VENDOR/TOKEN}. */
final class WebhookServer implements HttpHandler {
    private static final String PATH = "/webhooks/";

    private final WebhookEndpoint webhooks;

    private WebhookServer(WebhookEndpoint webhooks) {
        this.webhooks = webhooks;
    }

    static HttpServer open(WebhookEndpoint webhooks, InetSocketAddress address) throws IOException {
        HttpServer server = HttpServer.create(address, 0);
        server.createContext(PATH, new WebhookServer(webhooks));
        server.start();
        return server;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(PATH.length());
            byte[] body = exchange.getRequestBody().readNBytes(WebhookEndpoint.MAX_BODY + 1);
            WebhookAnswer answer = webhooks.deliver(path, exchange.getRequestHeaders(), body);
            answer.retryAfter()
                    .ifPresent(
                            wait -> exchange.getResponseHeaders().set("Retry-After", Long.toString(wait.toSeconds())));
            exchange.sendResponseHeaders(answer.status(), -1);
        }
    }
}
