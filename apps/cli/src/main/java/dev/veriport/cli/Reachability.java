package dev.veriport.cli;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.ProviderId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Checks whether the vendor's host accepts a connection. Sends no request, so the vendor counts none. */
final class Reachability {
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

    private Reachability() {}

    /** @throws VeriportException {@link ErrorCode#UNAVAILABLE} when no connection can be made */
    static void check(ProviderId provider, URI address) {
        int port =
                address.getPort() >= 0 ? address.getPort() : address.getScheme().equals("https") ? 443 : 80;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), port), CONNECT_TIMEOUT_MILLIS);
        } catch (IOException unreachable) {
            throw VeriportException.notSent(
                            ErrorCode.UNAVAILABLE, provider + " cannot be reached: check base-url, proxy and firewall")
                    .provider(provider)
                    .build();
        }
    }
}
