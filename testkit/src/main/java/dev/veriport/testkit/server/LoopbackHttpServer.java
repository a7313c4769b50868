package dev.veriport.testkit.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The JDK's HTTP server on the loopback: finds the scripted answer or the route, and sends what they say. */
final class LoopbackHttpServer implements AutoCloseable {

    private static final int MAX_BODY = 64 * 1024 * 1024;
    private static final AtomicInteger THREADS = new AtomicInteger();

    static {
        // The JDK's server writes head and body apart; with Nagle's algorithm every answer would be 40 ms late.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final String fake;
    private final HttpServer server;
    private final ExecutorService threads;
    private final URI baseUrl;
    private final RequestLog log = new RequestLog();
    private final CopyOnWriteArrayList<Entry> routes = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Answer>> scripted = new ConcurrentHashMap<>();
    private volatile boolean recording = true;

    private LoopbackHttpServer(String fake, HttpServer server, ExecutorService threads) {
        this.fake = fake;
        this.server = server;
        this.threads = threads;
        InetSocketAddress bound = server.getAddress();
        String host = bound.getAddress().getHostAddress();
        this.baseUrl = URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + bound.getPort());
    }

    /** @param fake the name of what it serves */
    static LoopbackHttpServer start(String fake, InetSocketAddress address) {
        if (!address.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException("a fake vendor listens on a loopback address only, not on " + address);
        }
        ExecutorService threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "fake-vendor-" + THREADS.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        try {
            LoopbackHttpServer started = new LoopbackHttpServer(fake, HttpServer.create(address, 256), threads);
            started.server.setExecutor(threads);
            started.server.createContext("/", started::handle);
            started.server.start();
            return started;
        } catch (IOException taken) {
            threads.shutdownNow();
            throw LoopbackAddress.notBound(address, taken);
        }
    }

    void route(String method, String path, Route route) {
        routes.add(new Entry(method, path, route));
    }

    void answerNext(String path, Answer answer) {
        scripted.computeIfAbsent(path, key -> new ConcurrentLinkedQueue<>()).add(answer);
    }

    void stopRecording() {
        recording = false;
    }

    URI baseUrl() {
        return baseUrl;
    }

    RequestLog log() {
        return log;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            RecordedRequest request = read(exchange);
            if (request == null) {
                send(exchange, new Answer.Delivery(Reply.of(413, "text/plain", "request body too large"), false));
                return;
            }
            log.add(request);
            send(exchange, delivery(request));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer.Delivery delivery(RecordedRequest request) throws InterruptedException {
        Supplier<Reply> processing = () -> {
            Reply reply = process(request);
            if (recording) {
                ExchangeRecorder.record(fake, request, reply);
            }
            return reply;
        };
        Queue<Answer> queue = scripted.get(request.path());
        Answer next = queue == null ? null : queue.poll();
        return (next == null ? Answer.processed() : next).deliver(processing);
    }

    private Reply process(RecordedRequest request) {
        Entry otherMethod = null;
        for (Entry entry : routes) {
            if (entry.hasPath(request.path())) {
                if (entry.method.equals(request.method())) {
                    return run(entry.route, request);
                }
                otherMethod = entry;
            }
        }
        return otherMethod == null
                ? Reply.of(404, "text/plain", "the fake vendor has no such path")
                : Reply.of(405, "text/plain", "the fake vendor does not support this method here")
                        .withHeader("Allow", otherMethod.method);
    }

    private static Reply run(Route route, RecordedRequest request) {
        try {
            return route.answer(request);
        } catch (RuntimeException defect) {
            return Reply.of(500, "text/plain", "a defect of the fake vendor: " + defect);
        }
    }

    private static @Nullable RecordedRequest read(HttpExchange exchange) throws IOException {
        URI target = exchange.getRequestURI();
        try (InputStream in = exchange.getRequestBody()) {
            byte[] body = in.readNBytes(MAX_BODY + 1);
            return body.length > MAX_BODY
                    ? null
                    : new RecordedRequest(
                            exchange.getRequestMethod(),
                            target.getRawPath(),
                            target.getRawQuery(),
                            exchange.getRequestHeaders(),
                            body);
        }
    }

    private static void send(HttpExchange exchange, Answer.Delivery delivery) throws IOException {
        Reply reply = delivery.reply();
        if (reply == null) {
            return; // closing an exchange that was not answered closes its connection
        }
        byte[] body = reply.body();
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(reply.status(), bodiless ? -1 : body.length);
        if (!bodiless) {
            OutputStream out = exchange.getResponseBody();
            out.write(body, 0, delivery.isCut() ? body.length / 2 : body.length);
            out.flush();
        }
    }

    private record Entry(String method, PathTemplate path, boolean isStart, Route route) {

        Entry(String method, String path, Route route) {
            this(method, PathTemplate.of(path), path.endsWith("/"), route);
        }

        boolean hasPath(String requested) {
            return isStart ? path.isStartOf(requested) : path.matches(requested);
        }
    }
}
