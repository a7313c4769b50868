package dev.veriport.testkit.fault;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One accepted connection: the steps of a fault, and whether the client has closed it. */
final class Connection {

    private final Socket socket;
    private final InputStream in;
    private final RequestReader requests;
    private final FaultLog log;
    private final CountDownLatch leftByClient = new CountDownLatch(1);
    private final CountDownLatch watched = new CountDownLatch(1);
    private volatile boolean closedHere;
    private volatile @Nullable Socket vendor;

    Connection(Socket socket, FaultLog log) throws IOException {
        this.socket = socket;
        this.log = log;
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        requests = new RequestReader(in);
    }

    /**
     * Plays the fault to its end. A failing write or read means that the client has closed the connection, unless we
     * did.
     */
    void play(Fault fault) {
        try {
            fault.play(this);
        } catch (IOException broken) {
            clientLeft();
        } finally {
            close();
        }
    }

    boolean readHead() throws IOException {
        String line = requests.readHead();
        if (line == null) {
            clientLeft();
            return false;
        }
        log.request(requests.head());
        return true;
    }

    boolean readRequest() throws IOException {
        return readHead() && readBody();
    }

    /** The line of the request whose head was read last. */
    String requestLine() {
        String head = requests.head();
        return head.substring(0, head.indexOf('\r'));
    }

    boolean readBody() throws IOException {
        if (requests.readBody()) {
            return true;
        }
        clientLeft();
        return false;
    }

    /** Sends the request whose head was read last to a vendor, and the answer with more headers to the client. */
    void relay(URI target, Function<RelayedAnswer, Map<String, String>> headers) throws IOException {
        RelayedAnswer answer = forward(target);
        if (answer != null) {
            write(answer.bytes(headers.apply(answer)));
        }
        close();
    }

    /** Sends the request whose head was read last to a vendor. Returns null when the client closed the connection before. */
    @Nullable
    RelayedAnswer forward(URI target) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (!requests.readBody(body)) {
            clientLeft();
            return null;
        }
        try (Socket opened = new Socket(target.getHost(), target.getPort())) {
            vendor = opened;
            RelayedAnswer answer = RelayedAnswer.of(opened, requests.head(), body.toByteArray());
            log.relayed(answer);
            return answer;
        }
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void writeForEver(byte[] chunk) throws IOException {
        while (true) {
            write(chunk);
        }
    }

    /** Waits by a read with a timeout. Returns false when the client closed the connection meanwhile. */
    boolean pause(Duration interval) throws IOException {
        socket.setSoTimeout((int) Math.max(1, interval.toMillis()));
        try {
            if (in.read() < 0) {
                clientLeft();
                return false;
            }
            return true;
        } catch (SocketTimeoutException over) {
            return true;
        } finally {
            if (!socket.isClosed()) {
                socket.setSoTimeout(0);
            }
        }
    }

    /** Reads and discards until the client closes the connection. */
    void watch() throws IOException {
        byte[] waste = new byte[8192];
        int read = 0;
        while (read >= 0) {
            read = in.read(waste);
        }
        clientLeft();
    }

    /** Reads nothing until a test asks whether the client has closed the connection, which only a read can tell. */
    void ignore() throws IOException {
        try {
            watched.await();
            watch();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** A reset instead of an end: with SO_LINGER 0 the kernel sends RST. */
    void reset() throws IOException {
        closedHere = true;
        socket.setSoLinger(true, 0);
        socket.close();
    }

    void close() {
        closedHere = true;
        watched.countDown();
        Socket relaying = vendor;
        try {
            if (relaying != null) {
                relaying.close();
            }
            socket.close();
        } catch (IOException alreadyGone) {
            // Ignored: it is closed already.
        }
    }

    boolean awaitClientClose(Duration atMost) throws InterruptedException {
        watched.countDown();
        return leftByClient.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void clientLeft() {
        if (!closedHere) {
            leftByClient.countDown();
        }
    }
}
