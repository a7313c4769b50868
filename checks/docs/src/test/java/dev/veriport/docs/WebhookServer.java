package dev.veriport.docs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.veriport.webhook.WebhookAnswer;
import dev.veriport.webhook.WebhookEndpoint;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Webhooks on the JDK's own server: {@code POST /webhooks/VENDOR/TOKEN}. */
final class WebhookServer implements HttpHandler {
    private static final String PATH = "/webhooks/";

    private final System.Logger log = System.getLogger("webhooks");
    private final WebhookEndpoint webhooks;

    private WebhookServer(WebhookEndpoint webhooks) {
        this.webhooks = webhooks;
    }

    static HttpServer open(WebhookEndpoint webhooks, InetSocketAddress address, Executor workers) throws IOException {
        HttpServer server = HttpServer.create(address, 0);
        server.setExecutor(workers); // without an executor, one slow delivery blocks all others
        server.createContext(PATH, new WebhookServer(webhooks));
        server.start();
        return server;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            String path = exchange.getRequestURI().getPath().substring(PATH.length());
            byte[] body = exchange.getRequestBody().readNBytes(WebhookEndpoint.MAX_BODY + 1);
            WebhookAnswer answer = answer(path, exchange.getRequestHeaders(), body);
            answer.retryAfter()
                    .ifPresent(
                            wait -> exchange.getResponseHeaders().set("Retry-After", Long.toString(wait.toSeconds())));
            exchange.sendResponseHeaders(answer.status(), -1);
        }
    }

    /** An exception of the handler is our failure: 500, so that the vendor delivers again. */
    private WebhookAnswer answer(String path, Map<String, List<String>> headers, byte[] body) {
        try {
            return webhooks.deliver(path, headers, body);
        } catch (RuntimeException ours) {
            log.log(Level.ERROR, "a webhook could not be handled: " + ours.getClass());
            return new WebhookAnswer(500, Optional.empty());
        }
    }
}
