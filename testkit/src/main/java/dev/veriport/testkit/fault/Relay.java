package dev.veriport.testkit.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Accepts connections on the loopback and serves each on a thread of its own, until it is closed. */
final class Relay implements AutoCloseable {
    private static final AtomicInteger THREADS = new AtomicInteger();

    private final ServerSocket listener;
    private final Service service;
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;
    private volatile boolean closing;

    /** Serves one connection, which is closed afterwards. */
    @FunctionalInterface
    interface Service {
        void serve(Socket client) throws IOException;
    }

    private Relay(String name, ServerSocket listener, Service service) {
        this.listener = listener;
        this.service = service;
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, name + "-" + THREADS.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    static Relay start(String name, Service service) {
        try {
            ServerSocket listener = new ServerSocket();
            listener.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 256);
            Relay started = new Relay(name, listener, service);
            started.threads.execute(started::acceptAll);
            return started;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    /** A connection that ends when this is closed. */
    Socket connect(String host, int port) throws IOException {
        Socket socket = new Socket(host, port);
        socket.setTcpNoDelay(true);
        open.add(socket);
        return socket;
    }

    /** Passes bytes both ways, until both sides have ended. */
    void passOn(Socket one, Socket other) {
        CompletableFuture<Void> back = CompletableFuture.runAsync(() -> copy(other, one), threads);
        copy(one, other);
        back.join();
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException broken) {
            close(from);
            close(to);
        }
    }

    private void acceptAll() {
        while (!closing) {
            try {
                Socket client = listener.accept();
                client.setTcpNoDelay(true);
                open.add(client);
                connections.incrementAndGet();
                threads.execute(() -> serve(client));
            } catch (IOException | RejectedExecutionException ended) {
                // Either this is closing, which ends the loop, or the connection was gone before it was accepted.
            }
        }
    }

    private void serve(Socket client) {
        try {
            service.serve(client);
        } catch (IOException broken) {
            // One side closed its connection, so the other is closed too.
        } finally {
            close(client);
            open.removeIf(Socket::isClosed);
        }
    }

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Ignored: it is closed already.
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            listener.close();
        } catch (IOException alreadyGone) {
            // Ignored: it is closed already.
        }
        open.forEach(Relay::close);
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a thread of the relay did not end");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
