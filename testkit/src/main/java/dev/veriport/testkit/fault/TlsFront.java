package dev.veriport.testkit.fault;

import dev.veriport.testkit.tls.TestIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/**
 * TLS in front of a vendor with plain http, on loopback. After a failed handshake the connection stays open until the
 * client closes it, so that the client always reads the alert. Safe for use from many threads.
 */
public final class TlsFront implements AutoCloseable {
    private final URI vendor;
    private final SSLContext context;
    private final String[] protocols;
    private final boolean wantsClients;
    private final Relay relay;

    private TlsFront(URI vendor, TestIdentity identity, Optional<X509Certificate> clients, String... protocols) {
        this.vendor = vendor;
        this.context = identity.server(clients.orElse(identity.chain().get(0)));
        this.protocols = protocols;
        this.wantsClients = clients.isPresent();
        this.relay = Relay.start("tls", this::serve);
    }

    /** @param vendor the target of the decrypted requests */
    public static TlsFront before(URI vendor, TestIdentity identity) {
        return new TlsFront(vendor, identity, Optional.empty(), "TLSv1.3", "TLSv1.2");
    }

    /**
     * The same, but requires a client certificate.
     *
     * @param clients the authority that issued theirs
     * @param protocol {@code TLSv1.3} or {@code TLSv1.2}
     */
    public static TlsFront forClients(URI vendor, TestIdentity identity, X509Certificate clients, String protocol) {
        return new TlsFront(vendor, identity, Optional.of(clients), protocol);
    }

    /** Its URL by address, without a slash at its end. */
    public URI baseUrl() {
        return URI.create("https://127.0.0.1:" + relay.port());
    }

    /** How many connections were accepted. */
    public int connections() {
        return relay.connections();
    }

    private void serve(Socket client) throws IOException {
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(client, (InputStream) null, false);
        tls.setUseClientMode(false);
        tls.setEnabledProtocols(protocols);
        tls.setNeedClientAuth(wantsClients);
        try {
            tls.startHandshake();
        } catch (SSLException refused) {
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
            return;
        }
        try (Socket backend = relay.connect(vendor.getHost(), vendor.getPort())) {
            relay.passOn(tls, backend);
        }
    }

    /** Closes all sockets and ends all threads. Repeatable. */
    @Override
    public void close() {
        relay.close();
    }
}
