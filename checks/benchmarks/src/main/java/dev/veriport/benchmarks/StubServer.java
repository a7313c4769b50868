package dev.veriport.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.veriport.model.AttemptId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
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

    /** @param bytesPerSecond how fast it takes what it is sent; 0 for as fast as it can */
    static StubServer start(long bytesPerSecond) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-Dsun.net.httpserver.nodelay=true",
                        "-Dsun.net.httpserver.maxIdleConnections=1024",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StubServer.class.getName(),
                        String.valueOf(bytesPerSecond))
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
        new StubServer.Vendor(Long.parseLong(arguments[0])).serve();
    }

    /** In the process of its own. */
    private static final class Vendor {
        private final long bytesPerSecond;
        private volatile CountDownLatch gate = new CountDownLatch(0);

        Vendor(long bytesPerSecond) {
            this.bytesPerSecond = bytesPerSecond;
        }

        void serve() throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
            server.setExecutor(Executors.newFixedThreadPool(64));
            answer(
                    server,
                    "/web-idv/verification-url",
                    "{\"verificationUrl\":\"https://vendor.example/verify?token=t\"}");
            answer(
                    server,
                    "/v1/identity/verification_sessions",
                    "{\"id\":\"vs_1\",\"client_reference_id\":\"case-1\","
                            + "\"metadata\":{\"veriport_attempt\":\"" + ATTEMPT + "\"},"
                            + "\"object\":\"identity.verification_session\",\"livemode\":false,"
                            + "\"status\":\"requires_input\",\"type\":\"document\","
                            + "\"url\":\"https://vendor.example/start/vs_1\"}");
            answer(
                    server,
                    "/auth/api/generate-token",
                    "{\"responseCode\":0,\"data\":{\"access_token\":\"t-1\",\"expires_in\":86400,\"token_type\":\"Bearer\"}}");
            answer(
                    server,
                    "/api/v3/kyc_verification",
                    "{\"code\":200,\"result\":{\"requestId\":\"r-1\",\"decision\":\"ACCEPTED\"}}");
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

        private void answer(HttpServer server, String path, String json) {
            byte[] body = json.getBytes(US_ASCII);
            server.createContext(path, exchange -> answer(exchange, body));
        }

        private void answer(HttpExchange exchange, byte[] body) throws IOException {
            try (exchange) {
                take(exchange.getRequestBody());
                gate.await();
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
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
