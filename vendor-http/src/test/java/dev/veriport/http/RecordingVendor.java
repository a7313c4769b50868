package dev.veriport.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A vendor that answers {@code {}} to every request, unless told otherwise, and records it. */
final class RecordingVendor implements AutoCloseable {
    static final Reply FAILURE = Reply.json(500, "{}");

    private final HttpServer server;
    private final Queue<Reply> next = new ConcurrentLinkedQueue<>();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private volatile Runnable afterEach = () -> {};

    RecordingVendor() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI target = exchange.getRequestURI();
            requests.add(new RecordedRequest(
                    exchange.getRequestMethod(),
                    target.getRawPath(),
                    target.getRawQuery(),
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody().readAllBytes()));
            afterEach.run();
            Reply queued = next.poll();
            Reply reply = queued == null ? Reply.json(200, "{}") : queued;
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), reply.body().length);
            exchange.getResponseBody().write(reply.body());
        }
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The answers of the next requests. */
    void answerNext(Reply... replies) {
        next.addAll(List.of(replies));
    }

    /** What happens between a request and its answer. */
    void afterEach(Runnable action) {
        afterEach = action;
    }

    List<RecordedRequest> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
