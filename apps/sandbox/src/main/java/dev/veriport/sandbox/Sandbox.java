package dev.veriport.sandbox;

import dev.veriport.testkit.vendor.FakeVendor;
import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;

/** The installed fake vendors with their pages, and an onboarding site in front of them. Listens on loopback only. Thread-safe. */
public final class Sandbox implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int HIGHEST_PORT = 65_535;

    private final FakeVendors vendors;
    private final Onboarding onboarding;
    private final Javalin site;

    private Sandbox(FakeVendors vendors, Map<String, String> more) {
        this.vendors = vendors;
        this.onboarding = new Onboarding(vendors, more);
        this.site = Javalin.create(new Site(vendors, onboarding, this::url)::configure);
    }

    /**
     * Starts everything, with what it stores in memory.
     *
     * @param port of the onboarding site. Each vendor uses one of the next ports, in the order of their names. 0 for
     *     free ports
     * @throws IOException when a port is taken, or would be above 65535
     */
    public static Sandbox start(int port) throws IOException {
        return start(port, Map.of());
    }

    /**
     * Starts everything.
     *
     * @param port as in {@link #start(int)}
     * @param more settings beside those of the vendors, such as those of a store; a setting of a fake vendor stays as it is
     * @throws IOException when a port is taken, or would be above 65535
     * @throws dev.veriport.error.ConfigurationException with every problem of the settings
     */
    public static Sandbox start(int port, Map<String, String> more) throws IOException {
        if (lastPort(port) > HIGHEST_PORT) {
            throw new IOException("the ports %d to %d are needed, and the highest is %d"
                    .formatted(port, lastPort(port), HIGHEST_PORT));
        }
        FakeVendors vendors = vendors(port);
        Sandbox sandbox;
        try {
            sandbox = new Sandbox(vendors, more);
        } catch (RuntimeException misconfigured) {
            vendors.close();
            throw misconfigured;
        }
        try {
            sandbox.site.start(HOST, port);
            return sandbox;
        } catch (JavalinBindException taken) {
            sandbox.close();
            throw taken(port, taken);
        }
    }

    private static FakeVendors vendors(int port) throws IOException {
        try {
            return FakeVendors.start(port == 0 ? 0 : port + 1);
        } catch (UncheckedIOException taken) {
            throw taken(port, taken);
        }
    }

    private static IOException taken(int port, RuntimeException cause) {
        return new IOException("one of the ports %d to %d is taken".formatted(port, lastPort(port)), cause);
    }

    private static int lastPort(int port) {
        return port + FakeVendor.installed().size();
    }

    /** Settings for an application that uses these fake vendors. */
    public Map<String, String> settings() {
        return vendors.settings(onboarding.vendors().get(0));
    }

    /** The URL of the onboarding site. */
    public URI url() {
        return URI.create("http://" + HOST + ":" + site.port());
    }

    @Override
    public void close() {
        site.stop();
        onboarding.close();
        vendors.close();
    }
}
