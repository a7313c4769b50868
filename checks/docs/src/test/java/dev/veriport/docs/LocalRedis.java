package dev.veriport.docs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import redis.embedded.RedisServer;

/** A Redis on a free port of the loopback address, without persistence. */
final class LocalRedis implements AutoCloseable {
    private final RedisServer server;

    LocalRedis() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        server = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .setting("appendonly no")
                .build();
        server.start();
    }

    String uri() {
        return "redis://127.0.0.1:" + server.ports().get(0);
    }

    @Override
    public void close() throws IOException {
        server.stop();
    }
}
