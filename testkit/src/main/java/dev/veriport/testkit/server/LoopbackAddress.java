package dev.veriport.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** The addresses that a fake may listen on: loopback only. */
public final class LoopbackAddress {

    private LoopbackAddress() {}

    /**
     * The socket address of a loopback host.
     *
     * @param host an address such as {@code 127.0.0.1}
     * @param port a port, or 0 for one that is free
     * @throws IllegalArgumentException for an address that other machines can reach, since a fake has no access control
     */
    public static InetSocketAddress of(String host, int port) {
        try {
            InetAddress address = InetAddress.getByName(host);
            if (!address.isLoopbackAddress()) {
                throw new IllegalArgumentException("a fake vendor listens on a loopback address only, not on " + host);
            }
            return new InetSocketAddress(address, port);
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException("no such host: " + host, unknown);
        }
    }

    /** Whether this is a loopback host; false for no host. */
    static boolean isHost(@Nullable String host) {
        try {
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    static UncheckedIOException notBound(InetSocketAddress address, IOException cause) {
        return new UncheckedIOException("cannot listen on " + address + ": " + cause.getMessage(), cause);
    }
}
