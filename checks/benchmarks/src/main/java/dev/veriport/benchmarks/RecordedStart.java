package dev.veriport.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.model.AttemptId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.testkit.vendor.FakeVendor;
import dev.veriport.testkit.vendor.RunningFake;
import dev.veriport.testkit.vendor.SampleRequest;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The requests of one start at a vendor's fake, and their answers. A {@link StubServer} gives the answers again, and the
 * comparison by hand sends the same requests.
 *
 * @param settings of the instance, but for its base URL
 */
record RecordedStart(String vendor, Map<String, String> settings, List<Exchange> exchanges) {
    private static final URI RETURN_TO = URI.create("https://shop.example/verified?basket=7");

    /** Each client writes its own. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("host", "connection", "content-length", "transfer-encoding", "user-agent", "accept-encoding");

    /**
     * @param target path and query
     * @param alone whether the request was the only one of its connection
     */
    record Exchange(
            String method,
            String target,
            Map<String, String> headers,
            byte[] body,
            boolean alone,
            int status,
            byte[] answer) {

        void write(DataOutputStream out) throws IOException {
            out.writeUTF(method);
            out.writeUTF(target);
            out.writeInt(status);
            out.writeInt(answer.length);
            out.write(answer);
        }

        /** Without what only the client needs. */
        static Exchange read(DataInputStream in) throws IOException {
            String method = in.readUTF();
            String target = in.readUTF();
            int status = in.readInt();
            return new Exchange(method, target, Map.of(), new byte[0], false, status, in.readNBytes(in.readInt()));
        }

        /** What the stub knows a request by: a query can hold a nonce. */
        String key() {
            return key(method, target);
        }

        static String key(String method, String target) {
            return method + " " + target.replaceFirst("\\?.*", "");
        }
    }

    static VerificationRequest request(AttemptId attempt) {
        return SampleRequest.of("case-1").returnTo(RETURN_TO).attempt(attempt).build();
    }

    /** The second start of an instance: the first one gets what is kept, such as a token. */
    static RecordedStart at(String vendor) throws IOException {
        List<Exchange> exchanges = new CopyOnWriteArrayList<>();
        Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();
        try (RunningFake fake = FakeVendor.installed().get(vendor).start(0)) {
            Map<String, String> settings = new LinkedHashMap<>(fake.settings());
            HttpServer relay = relay(URI.create(settings.remove("base-url")), connections, exchanges);
            try (Veriport veriport = Veriport.create(source(
                    vendor,
                    settings,
                    URI.create("http://127.0.0.1:" + relay.getAddress().getPort())))) {
                veriport.identityProvider().start(request(AttemptId.random()));
                exchanges.clear();
                veriport.identityProvider().start(request(StubServer.ATTEMPT));
            } finally {
                relay.stop(0);
            }
            return new RecordedStart(vendor, settings, List.copyOf(exchanges));
        }
    }

    ConfigSource source(URI baseUrl) {
        return source(vendor, settings, baseUrl);
    }

    private static ConfigSource source(String vendor, Map<String, String> settings, URI baseUrl) {
        Map<String, String> all = new LinkedHashMap<>();
        settings.forEach((key, value) -> all.put("veriport." + vendor + "." + key, value));
        all.put("veriport." + vendor + ".base-url", baseUrl.toString());
        all.put("veriport.provider", vendor);
        return ConfigSource.of(all);
    }

    Path write() throws IOException {
        Path file = Files.createTempFile("veriport-benchmark", ".exchanges");
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeInt(exchanges.size());
            for (Exchange exchange : exchanges) {
                exchange.write(out);
            }
        }
        return file;
    }

    static List<Exchange> read(Path file) throws IOException {
        List<Exchange> all = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            for (int left = in.readInt(); left > 0; left--) {
                all.add(Exchange.read(in));
            }
        }
        return all;
    }

    /** @param connections those that were used; one of the pool is used again by the second start */
    private static HttpServer relay(URI fake, Set<InetSocketAddress> connections, List<Exchange> exchanges)
            throws IOException {
        HttpServer relay = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        HttpClient client = HttpClient.newHttpClient();
        relay.createContext("/", exchange -> {
            try (exchange) {
                exchanges.add(relayed(client, fake, exchange, connections.add(exchange.getRemoteAddress())));
            }
        });
        relay.start();
        return relay;
    }

    private static Exchange relayed(HttpClient client, URI fake, HttpExchange exchange, boolean alone)
            throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String target = exchange.getRequestURI().toString();
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, values.get(0));
            }
        });
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(fake + target))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
            answer.headers()
                    .firstValue("content-type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
            return new Exchange(
                    exchange.getRequestMethod(), target, headers, body, alone, answer.statusCode(), answer.body());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IOException(hurried);
        }
    }
}
