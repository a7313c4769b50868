package dev.veriport;

import dev.veriport.guice.VeriportModule;
import java.net.http.HttpClient;
import java.util.concurrent.atomic.AtomicInteger;

/** Planted: the entry without a container knows the container, and an HTTP client; and locks. */
final class PlantedInRoot {
    private PlantedInRoot() {}

    record KnowsGuice(VeriportModule above) {}

    record HasAClient(HttpClient client) {}

    record UsesHttpClient(org.apache.hc.client5.http.classic.HttpClient library) {}

    static final class LockedMethod {
        synchronized void lockedWhileCalling() {}
    }

    static final class LockedBlock {
        final AtomicInteger calls = new AtomicInteger();

        void lockedWhileCalling() {
            synchronized (calls) {
                calls.incrementAndGet();
            }
        }
    }
}
