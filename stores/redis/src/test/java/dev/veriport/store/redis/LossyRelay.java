package dev.veriport.store.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stands between a store and its Redis, and can lose an answer with its connection. */
final class LossyRelay implements AutoCloseable {
    private static final int BUFFER = 8_192;

    private final ServerSocket server;
    private final int redis;
    private final AtomicBoolean losesNext = new AtomicBoolean();

    LossyRelay(RealRedis redis) {
        this.redis = redis.port();
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        start(this::accept);
    }

    String uri() {
        return "redis://127.0.0.1:" + server.getLocalPort();
    }

    /** The next answer is not passed on, and its connection is closed. */
    void loseNextAnswer() {
        losesNext.set(true);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket backend = new Socket(InetAddress.getLoopbackAddress(), redis);
                start(() -> pass(client, backend, false));
                start(() -> pass(backend, client, true));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to, boolean isAnswer) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                if (isAnswer && losesNext.compareAndSet(true, false)) {
                    return;
                }
                out.write(buffer, 0, count);
            }
        } catch (IOException closed) {
            // by one of both ends
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
