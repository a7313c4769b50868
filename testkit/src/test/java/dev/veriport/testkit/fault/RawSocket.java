package dev.veriport.testkit.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks HTTP to a fault server as bytes, so that nothing is mended on the way. */
final class RawSocket {
    static final String GET = "GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n";

    private RawSocket() {}

    static Socket connect(FaultServer server) throws IOException {
        return new Socket(InetAddress.getByName("127.0.0.1"), server.baseUrl().getPort());
    }

    static Socket send(FaultServer server, String request) throws IOException {
        Socket client = connect(server);
        write(client, request.getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    static String exchange(FaultServer server, String request) throws IOException {
        try (Socket client = send(server, request)) {
            return text(client);
        }
    }

    static String text(Socket client) throws IOException {
        return new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    static void write(Socket client, byte[] bytes) throws IOException {
        client.getOutputStream().write(bytes);
    }

    static String post(String body) {
        return "POST /p HTTP/1.1\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
