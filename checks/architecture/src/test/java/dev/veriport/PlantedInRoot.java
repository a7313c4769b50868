package dev.veriport;

import dev.veriport.guice.VeriportModule;
import org.apache.hc.client5.http.classic.HttpClient;

/** Planted: the entry without a container knows the container, and HttpClient. */
public record PlantedInRoot(VeriportModule above, HttpClient library) {
    synchronized void lockedWhileCalling() {}
}
