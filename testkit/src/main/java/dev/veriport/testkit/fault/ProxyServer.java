package dev.veriport.testkit.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * An HTTP proxy on loopback that tunnels CONNECT requests, or answers as the test sets it. Records each request's head.
 * Safe for use from many threads.
 */
public final class ProxyServer implements AutoCloseable {
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final Relay relay;
    private volatile Function<String, Reply> rule = head -> Reply.TUNNEL;

    /** The answer to a request: bytes, then a tunnel or the end of the connection. */
    private record Reply(byte[] bytes, boolean tunnels) {
        static final Reply TUNNEL = tunnel(200);

        static Reply tunnel(int status) {
            return new Reply(Wire.head(status, Map.of()), true);
        }
    }

    private ProxyServer() {
        relay = Relay.start("proxy", this::serve);
    }

    /** Tunnels every CONNECT request. */
    public static ProxyServer start() {
        return new ProxyServer();
    }

    /** For the setting {@code proxy}. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + relay.port());
    }

    /** {@code host:port}, as messages name it. */
    public String address() {
        return "127.0.0.1:" + relay.port();
    }

    /** Tunnels from now on. */
    public void tunnel() {
        tunnel(200);
    }

    /** The same, with another status of success. */
    public void tunnel(int status) {
        rule = head -> Reply.tunnel(status);
    }

    /** Answers every request with this status from now on, and closes the connection. */
    public void answer(int status, Map<String, String> headers, String body) {
        answer(Wire.answer(status, headers, body.getBytes(UTF_8), false));
    }

    /** Writes these bytes for every request from now on, and closes the connection. */
    public void answer(byte[] raw) {
        Reply reply = new Reply(raw.clone(), false);
        rule = head -> reply;
    }

    /** Tunnels requests with this user and password (Basic) from now on, and answers 407 to all others. */
    public void require(String user, String password) {
        String pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
        byte[] refused = Wire.answer(407, Map.of("Proxy-Authenticate", "Basic realm=\"proxy\""), new byte[0], false);
        String shown = "\r\nProxy-Authorization: Basic " + pair + "\r\n";
        rule = head -> head.contains(shown) ? Reply.TUNNEL : new Reply(refused, false);
    }

    /** How many requests to CONNECT came. */
    public int connects() {
        return (int) heads.stream().filter(head -> head.startsWith("CONNECT ")).count();
    }

    /** The heads of all requests, whole, in the order in which they came; never what went through a tunnel. */
    public List<String> heads() {
        return List.copyOf(heads);
    }

    private void serve(Socket client) throws IOException {
        RequestReader requests = new RequestReader(client.getInputStream());
        if (requests.readHead() == null) {
            return;
        }
        String head = requests.head();
        heads.add(head);
        Reply reply = rule.apply(head);
        if (!reply.tunnels()) {
            client.getOutputStream().write(reply.bytes());
            return;
        }
        if (!head.startsWith("CONNECT ")) {
            client.getOutputStream().write(Wire.answer(405, Map.of(), new byte[0], false));
            return;
        }
        URI target = URI.create("tunnel://" + head.split(" ", -1)[1]);
        try (Socket vendor = relay.connect(target.getHost(), target.getPort())) {
            client.getOutputStream().write(reply.bytes());
            relay.passOn(client, vendor);
        }
    }

    /** Closes all sockets and ends all threads. Repeatable. */
    @Override
    public void close() {
        relay.close();
    }
}
