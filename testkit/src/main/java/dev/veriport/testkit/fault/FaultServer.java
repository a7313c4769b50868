package dev.veriport.testkit.fault;

import dev.veriport.testkit.server.PathTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A server of raw sockets on loopback that plays one {@link Fault} on each connection: the queued faults first, then
 * the permanent one, else an answer 500. {@link #before Before a vendor} it relays requests, but for those that {@link #fail}
 * names. Safe for use from many threads.
 */
public final class FaultServer implements AutoCloseable {

    private static final int RECEIVE_BUFFER = 64 * 1024;
    private static final AtomicInteger THREADS = new AtomicInteger();

    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "fault-server-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });
    private final FaultLog log = new FaultLog();
    private final Queue<Fault> queued = new ConcurrentLinkedQueue<>();
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private volatile String path = "";
    private volatile Fault otherwise = Fault.respond(
            500, Map.of("Content-Type", "text/plain"), "no fault is scripted".getBytes(StandardCharsets.UTF_8));
    private volatile boolean closing;

    private FaultServer(ServerSocket listener) {
        this.listener = listener;
    }

    /** Listens on 127.0.0.1 and a free port. */
    public static FaultServer start() {
        try {
            ServerSocket listener = new ServerSocket();
            // Small and fixed, since the kernel would otherwise buffer megabytes of an unread upload.
            listener.setReceiveBufferSize(RECEIVE_BUFFER);
            listener.bind(new InetSocketAddress(loopback(), 0), 256);
            FaultServer started = new FaultServer(listener);
            started.threads.execute(started::acceptAll);
            return started;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    /** Listens, and relays each request to the vendor, on a connection of its own. */
    public static FaultServer before(URI vendor) {
        return before(vendor, answer -> Map.of());
    }

    /** As {@link #before(URI)}, and adds headers to each answer, before the vendor's: those that are made for this answer. */
    public static FaultServer before(URI vendor, Function<RelayedAnswer, Map<String, String>> headers) {
        FaultServer started = start();
        started.path = vendor.getRawPath().replaceFirst("/$", "");
        started.always(Fault.relay(vendor, headers));
        return started;
    }

    /**
     * A URL on loopback where connections are refused. The port stays bound, so that no other program listens there.
     */
    public static URI refusing() {
        return url(RefusingPort.SOCKET.getLocalPort());
    }

    /** The URL of this server, with the path of the vendor that it stands before, without a slash at its end. */
    public URI baseUrl() {
        return URI.create(url(listener.getLocalPort()) + path);
    }

    /** The fault of one connection, after those that are queued already. */
    public void enqueue(Fault fault) {
        queued.add(fault);
    }

    /** The fault of every connection for which none is queued. */
    public void always(Fault fault) {
        otherwise = fault;
    }

    /**
     * The fault of each request whose line begins so, such as {@code GET /records?} or {@code GET /people/{id}/photos}. All
     * others get what was set before. A fault that reads nothing comes after the head of the request.
     */
    public void fail(String requestLine, Fault fault) {
        otherwise = Fault.choose(PathTemplate.of(requestLine)::isStartOf, fault, otherwise);
    }

    /** The fault of the next request whose line begins so. All others get what was set before. */
    public void failOnce(String requestLine, Fault fault) {
        AtomicBoolean played = new AtomicBoolean();
        PathTemplate start = PathTemplate.of(requestLine);
        otherwise = Fault.choose(line -> start.isStartOf(line) && played.compareAndSet(false, true), fault, otherwise);
    }

    /** The vendor's answers, in their order: those that were relayed, and those that were lost. */
    public List<RelayedAnswer> relayed() {
        return log.relayed();
    }

    /** How many connections were accepted. */
    public int connections() {
        return log.connections();
    }

    /** Waits until this many connections were accepted; false after the timeout. */
    public boolean awaitConnections(int count, Duration atMost) throws InterruptedException {
        return log.awaitConnections(count, atMost);
    }

    /** How many whole request heads were read, over all connections. */
    public int requests() {
        return log.requestLines().size();
    }

    /** The first lines of these requests, in the order in which they were read. */
    public List<String> requestLines() {
        return log.requestLines();
    }

    /** These requests' heads, whole, in the same order. */
    public List<String> heads() {
        return log.heads();
    }

    /** Waits until this many request heads were read; false after the timeout. */
    public boolean awaitRequests(int count, Duration atMost) throws InterruptedException {
        return log.awaitRequests(count, atMost);
    }

    /**
     * Waits until the client has closed or reset the latest connection. Returns false where the server ended it first,
     * since that cannot be distinguished.
     */
    public boolean awaitClientClose(Duration atMost) throws InterruptedException {
        Connection last = log.awaitConnection(atMost);
        return last != null && last.awaitClientClose(atMost);
    }

    /** Closes all sockets and ends all threads. Repeatable. */
    @Override
    public void close() {
        closing = true;
        try {
            listener.close();
        } catch (IOException alreadyGone) {
            // Ignored: it is closed already.
        }
        open.forEach(Connection::close);
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a thread of the fault server did not end");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void acceptAll() {
        while (!closing) {
            try {
                accepted(listener.accept());
            } catch (IOException | RejectedExecutionException ended) {
                // Either this is closing, which ends the loop, or the connection was gone before it was accepted.
            }
        }
    }

    private void accepted(Socket socket) throws IOException {
        Connection connection = new Connection(socket, log);
        open.add(connection);
        log.connection(connection);
        if (closing) {
            connection.close();
            return;
        }
        Fault next = queued.poll();
        Fault fault = next == null ? otherwise : next;
        threads.execute(() -> {
            connection.play(fault);
            open.remove(connection);
        });
    }

    private static URI url(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    /** A socket that is bound and never listens: the kernel refuses connections and does not assign the port again. */
    private static final class RefusingPort {
        static final Socket SOCKET = bound();

        private static Socket bound() {
            try {
                Socket socket = new Socket();
                socket.bind(new InetSocketAddress(loopback(), 0));
                return socket;
            } catch (IOException taken) {
                throw new UncheckedIOException(taken);
            }
        }
    }
}
