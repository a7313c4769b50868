package dev.veriport.testkit.fault;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A load balancer on loopback that closes idle connections at once: the vendor announces keep-alive, and the balancer
 * closes the connection after one answer. A client that reuses the connection loses its request. Tests need not wait
 * for an idle timeout. Safe for use from many threads.
 */
public final class Balancer implements AutoCloseable {
    private final URI vendor;
    private final List<String> requestLines = new CopyOnWriteArrayList<>();
    private final Relay relay;

    private Balancer(URI vendor) {
        this.vendor = vendor;
        this.relay = Relay.start("balancer", this::serve);
    }

    /** @param vendor the target of the requests, over plain http */
    public static Balancer before(URI vendor) {
        return new Balancer(vendor);
    }

    /** Its URL, without a slash at its end. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + relay.port());
    }

    /** How many connections were accepted. */
    public int connections() {
        return relay.connections();
    }

    /** The first lines of the requests that reached the vendor, in their order; lost ones are not among them. */
    public List<String> requestLines() {
        return List.copyOf(requestLines);
    }

    private void serve(Socket client) throws IOException {
        try (Socket backend = relay.connect(vendor.getHost(), vendor.getPort())) {
            OutputStream toBackend = new BufferedOutputStream(backend.getOutputStream());
            RequestReader request = new RequestReader(new Copying(client.getInputStream(), toBackend));
            String line = request.readHead();
            if (line == null || !request.readBody()) {
                return;
            }
            requestLines.add(line);
            toBackend.flush();
            OutputStream toClient = new BufferedOutputStream(client.getOutputStream());
            RequestReader answer = new RequestReader(new Copying(backend.getInputStream(), toClient));
            if (answer.readHead() != null) {
                answer.readBody();
            }
            toClient.flush();
        }
    }

    /** Copies what is read to the output. */
    private static final class Copying extends InputStream {
        private final InputStream in;
        private final OutputStream out;

        Copying(InputStream in, OutputStream out) {
            this.in = in;
            this.out = out;
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            if (next >= 0) {
                out.write(next);
            }
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            if (read > 0) {
                out.write(buffer, offset, read);
            }
            return read;
        }
    }

    /** Closes all sockets and ends all threads. Repeatable. */
    @Override
    public void close() {
        relay.close();
    }
}
