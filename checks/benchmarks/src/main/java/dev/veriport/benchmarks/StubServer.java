package dev.veriport.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.veriport.benchmarks.RecordedStart.Exchange;
import dev.veriport.model.AttemptId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * A vendor that answers at once and always the same, in a process of its own, so that what it costs is not the client's.
 * It ends with the process that started it.
 */
final class StubServer implements AutoCloseable {
    /** That of every session. */
    static final AttemptId ATTEMPT = new AttemptId("0f8fad5b-d9cb-469f-a165-70867728950e");

    private static final int HOLD = 'h';
    private static final int RELEASE = 'r';

    private final Process process;
    private final URI address;

    private StubServer(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static StubServer start() throws IOException {
        return start(0);
    }

    /** Answers the requests of this start again. */
    static StubServer start(RecordedStart recorded) throws IOException {
        return start(0, recorded.write().toString());
    }

    /** @param bytesPerSecond how fast it takes what it is sent; 0 for as fast as it can */
    static StubServer start(long bytesPerSecond) throws IOException {
        return start(bytesPerSecond, "");
    }

    private static StubServer start(long bytesPerSecond, String recorded) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-Dsun.net.httpserver.nodelay=true",
                        "-Dsun.net.httpserver.maxIdleConnections=1024",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StubServer.class.getName(),
                        String.valueOf(bytesPerSecond),
                        recorded)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII));
        return new StubServer(process, URI.create(out.readLine()));
    }

    URI address() {
        return address;
    }

    /** Answers nobody until {@link #release()}. */
    void hold() throws IOException {
        command(HOLD);
    }

    void release() throws IOException {
        command(RELEASE);
    }

    private void command(int what) throws IOException {
        process.getOutputStream().write(what);
        process.getOutputStream().flush();
    }

    @Override
    public void close() {
        process.destroy();
    }

    public static void main(String[] arguments) throws IOException {
        List<Exchange> recorded = new ArrayList<>();
        if (!arguments[1].isEmpty()) {
            Path file = Path.of(arguments[1]);
            recorded.addAll(RecordedStart.read(file));
            Files.delete(file);
        }
        new StubServer.Vendor(Long.parseLong(arguments[0]), recorded).serve();
    }

    /** In the process of its own. */
    private static final class Vendor {
        private static final Answer UNKNOWN = new Answer(404, "{}".getBytes(US_ASCII));

        private final long bytesPerSecond;
        private final Map<String, Answer> answers = new HashMap<>();
        private volatile CountDownLatch gate = new CountDownLatch(0);

        private record Answer(int status, byte[] body) {}

        Vendor(long bytesPerSecond, List<Exchange> recorded) {
            this.bytesPerSecond = bytesPerSecond;
            answer("GET /web-idv/verification-url", "{\"verificationUrl\":\"https://vendor.example/verify?token=t\"}");
            answer(
                    "POST /v1/identity/verification_sessions",
                    "{\"id\":\"vs_1\",\"client_reference_id\":\"case-1\","
                            + "\"metadata\":{\"veriport_attempt\":\"" + ATTEMPT + "\"},"
                            + "\"object\":\"identity.verification_session\",\"livemode\":false,"
                            + "\"status\":\"requires_input\",\"type\":\"document\","
                            + "\"url\":\"https://vendor.example/start/vs_1\"}");
            answer(
                    "POST /auth/api/generate-token",
                    "{\"responseCode\":0,\"data\":{\"access_token\":\"t-1\",\"expires_in\":86400,\"token_type\":\"Bearer\"}}");
            answer(
                    "POST /api/v3/kyc_verification",
                    "{\"code\":200,\"result\":{\"requestId\":\"r-1\",\"decision\":\"ACCEPTED\"}}");
            recorded.forEach(exchange -> answers.put(exchange.key(), new Answer(exchange.status(), exchange.answer())));
        }

        private void answer(String key, String json) {
            answers.put(key, new Answer(200, json.getBytes(US_ASCII)));
        }

        void serve() throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
            server.setExecutor(Executors.newFixedThreadPool(64));
            server.createContext("/", this::answer);
            server.start();
            System.out.println("http://127.0.0.1:" + server.getAddress().getPort());
            for (int command = System.in.read(); command >= 0; command = System.in.read()) {
                if (command == HOLD) {
                    gate = new CountDownLatch(1);
                } else {
                    gate.countDown();
                }
            }
            System.exit(0); // whoever started it is gone
        }

        private void answer(HttpExchange exchange) throws IOException {
            Answer answer = answers.getOrDefault(
                    Exchange.key(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().getRawPath()),
                    UNKNOWN);
            try (exchange) {
                take(exchange.getRequestBody());
                gate.await();
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(answer.status(), answer.body().length);
                exchange.getResponseBody().write(answer.body());
            } catch (InterruptedException never) {
                throw new IllegalStateException(never);
            }
        }

        /** No faster than the line is. */
        private void take(InputStream body) throws IOException {
            long begun = System.nanoTime();
            long taken = 0;
            byte[] buffer = new byte[64 * 1024];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                taken += read;
                long due = bytesPerSecond == 0 ? begun : begun + taken * 1_000_000_000L / bytesPerSecond;
                while (due - System.nanoTime() > 0) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
            }
        }
    }
}
